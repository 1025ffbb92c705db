import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { recordRestDelivery } from "@/lib/guidance/deliveries";
import { etagMatches } from "@/lib/guidance/etag";
import { renderedGuidance } from "@/lib/guidance/queries";
import { readGuidanceQuery } from "@/lib/guidance/schema";

export const dynamic = "force-dynamic";

/** `GET /api/v1/guidance?agent=&role=&task=&tools=&session=&format=&at=`: what an agent gets, byte for byte as approved. */
export const GET = apiRoute(
  async (request, actor) => {
    const query = readGuidanceQuery(new URL(request.url).searchParams);
    const { agent, role, task, tools, at, session, format } = query;
    const rendered = await renderedGuidance(actor, { agent, role, task, tools, at }, format);
    // Guidance of the past is looked at, not delivered.
    if (session !== undefined && at === undefined) await recordRestDelivery(actor, rendered, { ...query, session });
    const headers: Record<string, string> = {
      etag: rendered.etag,
      "cache-control": "private, no-cache",
      vary: "Authorization",
      "x-lucid-release": rendered.release ? String(rendered.release.number) : "none",
    };
    if (etagMatches(request.headers.get("if-none-match"), rendered.etag)) return new Response(null, { status: 304, headers });
    headers["content-type"] = rendered.contentType;
    headers["content-length"] = String(rendered.body.byteLength);
    return new Response(rendered.body, { headers });
  },
  { permission: "guidance.read" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
