import { type Format, parseObject, type ReadContext, type Reader, RecordError, type SourceRecord } from "../reader";
import type { EventInput, SessionBuilder } from "../session-builder";

/** Turns a record into its events: none for what only describes, null when its kind is not known. */
export type LineEvents = (value: Record<string, unknown>, raw: Buffer) => EventInput[] | null;

/** A format of one session a file, one record a line. */
export function eventLines(name: string, fits: (value: Record<string, unknown>) => boolean, begin: (builder: SessionBuilder) => LineEvents): Format {
  return { name, framing: "lines", read: (context) => new EventLineReader(name, context, fits, begin) };
}

class EventLineReader implements Reader {
  private builder: SessionBuilder | null = null;
  private events: LineEvents | null = null;

  constructor(
    private readonly name: string,
    private readonly context: ReadContext,
    private readonly fits: (value: Record<string, unknown>) => boolean,
    private readonly begin: (builder: SessionBuilder) => LineEvents,
  ) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    if (this.builder === null || this.events === null) {
      this.builder = this.context.start(this.name, null);
      this.events = this.begin(this.builder);
    }
    try {
      const value = parseObject(record.bytes);
      const events = this.fits(value) ? this.events(value, record.bytes) : null;
      this.builder.record(record.bytes, events === null ? "unknown" : events.length > 0 ? "event" : "meta");
      for (const event of events ?? []) this.builder.event(event);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
      this.builder.record(record.bytes, "unknown");
    }
  }

  end(): void {
    if (this.builder === null) return;
    if (this.builder.eventCount === 0) {
      this.context.skip("The session has no messages.");
      return;
    }
    this.context.finish(this.builder);
  }
}
