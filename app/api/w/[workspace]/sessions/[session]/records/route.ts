import { consoleRoute } from "@/lib/auth/route";
import { listUnknownRecords } from "@/lib/sessions/queries/records";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";
import { wholeNumber } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** Records that no rule understood. */
export const GET = consoleRoute<{ workspace: string; session: string }>(
  async (request, actor, params) => {
    const id = await resolveSessionId(actor, params.session);
    return Response.json(await listUnknownRecords(actor, id, wholeNumber(new URL(request.url).searchParams.get("from"), "from", 0)));
  },
  { permission: "sessions.read" },
);
