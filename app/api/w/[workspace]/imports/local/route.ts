import { z } from "zod";
import { logUnexpected, readable, UNEXPECTED } from "@/lib/auth/problem";
import { consoleRoute } from "@/lib/auth/route";
import { importWithFeatures } from "@/lib/dreams/import";
import { findLocalSessions, localSources } from "@/lib/sessions/local";

export const dynamic = "force-dynamic";

/** What there is on this machine: names and sizes, nothing is read. */
export const GET = consoleRoute(async (request, actor) => Response.json(await findLocalSessions(actor, request.headers)), {
  permission: "sessions.import_local",
});

const chosen = z.object({ projects: z.array(z.string().min(1).max(500)).min(1).max(5000) });
const PROGRESS_EVERY_MS = 250;

/** Imports the chosen projects; answers with lines of JSON, progress first and the report last. */
export const POST = consoleRoute(
  async (request, actor) => {
    const { projects } = chosen.parse(await request.json());
    const sources = await localSources(actor, request.headers, projects);
    const { readable: lines, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const canceled = new AbortController();
    request.signal.addEventListener("abort", () => canceled.abort());
    writer.closed.catch(() => canceled.abort());
    const say = (line: unknown) => void writer.write(new TextEncoder().encode(`${JSON.stringify(line)}\n`)).catch(() => canceled.abort());
    let last = 0;
    const run = async () => {
      try {
        const report = await importWithFeatures(actor, sources, {
          origin: "console",
          signal: canceled.signal,
          onProgress: (progress) => {
            if (Date.now() - last < PROGRESS_EVERY_MS) return;
            last = Date.now();
            say({ progress });
          },
        });
        say({ report });
      } catch (error) {
        const known = readable(error);
        if (!known) logUnexpected(error, actor.requestId, "import of local sessions");
        say({ error: known?.message ?? UNEXPECTED });
      }
      await writer.close().catch(() => canceled.abort());
    };
    void run();
    return new Response(lines, { headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" } });
  },
  { permission: "sessions.import_local" },
);
