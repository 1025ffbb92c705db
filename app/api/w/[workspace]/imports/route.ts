import { consoleRoute } from "@/lib/auth/route";
import { importWithFeatures } from "@/lib/dreams/import";
import { AppError } from "@/lib/errors";
import { listImports } from "@/lib/sessions/queries/imports";
import { maxUploadBytes } from "@/lib/sessions/upload/limit";
import { UPLOAD_TYPE } from "@/lib/sessions/upload/pack";
import { unpackFiles } from "@/lib/sessions/upload/unpack";

export const dynamic = "force-dynamic";

/** The latest imports. */
export const GET = consoleRoute(async (_request, actor) => Response.json({ imports: await listImports(actor) }), { permission: "sessions.read" });

/** Takes the files of one drop as they arrive; closing the connection cancels the import. */
export const POST = consoleRoute(
  async (request, actor) => {
    if (request.headers.get("content-type") !== UPLOAD_TYPE || !request.body) throw new AppError("invalid", `Send files as ${UPLOAD_TYPE}.`);
    const query = new URL(request.url).searchParams;
    const report = await importWithFeatures(actor, unpackFiles(request.body), {
      origin: "console",
      signal: request.signal,
      agent: query.get("agent")?.slice(0, 200) || undefined,
      format: query.get("format") || undefined,
    });
    return Response.json(report);
  },
  { permission: "sessions.import", maxBody: maxUploadBytes() },
);
