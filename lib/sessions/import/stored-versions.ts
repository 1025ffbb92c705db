import { createHash } from "node:crypto";
import type pg from "pg";
import { succeeded } from "../session";
import type { SessionTail } from "./feature-extractor";
import { decidedByPeople } from "./judgement";
import { currentOf } from "./reconcile";

export interface SessionKey {
  source: string;
  sourceId: string;
}

export interface StoredSession extends SessionKey {
  id: string;
  version: number;
  current: boolean;
  eventCount: number;
  contentHash: string;
  path: string;
  featuresVersion: number | null;
}

/** One text for a key, to look it up by. */
export function keyOf(key: SessionKey): string {
  return JSON.stringify([key.source, key.sourceId]);
}

/**
 * Holds the keys until the transaction ends, so that two imports of one session take turns. Always in the same order, so that two
 * batches cannot wait for each other.
 */
export async function lockKeys(client: pg.ClientBase, workspaceId: string, keys: readonly SessionKey[]): Promise<void> {
  const numbers = keys.map((key) =>
    createHash("sha256")
      .update(`${workspaceId}\n${keyOf(key)}`)
      .digest()
      .readBigInt64BE(0),
  );
  await client.query("SELECT pg_advisory_xact_lock(k) FROM (SELECT DISTINCT k FROM unnest($1::bigint[]) AS k ORDER BY k) AS keys", [numbers.map(String)]);
}

/** The stored versions of these sessions, by key. */
export async function loadStored(client: pg.ClientBase, workspaceId: string, keys: readonly SessionKey[]): Promise<Map<string, StoredSession[]>> {
  const result = await client.query(
    `SELECT s.id, s.source, s.source_id AS "sourceId", s.version, s.current, s.event_count AS "eventCount", s.content_hash AS "contentHash",
            s.origin_path AS path, f.version AS "featuresVersion"
     FROM unnest($2::text[], $3::text[]) AS k (source, source_id)
     JOIN sessions s ON s.workspace_id = $1 AND s.source = k.source AND s.source_id = k.source_id
     LEFT JOIN session_features f ON f.session_id = s.id
     ORDER BY s.version`,
    [workspaceId, keys.map((key) => key.source), keys.map((key) => key.sourceId)],
  );
  const stored = new Map<string, StoredSession[]>();
  for (const row of result.rows as StoredSession[]) {
    const list = stored.get(keyOf(row));
    if (list) list.push(row);
    else stored.set(keyOf(row), [row]);
  }
  return stored;
}

/** The links of stored events, hex, by `session id:index`. */
export async function loadLinks(client: pg.ClientBase, places: readonly { id: string; index: number }[]): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const result = await client.query(
    `SELECT e.session_id || ':' || e.index AS place, encode(e.chain, 'hex') AS link
     FROM unnest($1::text[], $2::int[]) AS p (id, index) JOIN events e ON e.session_id = p.id AND e.index = p.index`,
    [places.map((place) => place.id), places.map((place) => place.index)],
  );
  return new Map((result.rows as { place: string; link: string }[]).map((row) => [row.place, row.link]));
}

/** The ordinal for the next record of a stored session. */
export async function nextRecord(client: pg.ClientBase, sessionId: string): Promise<number> {
  const result = await client.query("SELECT coalesce(max(index) + 1, 0) AS next FROM records WHERE session_id = $1", [sessionId]);
  return Number(result.rows[0].next);
}

/**
 * Writes what is known at a session's end over its row, and clears what is written anew beside it. What people decided stays: the
 * verdict they contested decides, and the task they corrected is kept.
 */
export async function overwrite(
  client: pg.ClientBase,
  workspaceId: string,
  sessionId: string,
  row: { importId: string; agentId: string; path: string; meta: Record<string, unknown> },
  tail: SessionTail,
): Promise<void> {
  const decided = await decidedByPeople(client, workspaceId, sessionId);
  await client.query(
    `UPDATE sessions SET source_id = $19, import_id = $2, agent_id = $3, agent_version = $4, task_key = CASE WHEN $20 THEN task_key ELSE $5 END, environment = $6, title = $7, origin_path = $8,
       started_at = $9, ended_at = $10, occurred_at = coalesce($9, imported_at), event_count = $11, error_count = $12, content_hash = $13,
       reward = $14, verdict = $15, succeeded = $16, guidance = $17, meta = $18, updated_at = clock_timestamp()
     WHERE id = $1`,
    [
      sessionId,
      row.importId,
      row.agentId,
      tail.agentVersion,
      tail.taskKey,
      tail.environment,
      tail.title,
      row.path,
      tail.startedAt,
      tail.endedAt,
      tail.eventCount,
      tail.errorCount,
      tail.contentHash,
      tail.reward,
      decided.verdict ?? tail.verdict,
      decided.verdict === null ? tail.succeeded : succeeded(decided.verdict, null),
      JSON.stringify(tail.guidance),
      JSON.stringify(row.meta),
      tail.sourceId,
      decided.task,
    ],
  );
  await client.query("DELETE FROM threads WHERE session_id = $1", [sessionId]);
  await client.query("DELETE FROM outcomes WHERE session_id = $1", [sessionId]);
  await client.query("DELETE FROM verdicts WHERE session_id = $1 AND given_by <> 'person'", [sessionId]);
  await client.query("DELETE FROM session_features WHERE session_id = $1", [sessionId]);
}

/** Marks the one version that is mined. */
export async function settleCurrent(client: pg.ClientBase, workspaceId: string, key: SessionKey): Promise<void> {
  const result = await client.query(
    `SELECT id, current, event_count AS "eventCount", content_hash AS "contentHash" FROM sessions WHERE workspace_id = $1 AND source = $2 AND source_id = $3`,
    [workspaceId, key.source, key.sourceId],
  );
  const versions = result.rows as { id: string; current: boolean; eventCount: number; contentHash: string }[];
  const best = currentOf(versions);
  if (best === undefined || (best.current && versions.filter((version) => version.current).length === 1)) return;
  await client.query("UPDATE sessions SET current = false, updated_at = clock_timestamp() WHERE id = ANY($1) AND current", [
    versions.map((version) => version.id),
  ]);
  await client.query("UPDATE sessions SET current = true, updated_at = clock_timestamp() WHERE id = $1", [best.id]);
}
