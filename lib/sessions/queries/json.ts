import type { Actor } from "@/lib/auth/actor";
import { getSession, listSessions, type SessionRow } from "../queries";
import type { SessionFilter } from "./filter";
import type { SessionDetailJson, SessionJson } from "./json-schema";

function toJson({ agent, agentVersion, ...row }: SessionRow): SessionJson {
  return {
    id: row.id,
    source: row.source,
    sourceId: row.sourceId,
    version: row.version,
    agent: { name: agent, version: agentVersion },
    taskKey: row.taskKey,
    title: row.title,
    occurredAt: row.occurredAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    importedAt: row.importedAt,
    events: row.events,
    errors: row.errors,
    verdict: row.verdict,
    reward: row.reward,
    succeeded: row.succeeded,
  };
}

/** A page of sessions as the API gives it. @throws AppError forbidden, invalid */
export async function listSessionsJson(
  actor: Actor,
  filter: SessionFilter,
  page: { cursor?: string; limit?: number },
): Promise<{ sessions: SessionJson[]; next: string | null }> {
  const { sessions, next } = await listSessions(actor, filter, page);
  return { sessions: sessions.map(toJson), next };
}

/** One session as the API gives it; people who contested a verdict are not named. @throws AppError not_found */
export async function getSessionJson(actor: Actor, id: string): Promise<SessionDetailJson> {
  const session = await getSession(actor, id);
  return {
    ...toJson(session),
    current: session.current,
    threads: session.threads.map(({ events: _, ...thread }) => thread),
    outcomes: session.outcomes.map(({ goal, rubric }) => ({ goal, rubric })),
    verdicts: session.verdicts.map(({ outcome: _, person: __, ...verdict }) => verdict),
    guidance: session.guidance,
    meta: session.meta,
  };
}
