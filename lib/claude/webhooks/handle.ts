import type Anthropic from "@anthropic-ai/sdk";
import { NotFoundError } from "@anthropic-ai/sdk";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { JobPostponed } from "@/lib/jobs/registry";
import { claudeClient } from "../client/client";
import { claudeFailure, mayPass } from "../client/failure";
import type { StoredConnection } from "../connections/queries";
import { storeTold } from "../publish/told";
import { takeAgent } from "../pull/agents";
import { whatToDo } from "../pull/pull";
import { dreamSessions, fetchedStates, noteGone, noteListed } from "../pull/state";
import { takeStore } from "../pull/stores";
import { Interrupted, takeSessions } from "../pull/take-sessions";

interface Told {
  id: string;
  type: string;
  object: string;
}

/** A session that has only just begun has nothing yet: its rest is told of later. */
const TOO_EARLY = /^session\.(?:created|pending|running|status_run_started|status_rescheduled)$/;
const WAIT_SECONDS = 60;

/** What events ask for, each thing once, whatever their order. Pure. */
export function wantedBy(told: readonly Told[]): { sessions: string[]; gone: string[]; agents: string[]; stores: string[] } {
  const sessions = new Set<string>();
  const gone = new Set<string>();
  const agents = new Set<string>();
  const stores = new Set<string>();
  for (const { type, object } of told) {
    if (type === "session.deleted") gone.add(object);
    else if (type.startsWith("session.") && !TOO_EARLY.test(type)) sessions.add(object);
    else if (type === "agent.created" || type === "agent.updated" || type === "agent.archived") agents.add(object);
    else if (type.startsWith("memory_store.")) stores.add(object);
  }
  for (const id of gone) sessions.delete(id);
  return { sessions: [...sessions].sort(), gone: [...gone].sort(), agents: [...agents].sort(), stores: [...stores].sort() };
}

async function refreshSessions(actor: Actor, client: Anthropic, connection: StoredConnection, ids: readonly string[], signal?: AbortSignal): Promise<void> {
  const own = await dreamSessions(connection);
  const found: BetaManagedAgentsSession[] = [];
  for (const id of ids) {
    if (own.has(id)) continue;
    try {
      found.push(await client.beta.sessions.retrieve(id));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      await noteGone(connection, id);
    }
  }
  const states = await fetchedStates(
    connection,
    found.map((session) => session.id),
  );
  await noteListed(connection, found);
  const wanted = found.filter((session) => whatToDo(session, states.get(session.id)) === "fetch");
  await takeSessions(actor, client, connection, wanted, signal);
}

/**
 * Does what the events that wait ask for, and marks them as done. Events that came twice or in another order ask for the same; what is here
 * already costs one request for each session and no more.
 * @throws JobPostponed when Claude asked for fewer requests or could not be reached
 */
export async function handleEvents(actor: Actor, connectionId: string, signal?: AbortSignal): Promise<void> {
  await authorize(actor, "sessions.import");
  const told = await sql<Told>(
    `SELECT event_id AS id, type, object_id AS object FROM claude_events WHERE workspace_id = $1 AND connection_id = $2 AND handled_at IS NULL
     ORDER BY received_at, event_id LIMIT 500`,
    [actor.workspaceId, connectionId],
  );
  if (told.length === 0) return;
  try {
    const { client, connection } = await claudeClient(actor);
    if (connection.id === connectionId) {
      const { sessions, gone, agents, stores } = wantedBy(told);
      for (const id of gone) await noteGone(connection, id);
      await refreshSessions(actor, client, connection, sessions, signal);
      for (const id of agents) await takeAgent(client, connection, id);
      for (const id of stores) {
        await takeStore(client, connection, id);
        await storeTold(actor.workspaceId, id);
      }
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    const failure = error instanceof Interrupted ? error.reason : claudeFailure(error);
    if (mayPass(failure)) throw new JobPostponed(WAIT_SECONDS);
    // Without a connection there is nobody to ask any more.
    if (!(failure instanceof AppError && failure.code === "conflict")) throw failure;
  }
  await sql("UPDATE claude_events SET handled_at = now() WHERE workspace_id = $1 AND connection_id = $2 AND event_id = ANY($3)", [
    actor.workspaceId,
    connectionId,
    told.map((each) => each.id),
  ]);
}
