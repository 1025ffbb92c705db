import { consoleRoute } from "@/lib/auth/route";
import { eventText } from "@/lib/sessions/queries/events";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";
import { wholeNumber } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** The next step of a long text. */
export const GET = consoleRoute<{ workspace: string; session: string; index: string }>(
  async (request, actor, params) => {
    const id = await resolveSessionId(actor, params.session);
    const from = wholeNumber(new URL(request.url).searchParams.get("from"), "from", 0);
    return Response.json(await eventText(actor, id, wholeNumber(params.index, "index", 0), from));
  },
  { permission: "sessions.read" },
);
