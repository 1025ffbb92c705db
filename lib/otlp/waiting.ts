import { pool, sql } from "@/lib/db/client";

/** Spans that wait for their sessions, read in groups: few trips to the database, and never more than a few megabytes beside what a session needs. */

interface WaitingTrace {
  traceId: string;
  conversationId: string | null;
  receivedAt: Date;
}

/** Put together and marked at once: whatever ends a job takes no more than this work with it. */
export const MOST_TRACES = 100;

/*
 * A gap: a span whose parent has not come. Looked for only where it decides: in what is quiet, and has not been quiet for long. As a
 * difference of two sets, which is hashed or sorted: an anti-join may compare every span of a trace with every other.
 */
const READY = `
SELECT t.trace_id AS "traceId", t.conversation_id AS "conversationId", t.received_at AS "receivedAt"
FROM otlp_traces t WHERE t.workspace_id = $1 AND t.assembled_at IS NULL
  AND CASE WHEN t.received_at > clock_timestamp() - make_interval(secs => $2::float8) THEN false
    WHEN t.received_at <= clock_timestamp() - make_interval(secs => greatest($2::float8, $3::float8)) THEN true
    ELSE NOT EXISTS (
      SELECT s.parent_id FROM otlp_spans s WHERE s.workspace_id = t.workspace_id AND s.trace_id = t.trace_id AND s.parent_id <> ''
      EXCEPT SELECT p.span_id FROM otlp_spans p WHERE p.workspace_id = t.workspace_id AND p.trace_id = t.trace_id)
  END
ORDER BY t.received_at LIMIT ${MOST_TRACES}`;

/** Traces that may be put together now, oldest first. @param quiet seconds; `patience` for traces with gaps */
export function readyTraces(workspaceId: string, quiet: number, patience: number): Promise<WaitingTrace[]> {
  return sql<WaitingTrace>(READY, [workspaceId, quiet, patience]);
}

/**
 * Runs `work` unless another job or worker is at this workspace's spans, which would do everything twice. The database lets go when the
 * connection ends, however the process does.
 * @returns null when another is at it
 */
export async function alone<T>(workspaceId: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  let failed = true;
  try {
    const key = `otlp ${workspaceId}`;
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine", [key]);
    const mine = rows[0]?.mine === true;
    const result = mine ? await work() : null;
    if (mine) await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [key]);
    failed = false;
    return result;
  } finally {
    // A connection that still holds the lock is not used again.
    client.release(failed);
  }
}

/** How many traces no session holds wholly. */
export async function countWaiting(workspaceId: string): Promise<number> {
  const [row] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM otlp_traces WHERE workspace_id = $1 AND assembled_at IS NULL", [workspaceId]);
  return row?.n ?? 0;
}

/** Marks traces whose sessions are stored. What came while they were put together waits for the next round. */
export async function markTold(workspaceId: string, traces: readonly WaitingTrace[]): Promise<void> {
  await sql(
    `UPDATE otlp_traces t SET assembled_at = clock_timestamp() FROM unnest($2::text[], $3::timestamptz[]) AS r (trace_id, received_at)
     WHERE t.workspace_id = $1 AND t.trace_id = r.trace_id AND date_trunc('milliseconds', t.received_at) <= r.received_at`,
    [workspaceId, traces.map((trace) => trace.traceId), traces.map((trace) => trace.receivedAt)],
  );
}

/** Spans by session: every trace of a conversation, or a trace that names none. Trace by trace, by the key, whatever the planner thinks of their number. */
const OF_SESSIONS = `
FROM otlp_traces t CROSS JOIN LATERAL (
  SELECT s.trace_id, s.span_id, s.span FROM otlp_spans s WHERE s.workspace_id = t.workspace_id AND s.trace_id = t.trace_id OFFSET 0) s
WHERE t.workspace_id = $1 AND (t.conversation_id = ANY($2::text[]) OR (t.conversation_id IS NULL AND t.trace_id = ANY($2::text[])))`;
const SIZES = `SELECT coalesce(t.conversation_id, t.trace_id) AS session, sum(octet_length(s.span))::float8 AS bytes ${OF_SESSIONS} GROUP BY 1`;
const SPANS = `SELECT coalesce(t.conversation_id, t.trace_id) AS session, s.span ${OF_SESSIONS} ORDER BY s.trace_id, s.span_id`;

/** Bytes read at once, unless one session has more. */
const GROUP_BYTES = 4 * 1024 * 1024;

function grouped(sessions: readonly string[], bytes: ReadonlyMap<string, number>): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const session of sessions) {
    const size = bytes.get(session) ?? 0;
    if (groups.length === 0 || size > room) {
      groups.push([]);
      room = GROUP_BYTES;
    }
    groups.at(-1)?.push(session);
    room -= size;
  }
  return groups;
}

async function read(workspaceId: string, sessions: readonly string[]): Promise<{ session: string; lines: Buffer }[]> {
  const rows = await sql<{ session: string; span: string }>(SPANS, [workspaceId, sessions]);
  const spans = new Map(sessions.map((session) => [session, [] as string[]]));
  for (const { session, span } of rows) spans.get(session)?.push(span);
  return [...spans].map(([session, lines]) => ({ session, lines: Buffer.from(lines.map((line) => `${line}\n`).join("")) }));
}

/** The spans of these sessions, one a line, session by session in the given order. The next ones are read while the last are worked on. */
export async function* spansOfSessions(workspaceId: string, sessions: readonly string[]): AsyncGenerator<{ session: string; lines: Buffer }> {
  const sizes = await sql<{ session: string; bytes: number }>(SIZES, [workspaceId, sessions]);
  const groups = grouped(sessions, new Map(sizes.map(({ session, bytes }) => [session, bytes])));
  const begin = (group: string[] | undefined) => {
    const reading = group && read(workspaceId, group);
    // Whoever takes the next group hears of it; nobody may come for it.
    reading?.catch(() => undefined);
    return reading;
  };
  let reading = begin(groups[0]);
  for (let next = 1; reading; next++) {
    const group = await reading;
    reading = begin(groups[next]);
    yield* group;
  }
}
