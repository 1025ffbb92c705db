import { z } from "zod";
import { answerFiles } from "@/lib/answers/files";
import { answerQuestion } from "@/lib/answers/gather";
import { questionInput } from "@/lib/answers/question";
import { consoleRoute } from "@/lib/auth/route";

const input = z.object({ question: questionInput, form: z.enum(["proof", "page"]) });

/** The answer to a question, as a download. POST, because asking is itself an entry of the trail. */
export const POST = consoleRoute(
  async (request, actor, { workspace }) => {
    const { question, form } = input.parse(await request.json());
    const { proof, page } = answerFiles(await answerQuestion(actor, question));
    const isPage = form === "page";
    return new Response(isPage ? page : proof, {
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "application/jsonl; charset=utf-8",
        // Never shown in the console's own origin, whatever it says.
        "content-disposition": `attachment; filename="answer-${workspace}-${question.kind}.${isPage ? "html" : "jsonl"}"`,
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "no-store",
      },
    });
  },
  { permission: "audit.export" },
);
