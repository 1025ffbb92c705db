import { consoleRoute } from "@/lib/auth/route";
import { listEvents, PAGE_EVENTS } from "@/lib/sessions/queries/events";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";
import { wholeNumber } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** A page of a transcript, long texts cut. */
export const GET = consoleRoute<{ workspace: string; session: string }>(
  async (request, actor, params) => {
    const query = new URL(request.url).searchParams;
    const id = await resolveSessionId(actor, params.session);
    const events = await listEvents(actor, id, wholeNumber(query.get("from"), "from", 0), wholeNumber(query.get("limit"), "limit", PAGE_EVENTS));
    return Response.json({ events });
  },
  { permission: "sessions.read" },
);
