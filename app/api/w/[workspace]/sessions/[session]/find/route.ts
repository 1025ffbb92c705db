import { consoleRoute } from "@/lib/auth/route";
import { findInSession } from "@/lib/sessions/queries/find";
import { resolveSessionId } from "@/lib/sessions/queries/resolve";

export const dynamic = "force-dynamic";

/** Find in page: a virtual list hides most of the text from the browser's own. */
export const GET = consoleRoute<{ workspace: string; session: string }>(
  async (request, actor, params) => {
    const id = await resolveSessionId(actor, params.session);
    return Response.json(await findInSession(actor, id, new URL(request.url).searchParams.get("q") ?? ""));
  },
  { permission: "sessions.read" },
);
