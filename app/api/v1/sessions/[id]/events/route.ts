import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { listEventsJson } from "@/lib/sessions/queries/events";
import { wholeNumber } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** `GET /api/v1/sessions/{id}/events?from=<index>&limit=`: events in order, texts whole. */
export const GET = apiRoute<{ id: string }>(
  async (request, actor, params) => {
    const query = new URL(request.url).searchParams;
    const from = wholeNumber(query.get("from"), "from", 0);
    const limit = wholeNumber(query.get("limit"), "limit", 100);
    return Response.json(await listEventsJson(actor, params.id, from, limit), { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "sessions.read", query: ["from", "limit"] },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
