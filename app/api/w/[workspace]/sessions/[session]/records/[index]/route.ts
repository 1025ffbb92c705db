import { consoleRoute } from "@/lib/auth/route";
import { getRecord } from "@/lib/sessions/queries/records";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";
import { wholeNumber } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** One record as the source wrote it. */
export const GET = consoleRoute<{ workspace: string; session: string; index: string }>(
  async (_request, actor, params) => {
    const id = await resolveSessionId(actor, params.session);
    return Response.json(await getRecord(actor, id, wholeNumber(params.index, "index", 0)));
  },
  { permission: "sessions.read" },
);
