import { consoleRoute } from "@/lib/auth/route";
import { notFound } from "@/lib/errors";
import { exportExposure } from "@/lib/guidance/exposure-export";
import { isId } from "@/lib/ids";

/** The sessions that had a lesson, as a download. POST, because an export is itself an entry of the trail. */
export const POST = consoleRoute<{ workspace: string; id: string }>(
  async (_request, actor, { id }) => {
    if (!isId("lesson", id)) throw notFound("lesson");
    const lines = (await exportExposure(actor, id))[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${value}\r\n`));
      },
      async cancel() {
        await lines.return?.();
      },
    });
    return new Response(body, {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="sessions-${id}.csv"`, "cache-control": "no-store" },
    });
  },
  { permission: "audit.export" },
);
