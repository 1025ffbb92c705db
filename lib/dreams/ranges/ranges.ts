import { sql, type Tx } from "@/lib/db/client";
import { FEATURES_VERSION } from "../features/features";

/** The ranges of session ids by which a large dream is shared: their rows. */

/** Without a sign of life for so long, who took a range is taken for dead. In milliseconds. */
const RANGE_SILENT_MS = 15_000;

export interface Range {
  position: number;
  /** Session ids after this one, up to the next. */
  low: string;
  high: string;
  sessions: number;
  /** Fences: what an earlier one who took it still writes changes nothing. */
  taken: number;
}

/** How far the ranges are: all sessions, those read, those whose features were made anew, and how many processes took part. */
export interface Shared {
  sessions: number;
  read: number;
  rebuilt: number;
  open: number;
  workers: number;
}

/** What a session is to the miner, besides its features, as SQL: another one, and what was read of it counts no more. */
const STAMP = `s.id || ' ' || s.content_hash || ' ' || coalesce(s.task_key, '-') || ' ' || coalesce(s.succeeded::text, '-') || ' ' || a.name || ' ' || s.agent_version || ' ' || s.environment || ' ' || coalesce(s.started_at::text, '-')`;

/** The digest of the sessions of each range as they are now. */
const DIGESTS = `
SELECT r.position, '${FEATURES_VERSION}:' || md5(string_agg(${STAMP}, ',' ORDER BY s.id)) AS digest
FROM dream_ranges r
JOIN dream_sessions ds ON ds.dream_id = r.dream_id AND ds.session_id > r.low AND ds.session_id <= r.high
JOIN sessions s ON s.id = ds.session_id AND s.current
JOIN agents a ON a.id = s.agent_id
WHERE r.workspace_id = $1 AND r.dream_id = $2`;

/**
 * Divides a dream's sessions into ranges. A later attempt finds them as they are: what is done stays done, but for ranges whose
 * sessions have changed since.
 * @returns how many ranges are to be read
 */
export async function divide(tx: Tx, workspaceId: string, dreamId: string, size: number): Promise<number> {
  await tx.$executeRawUnsafe(
    `INSERT INTO dream_ranges (workspace_id, dream_id, position, low, high, sessions)
     SELECT $1, $2, range, coalesce(lag(max(id)) OVER (ORDER BY range), ''), max(id), count(*)::int
     FROM (SELECT session_id AS id, ((row_number() OVER (ORDER BY session_id) - 1) / $3)::int AS range FROM dream_sessions WHERE workspace_id = $1 AND dream_id = $2) AS numbered
     WHERE NOT EXISTS (SELECT 1 FROM dream_ranges WHERE dream_id = $2) GROUP BY range`,
    workspaceId,
    dreamId,
    size,
  );
  await tx.$executeRawUnsafe(
    `UPDATE dream_ranges r SET done_at = NULL, digest = NULL, beat_at = NULL
     FROM dream_ranges known LEFT JOIN (${DIGESTS} GROUP BY r.position) AS now USING (position)
     WHERE r.workspace_id = $1 AND r.dream_id = $2 AND known.dream_id = $2 AND known.position = r.position AND r.done_at IS NOT NULL AND r.digest IS DISTINCT FROM coalesce(now.digest, 'none')`,
    workspaceId,
    dreamId,
  );
  const rows = await tx.$queryRawUnsafe<{ open: number }[]>(
    "SELECT count(*)::int AS open FROM dream_ranges WHERE workspace_id = $1 AND dream_id = $2 AND done_at IS NULL",
    workspaceId,
    dreamId,
  );
  return rows[0]!.open;
}

/** Takes a range that nobody works on, or whose worker gives no sign of life; null when there is none, or the dream does not run. */
export async function takeRange(workspaceId: string, dreamId: string, by: string): Promise<Range | null> {
  const rows = await sql<Range>(
    `UPDATE dream_ranges SET taken = taken + 1, taken_by = $3, beat_at = now()
     WHERE dream_id = $2 AND position = (
       SELECT r.position FROM dream_ranges r JOIN dreams d ON d.id = r.dream_id
       WHERE r.workspace_id = $1 AND r.dream_id = $2 AND r.done_at IS NULL AND d.status = 'running' AND d.cancel_requested_at IS NULL
         AND (r.beat_at IS NULL OR r.beat_at < now() - interval '${RANGE_SILENT_MS} milliseconds')
       ORDER BY r.position LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
     RETURNING position, low, high, sessions, taken`,
    [workspaceId, dreamId, by],
  );
  return rows[0] ?? null;
}

/** A sign of life. @returns whether the range is still ours, and the dream to go on */
export async function keepRange(workspaceId: string, dreamId: string, { position, taken }: Range): Promise<boolean> {
  const rows = await sql(
    `UPDATE dream_ranges r SET beat_at = now() FROM dreams d
     WHERE d.id = r.dream_id AND d.status = 'running' AND d.cancel_requested_at IS NULL AND r.workspace_id = $1 AND r.dream_id = $2 AND r.position = $3 AND r.taken = $4 RETURNING 1`,
    [workspaceId, dreamId, position, taken],
  );
  return rows.length > 0;
}

/** The range as its sessions are now, to be kept with what is read of them. */
export async function digestOf(workspaceId: string, dreamId: string, position: number): Promise<string> {
  const [row] = await sql<{ digest: string }>(`${DIGESTS} AND r.position = $3 GROUP BY r.position`, [workspaceId, dreamId, position]);
  return row?.digest ?? "none";
}

/** @returns false when another one has taken it meanwhile: then nothing was written */
export async function finishRange(
  workspaceId: string,
  dreamId: string,
  { position, taken }: Range,
  done: { digest: string; rebuilt: number },
): Promise<boolean> {
  const rows = await sql(
    `UPDATE dream_ranges SET done_at = now(), digest = $5, rebuilt = $6 WHERE workspace_id = $1 AND dream_id = $2 AND position = $3 AND taken = $4 AND done_at IS NULL RETURNING 1`,
    [workspaceId, dreamId, position, taken, done.digest, done.rebuilt],
  );
  return rows.length > 0;
}

/** Lets go of a range that was not read to its end, so that the next one need not wait for its silence. */
export async function releaseRange(workspaceId: string, dreamId: string, { position, taken }: Range): Promise<void> {
  await sql("UPDATE dream_ranges SET beat_at = NULL WHERE workspace_id = $1 AND dream_id = $2 AND position = $3 AND taken = $4 AND done_at IS NULL", [
    workspaceId,
    dreamId,
    position,
    taken,
  ]);
}

/** How far the ranges of a dream are. */
export async function howFar(workspaceId: string, dreamId: string): Promise<Shared> {
  const [row] = await sql<Shared>(
    `SELECT coalesce(sum(sessions), 0)::int AS sessions, coalesce(sum(sessions) FILTER (WHERE done_at IS NOT NULL), 0)::int AS read,
       coalesce(sum(rebuilt), 0)::int AS rebuilt, count(*) FILTER (WHERE done_at IS NULL)::int AS open, count(DISTINCT taken_by)::int AS workers
     FROM dream_ranges WHERE workspace_id = $1 AND dream_id = $2`,
    [workspaceId, dreamId],
  );
  return row!;
}
