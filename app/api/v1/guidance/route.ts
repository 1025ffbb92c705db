import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { withoutItems } from "@/lib/guidance/current";
import { recordRestDelivery } from "@/lib/guidance/deliveries";
import { etagMatches } from "@/lib/guidance/etag";
import { sessionIsHeldOut } from "@/lib/guidance/hold-out";
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
    const full = await renderedQuery(actor, query);
    // Guidance of the past is looked at, not delivered.
    const delivered = session !== undefined && at === undefined;
    const heldOut = delivered && (await sessionIsHeldOut(actor.workspaceId, session));
    if (delivered) await recordRestDelivery(actor, full, { ...query, session }, heldOut);
    const rendered = heldOut ? withoutItems(full, query.format) : full;
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
