import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { conversationIdOf } from "@/lib/sessions/import/formats/otlp/session";
import type { Span } from "@/lib/sessions/import/formats/otlp/span";
import { OTLP_JOB, type OtlpJob, QUIET_SECONDS } from "./otlp-job";

/** Takes spans as they come, late ones and twice the same included, and has their sessions put together once they are quiet. */

/*
 * One statement a request, so one trip and one transaction. The traces are written first, in one order, and hold back another request
 * for the same trace: two never wait for each other's spans. Texts of spans have no line end of their own, and go as one text: an
 * array's elements would each be quoted here and read again there.
 */
const RECEIVE = `
WITH traces AS (
  INSERT INTO otlp_traces (workspace_id, trace_id, conversation_id)
  SELECT $1, t.trace, t.conversation FROM unnest($2::text[], $3::text[]) AS t (trace, conversation) ORDER BY t.trace
  ON CONFLICT (workspace_id, trace_id) DO UPDATE SET received_at = clock_timestamp(), assembled_at = NULL,
    conversation_id = coalesce(otlp_traces.conversation_id, excluded.conversation_id)
  RETURNING 1)
INSERT INTO otlp_spans (workspace_id, trace_id, span_id, parent_id, started, span)
SELECT $1, t.trace, t.id, coalesce(t.parent, ''), t.started::bigint, t.span
FROM (SELECT count(*) FROM traces) AS written,
  unnest(string_to_array($4, ','), string_to_array($5, ','), string_to_array($6, ','), string_to_array($7, ','), string_to_array($8, E'\\n'))
    AS t (trace, id, parent, started, span)
ON CONFLICT DO NOTHING`;

const MAX_CONVERSATION = 500;
/** A signed 64-bit number: later times than 2262 are taken for that year. */
const LAST_NANOS = 9_223_372_036_854_775_807n;
// One job does for all that comes meanwhile.
const asked = new Map<string, number>();

function started(span: Span): string {
  if (span.start.length < 19) return span.start;
  const nanos = BigInt(span.start);
  return String(nanos > LAST_NANOS ? LAST_NANOS : nanos);
}

/** Keeps these spans for their sessions. Once they are stored they are not lost, whatever happens to this process. */
export async function receiveSpans(actor: Actor, spans: readonly Span[], now: number = Date.now()): Promise<void> {
  await authorize(actor, "sessions.import");
  if (spans.length === 0) return;
  const { workspaceId } = actor;
  const traces = new Map<string, string | null>();
  for (const span of spans)
    traces.set(span.traceId, traces.get(span.traceId) ?? conversationIdOf(span)?.toWellFormed().replaceAll("\0", "\ufffd").slice(0, MAX_CONVERSATION) ?? null);
  const column = (of: (span: Span) => string, between = ",") => spans.map(of).join(between);
  await sql(RECEIVE, [
    workspaceId,
    [...traces.keys()],
    [...traces.values()],
    column((span) => span.traceId),
    column((span) => span.spanId),
    column((span) => span.parentSpanId),
    column(started),
    column((span) => JSON.stringify(span), "\n"),
  ]);
  if (now - (asked.get(workspaceId) ?? 0) < QUIET_SECONDS * 1_000) return;
  asked.set(workspaceId, now);
  await enqueue<OtlpJob>(null, OTLP_JOB, { workspaceId }, { startAfter: QUIET_SECONDS });
}
