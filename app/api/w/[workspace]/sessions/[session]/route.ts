import { consoleRoute } from "@/lib/auth/route";
import { getSession } from "@/lib/sessions/queries";
import { listCitations } from "@/lib/sessions/queries/citations";

export const dynamic = "force-dynamic";

/** What a transcript beside a lesson needs to know of its session: who, what verdict, how long, its threads, and which lessons quote it. */
export const GET = consoleRoute<{ workspace: string; session: string }>(
  async (_request, actor, params) => {
    const { id, title, sourceId, agent, agentVersion, events, threads, verdict, reward, succeeded, occurredAt } = await getSession(actor, params.session);
    const citations = await listCitations(actor, id);
    return Response.json({ id, title, sourceId, agent, agentVersion, events, threads, verdict, reward, succeeded, occurredAt, citations });
  },
  { permission: "sessions.read" },
);
