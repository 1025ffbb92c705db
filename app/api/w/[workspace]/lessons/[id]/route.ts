import { consoleRoute } from "@/lib/auth/route";
import { getLessonForReview } from "@/lib/lessons/review-view";

/** Everything the desk shows of one lesson. */
export const GET = consoleRoute<{ workspace: string; id: string }>(
  async (_request, actor, { id }) => Response.json(await getLessonForReview(actor, id), { headers: { "cache-control": "private, no-store" } }),
  { permission: "lessons.read" },
);
