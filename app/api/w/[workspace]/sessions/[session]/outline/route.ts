import { consoleRoute } from "@/lib/auth/route";
import { getOutline } from "@/lib/sessions/queries/outline";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";

export const dynamic = "force-dynamic";

/** Errors, people's turns, verdicts and threads of a transcript. */
export const GET = consoleRoute<{ workspace: string; session: string }>(
  async (_request, actor, params) => Response.json(await getOutline(actor, await resolveSessionId(actor, params.session))),
  { permission: "sessions.read" },
);
