import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { NO_PROGRESS, type PullFailure, type PullKind, type PullProgress, type PullStatus } from "./pull";

export interface PullView {
  id: string;
  kind: PullKind;
  status: PullStatus;
  progress: PullProgress;
  failures: PullFailure[];
  error: string | null;
  createdAt: string;
  finishedAt: string | null;
}

interface PullRow extends Omit<PullView, "createdAt" | "finishedAt" | "progress"> {
  progress: Partial<PullProgress>;
  createdAt: Date;
  finishedAt: Date | null;
}

/** The latest pulls, the newest first. */
export async function listPulls(actor: Actor, limit = 10): Promise<PullView[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<PullRow>(
    `SELECT id, kind, status, progress, failures, error, created_at AS "createdAt", finished_at AS "finishedAt" FROM claude_pulls
     WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
    [actor.workspaceId, limit],
  );
  return rows.map((row) => ({
    ...row,
    progress: { ...NO_PROGRESS, ...row.progress },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}

export interface RemoteAgent {
  id: string;
  name: string;
  model: string;
  version: number;
  versions: number;
  multiagent: boolean;
  archived: boolean;
  sessions: number;
}

/** The agents of the platform, by name, with their newest version. */
export async function listRemoteAgents(actor: Actor): Promise<RemoteAgent[]> {
  await authorize(actor, "sessions.read");
  return sql<RemoteAgent>(
    `SELECT DISTINCT ON (a.agent_id) a.agent_id AS id, a.name, a.model, a.version, a.multiagent, a.archived,
       count(*) OVER (PARTITION BY a.agent_id)::int AS versions,
       (SELECT count(*)::int FROM claude_sessions s WHERE s.connection_id = a.connection_id AND s.agent_id = a.agent_id) AS sessions
     FROM claude_agents a JOIN claude_connections c ON c.id = a.connection_id AND c.state = 'active'
     WHERE a.workspace_id = $1 ORDER BY a.agent_id, a.version DESC LIMIT 500`,
    [actor.workspaceId],
  );
}

export interface RemoteStore {
  id: string;
  name: string;
  description: string;
  role: "agents" | "guidance" | "dream_input" | "dream_output";
  archived: boolean;
  memories: number;
  versions: number;
  pulledAt: string | null;
  problem: string | null;
}

const STORES = `
SELECT s.store_id AS id, s.name, s.description, s.role, s.archived, s.problem, s.pulled_at AS "pulledAt",
  (SELECT count(*)::int FROM claude_memories m WHERE m.connection_id = s.connection_id AND m.store_id = s.store_id AND m.gone_at IS NULL) AS memories,
  (SELECT count(*)::int FROM claude_memory_versions v WHERE v.connection_id = s.connection_id AND v.store_id = s.store_id) AS versions
FROM claude_stores s JOIN claude_connections c ON c.id = s.connection_id AND c.state = 'active' WHERE s.workspace_id = $1 AND s.gone_at IS NULL`;

type StoreRow = Omit<RemoteStore, "pulledAt"> & { pulledAt: Date | null };
const toStore = (row: StoreRow): RemoteStore => ({ ...row, pulledAt: row.pulledAt?.toISOString() ?? null });

/** The memory stores of the platform, the agents' own first. */
export async function listRemoteStores(actor: Actor): Promise<RemoteStore[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<StoreRow>(`${STORES} ORDER BY (s.role = 'agents') DESC, s.name, s.store_id LIMIT 500`, [actor.workspaceId]);
  return rows.map(toStore);
}

export interface RemoteMemory {
  id: string;
  path: string;
  content: string;
  size: number;
  sha256: string;
  updatedAt: string;
  /** Who wrote the present version. */
  author: Author;
  versions: number;
}

export interface Author {
  kind: "session" | "api_key" | "person" | "service_account" | "unknown";
  id: string;
  /** Our session with this id, when it was brought in. */
  sessionId: string | null;
}

/** A store with its memories and who wrote them. @throws AppError not_found */
export async function getRemoteStore(actor: Actor, storeId: string): Promise<{ store: RemoteStore; memories: RemoteMemory[] }> {
  await authorize(actor, "sessions.read");
  const [row] = await sql<StoreRow>(`${STORES} AND s.store_id = $2`, [actor.workspaceId, storeId]);
  if (!row) throw notFound("memory store");
  const memories = await sql<
    Omit<RemoteMemory, "content" | "author"> & { content: Buffer; kind: Author["kind"] | null; author: string | null; session: string | null }
  >(
    `SELECT m.memory_id AS id, m.path, m.content, m.size, m.sha256, m.updated_at AS "updatedAt", v.author_kind AS kind, v.author_id AS author,
       (SELECT o.id FROM sessions o WHERE o.workspace_id = $1 AND o.source_id = v.author_id AND o.current AND v.author_kind = 'session' LIMIT 1) AS session,
       (SELECT count(*)::int FROM claude_memory_versions w WHERE w.connection_id = m.connection_id AND w.store_id = m.store_id AND w.memory_id = m.memory_id) AS versions
     FROM claude_memories m JOIN claude_connections c ON c.id = m.connection_id AND c.state = 'active'
     LEFT JOIN claude_memory_versions v ON v.connection_id = m.connection_id AND v.version_id = m.version_id
     WHERE m.workspace_id = $1 AND m.store_id = $2 AND m.gone_at IS NULL ORDER BY m.path LIMIT 500`,
    [actor.workspaceId, storeId],
  );
  return {
    store: toStore(row),
    memories: memories.map(({ content, kind, author, session, ...memory }) => ({
      ...memory,
      content: content.toString("utf8"),
      author: { kind: kind ?? "unknown", id: author ?? "", sessionId: session },
    })),
  };
}

/** How many of the platform's sessions are here, at work, or could not be brought in. */
export async function sessionCounts(actor: Actor): Promise<{ all: number; here: number; atWork: number; problems: { id: string; problem: string }[] }> {
  await authorize(actor, "sessions.read");
  const [counts] = await sql<{ all: number; here: number; atWork: number }>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE s.fetched_at_state IS NOT NULL)::int AS here,
       count(*) FILTER (WHERE s.status IN ('running', 'rescheduling'))::int AS "atWork"
     FROM claude_sessions s JOIN claude_connections c ON c.id = s.connection_id AND c.state = 'active' WHERE s.workspace_id = $1 AND s.gone_at IS NULL`,
    [actor.workspaceId],
  );
  const problems = await sql<{ id: string; problem: string }>(
    `SELECT s.session_id AS id, s.problem FROM claude_sessions s JOIN claude_connections c ON c.id = s.connection_id AND c.state = 'active'
     WHERE s.workspace_id = $1 AND s.problem IS NOT NULL ORDER BY s.seen_at DESC LIMIT 50`,
    [actor.workspaceId],
  );
  return { ...(counts ?? { all: 0, here: 0, atWork: 0 }), problems };
}
