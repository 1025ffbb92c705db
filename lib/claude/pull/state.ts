import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { StoredConnection } from "@/lib/claude/connections/queries";
import { sql } from "@/lib/db/client";
import { wellFormed } from "@/lib/text/well-formed";

/** What is known of the platform's sessions: which state of each is here. */

type Session = BetaManagedAgentsSession;

/** The state that our events of these sessions are of, by id; absent when a session is not known. */
export async function fetchedStates(connection: StoredConnection, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await sql<{ id: string; state: string | null }>(
    `SELECT session_id AS id, fetched_at_state AS state FROM claude_sessions WHERE workspace_id = $1 AND connection_id = $2 AND session_id = ANY($3)`,
    [connection.workspaceId, connection.id, ids],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Sessions that are ours, in which a dream works: they are no agent's work. */
export async function dreamSessions(connection: StoredConnection): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    "SELECT remote_session_id AS id FROM claude_dreams WHERE workspace_id = $1 AND connection_id = $2 AND remote_session_id IS NOT NULL",
    [connection.workspaceId, connection.id],
  );
  return new Set(rows.map((row) => row.id));
}

const storesOf = (session: Session) =>
  session.resources.flatMap((each) =>
    each.type === "memory_store" ? [{ id: each.memory_store_id, name: wellFormed(each.name ?? ""), access: each.access ?? "read_write" }] : [],
  );

/** Writes down sessions as they were listed; what was fetched of them stays as it is. */
export async function noteListed(connection: StoredConnection, sessions: readonly Session[]): Promise<void> {
  if (sessions.length === 0) return;
  const rows = sessions.map((session) => ({
    id: session.id,
    agent: session.agent.id,
    status: session.status,
    title: wellFormed((session.title ?? "").slice(0, 300)),
    created: session.created_at,
    updated: session.updated_at,
    usage: session.usage,
    outcomes: session.outcome_evaluations.map(({ outcome_id, result, iteration }) => ({ outcome_id, result, iteration })),
    stores: storesOf(session),
  }));
  await sql(
    `INSERT INTO claude_sessions (workspace_id, connection_id, session_id, agent_id, status, title, remote_created_at, remote_updated_at, usage, outcomes, stores)
     SELECT $1, $2, r.id, r.agent, r.status, r.title, r.created, r.updated, r.usage, r.outcomes, r.stores
     FROM jsonb_to_recordset($3::jsonb) AS r (id text, agent text, status text, title text, created text, updated text, usage jsonb, outcomes jsonb, stores jsonb)
     ON CONFLICT (connection_id, session_id) DO UPDATE SET agent_id = excluded.agent_id, status = excluded.status, title = excluded.title,
       remote_updated_at = excluded.remote_updated_at, usage = excluded.usage, outcomes = excluded.outcomes, stores = excluded.stores, gone_at = NULL, seen_at = now()`,
    [connection.workspaceId, connection.id, JSON.stringify(rows)],
  );
}

export interface Fetched {
  id: string;
  /** `updated_at` of the session as it was listed before its events were fetched. */
  state: string;
  threads: number;
  events: number;
}

/** After the import has stored them: the events here are those of this state. */
export async function noteFetched(connection: StoredConnection, fetched: readonly Fetched[]): Promise<void> {
  if (fetched.length === 0) return;
  await sql(
    `UPDATE claude_sessions s SET fetched_at_state = r.state, threads = r.threads, events = r.events, problem = NULL
     FROM jsonb_to_recordset($3::jsonb) AS r (id text, state text, threads int, events int)
     WHERE s.workspace_id = $1 AND s.connection_id = $2 AND s.session_id = r.id`,
    [connection.workspaceId, connection.id, JSON.stringify(fetched)],
  );
}

export async function noteProblem(connection: StoredConnection, sessionId: string, problem: string): Promise<void> {
  await sql("UPDATE claude_sessions SET problem = $4 WHERE workspace_id = $1 AND connection_id = $2 AND session_id = $3", [
    connection.workspaceId,
    connection.id,
    sessionId,
    problem.slice(0, 500),
  ]);
}

export async function noteGone(connection: StoredConnection, sessionId: string): Promise<void> {
  await sql("UPDATE claude_sessions SET gone_at = coalesce(gone_at, now()) WHERE workspace_id = $1 AND connection_id = $2 AND session_id = $3", [
    connection.workspaceId,
    connection.id,
    sessionId,
  ]);
}

/** The creation time of the newest session that is known, as the platform writes it; null before the first. */
export async function newestSession(connection: StoredConnection): Promise<string | null> {
  const [row] = await sql<{ newest: string | null }>(
    "SELECT max(remote_created_at) AS newest FROM claude_sessions WHERE workspace_id = $1 AND connection_id = $2 AND remote_created_at <> ''",
    [connection.workspaceId, connection.id],
  );
  return row?.newest ?? null;
}

/** Sessions from before `since` that were at work or failed when last seen, the oldest look first. */
export async function unfinishedBefore(connection: StoredConnection, since: string, most: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT session_id AS id FROM claude_sessions WHERE workspace_id = $1 AND connection_id = $2 AND remote_created_at < $3 AND gone_at IS NULL
       AND (problem IS NOT NULL OR fetched_at_state IS DISTINCT FROM remote_updated_at) ORDER BY seen_at LIMIT $4`,
    [connection.workspaceId, connection.id, since, most],
  );
  return rows.map((row) => row.id);
}
