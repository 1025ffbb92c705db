import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { recordRestDelivery } from "@/lib/guidance/deliveries";
import { etagMatches } from "@/lib/guidance/etag";
import { renderedQuery } from "@/lib/guidance/queries";
import { guidanceQueryOf } from "@/lib/guidance/schema";

export const dynamic = "force-dynamic";

/** The bytes as they are kept: a Response made of bytes copies them first. */
function shared(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** `GET /api/v1/guidance?agent=&role=&task=&tools=&session=&format=&at=`: what an agent gets, byte for byte as approved. */
export const GET = apiRoute(
  async (request, actor) => {
    const query = guidanceQueryOf(request.url);
    const { at, session } = query;
    const rendered = await renderedQuery(actor, query);
    // Guidance of the past is looked at, not delivered.
    if (session !== undefined && at === undefined) await recordRestDelivery(actor, rendered, { ...query, session });
    const headers: Record<string, string> = {
      etag: rendered.etag,
      "cache-control": "private, no-cache",
      vary: "Authorization",
      "x-content-type-options": "nosniff",
      "x-lucid-release": rendered.release ? String(rendered.release.number) : "none",
    };
    if (etagMatches(request.headers.get("if-none-match"), rendered.etag)) return new Response(null, { status: 304, headers });
    headers["content-type"] = rendered.contentType;
    return new Response(shared(rendered.body), { headers });
  },
  { permission: "guidance.read", query: "any" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
