import { z } from "zod";
import { consoleRoute } from "@/lib/auth/route";
import { importWithFeatures } from "@/lib/dreams/import";
import { AppError } from "@/lib/errors";
import { lineMappingSchema } from "@/lib/sessions/import/line-mapping";
import { maxUploadBytes } from "@/lib/sessions/upload/limit";
import { cleanPath } from "@/lib/sessions/upload/unpack";

export const dynamic = "force-dynamic";

const mappingParameter = z
  .string()
  .max(10_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: "custom", message: "The mapping is not JSON." });
      return z.NEVER;
    }
  })
  .pipe(lineMappingSchema);

/** Takes one file of JSON lines as it arrives, read as `mapping` says. */
export const POST = consoleRoute(
  async (request, actor) => {
    const query = new URL(request.url).searchParams;
    const mapping = mappingParameter.parse(query.get("mapping") ?? "");
    const { body } = request;
    if (!body) throw new AppError("invalid", "Send the lines as the body of the request.");
    const source = { path: cleanPath(query.get("name") ?? "lines.jsonl"), open: () => body };
    return Response.json(await importWithFeatures(actor, [source], { origin: "console", signal: request.signal, mapping }));
  },
  { permission: "sessions.import", maxBody: maxUploadBytes() },
);
