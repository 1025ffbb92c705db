import { wellFormed } from "@/lib/text/well-formed";
import { type Format, parseObject, type ReadContext, type Reader, RecordError, type SourceRecord } from "../../reader";
import { conversationIdOf, OTLP, SpanSession } from "./session";
import { inTime, looksLikeSpanLine, looksLikeTraces, type Span, spanOfLine, spansOfJson } from "./span";

/** Whether a line's object is a span, or what an exporter sends. */
export function looksLikeOtlp(value: Record<string, unknown>): boolean {
  return looksLikeTraces(value) || looksLikeSpanLine(value);
}

/** OpenTelemetry spans: JSON lines as the Collector's file exporter writes them, or one span a line. */
export const otlpLines: Format = { name: OTLP, framing: "lines", read: (context) => new SpanReader(context) };

/** Spans come in any order, so a session can only be told when the last one is read. */
class SpanReader implements Reader {
  private readonly spans = new Map<string, Span>();
  /** The bytes of a span that had a line of its own. */
  private readonly bytes = new Map<Span, Buffer>();

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    try {
      const value = parseObject(record.bytes);
      const line = spanOfLine(value);
      const { spans, rejected } = line ? { spans: [line], rejected: 0 } : spansOfJson(value);
      if (rejected > 0 || (spans.length === 0 && !looksLikeTraces(value))) this.context.reject("The record holds spans without usable ids.", record.line);
      if (line) this.bytes.set(line, record.bytes);
      for (const span of spans) this.spans.set(`${span.traceId}${span.spanId}`, span);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
    }
  }

  end(): void {
    for (const [id, spans] of bySession([...this.spans.values()])) {
      const builder = this.context.start(OTLP, wellFormed(id));
      const session = new SpanSession(builder, spans);
      for (const span of spans) session.take(span, this.bytes.get(span) ?? Buffer.from(JSON.stringify(span)));
      session.close();
      if (builder.eventCount === 0) this.context.skip("The trace tells of no model, agent or tool.");
      else this.context.finish(builder);
    }
  }
}

/** Spans by session, each in time: a conversation with all its traces, else a trace. */
function bySession(spans: readonly Span[]): Map<string, Span[]> {
  const ordered = [...spans].sort(inTime);
  const conversationOf = new Map<string, string>();
  for (const span of ordered) {
    const id = conversationIdOf(span);
    if (id !== null && !conversationOf.has(span.traceId)) conversationOf.set(span.traceId, id);
  }
  const sessions = new Map<string, Span[]>();
  for (const span of ordered) {
    const id = conversationOf.get(span.traceId) ?? span.traceId;
    const known = sessions.get(id);
    if (known) known.push(span);
    else sessions.set(id, [span]);
  }
  return sessions;
}
