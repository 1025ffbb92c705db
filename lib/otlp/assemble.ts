import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import type { ImportSource } from "@/lib/sessions/import/report";
import { PATIENCE_SECONDS, QUIET_SECONDS } from "./otlp-job";

/** Puts sessions together out of the spans that wait, through the one import path. */

interface Waiting {
  traceId: string;
  conversationId: string | null;
  receivedAt: Date;
  /** Whether it may be put together now. */
  ready: boolean;
}

// A gap: a span whose parent has not come.
const WAITING = `
SELECT t.trace_id AS "traceId", t.conversation_id AS "conversationId", t.received_at AS "receivedAt",
  t.received_at <= clock_timestamp() - make_interval(secs => CASE WHEN EXISTS (
    SELECT 1 FROM otlp_spans s WHERE s.workspace_id = t.workspace_id AND s.trace_id = t.trace_id AND s.parent_id <> ''
      AND NOT EXISTS (SELECT 1 FROM otlp_spans p WHERE p.workspace_id = s.workspace_id AND p.trace_id = s.trace_id AND p.span_id = s.parent_id)
  ) THEN greatest($2::float8, $3::float8) ELSE $2::float8 END) AS ready
FROM otlp_traces t WHERE t.workspace_id = $1 AND t.assembled_at IS NULL ORDER BY t.received_at LIMIT 1000`;

// Every trace of the conversation: a session is put together from its beginning.
const LINES = `
SELECT s.span FROM otlp_spans s JOIN otlp_traces t ON t.workspace_id = s.workspace_id AND t.trace_id = s.trace_id
WHERE s.workspace_id = $1 AND (t.trace_id = $2 OR ($3::text IS NOT NULL AND t.conversation_id = $3)) ORDER BY s.started, s.trace_id, s.span_id`;

async function* linesOf(workspaceId: string, { traceId, conversationId }: Waiting): AsyncGenerator<Buffer> {
  const rows = await sql<{ span: string }>(LINES, [workspaceId, traceId, conversationId]);
  for (const { span } of rows) yield Buffer.from(`${span}\n`);
}

/**
 * Imports every session whose spans are complete, or have been quiet for long.
 * @param quiet seconds; `patience` for traces with gaps
 * @returns how many were put together, and how many wait on
 */
export async function assembleSessions(
  actor: Actor,
  { quiet = QUIET_SECONDS, patience = PATIENCE_SECONDS, signal }: { quiet?: number; patience?: number; signal?: AbortSignal } = {},
): Promise<{ assembled: number; waiting: number }> {
  await authorize(actor, "sessions.import");
  const { workspaceId } = actor;
  const waiting = await sql<Waiting>(WAITING, [workspaceId, quiet, patience]);
  const ready = waiting.filter((trace) => trace.ready);
  const sessions = new Map(ready.map((trace) => [trace.conversationId ?? trace.traceId, trace]));
  if (sessions.size > 0) {
    const sources = [...sessions].map(([id, trace]): ImportSource => ({ path: `otlp/${id}.jsonl`, size: 0, open: () => linesOf(workspaceId, trace) }));
    await importWithFeatures(actor, sources, { origin: "api", format: "otlp", ...(signal && { signal }) });
    if (signal?.aborted) throw signal.reason;
    // What came while it was put together waits for the next round.
    await sql(
      `UPDATE otlp_traces t SET assembled_at = clock_timestamp() FROM unnest($2::text[], $3::timestamptz[]) AS r (trace_id, received_at)
       WHERE t.workspace_id = $1 AND t.trace_id = r.trace_id AND date_trunc('milliseconds', t.received_at) <= r.received_at`,
      [workspaceId, ready.map((trace) => trace.traceId), ready.map((trace) => trace.receivedAt)],
    );
  }
  return { assembled: sessions.size, waiting: waiting.length - ready.length };
}
