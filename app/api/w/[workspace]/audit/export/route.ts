import { exportTrail } from "@/lib/audit/export";
import { consoleRoute } from "@/lib/auth/route";

/** The trail as a download. POST, because an export is itself an entry of the trail. */
export const POST = consoleRoute(
  async (_request, actor, { workspace }) => {
    const lines = (await exportTrail(actor))[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${value}\n`));
      },
      async cancel() {
        await lines.return?.();
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="audit-${workspace}.jsonl"`,
        "cache-control": "no-store",
      },
    });
  },
  { permission: "audit.export" },
);
