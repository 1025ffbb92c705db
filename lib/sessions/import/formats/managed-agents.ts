import { elementSpans, findSpan, memberSpans } from "@/lib/text/json-spans";
import {
  asName,
  asObject,
  asText,
  type Format,
  isObject,
  parseObject,
  parseRecord,
  type ReadContext,
  type Reader,
  RecordError,
  type SourceRecord,
} from "../reader";
import type { SessionBuilder } from "../session-builder";
import { describeSession, ManagedEvents } from "./managed-events";

const FORMAT = "claude_managed_agents";
const EVENT_TYPE = /^(?:user|agent|session|span|system|workflow_run)\.[a-z_]+$/;

/** Whether an object is an event of the Claude Managed Agents API. */
export function looksLikeManagedEvent(value: Record<string, unknown>): boolean {
  return EVENT_TYPE.test(asText(value.type)) && !("data" in value);
}

/** Whether an object is a session of that API. */
export function looksLikeManagedSession(value: Record<string, unknown>): boolean {
  return value.type === "session" && typeof value.id === "string" && !("lucid" in value);
}

/** Whether an object with these members holds such a session with its events. */
export function looksLikeManagedDocument(keys: ReadonlySet<string>): boolean {
  return keys.has("events") && (keys.has("session") || keys.has("agent") || keys.has("environment_id"));
}

/** A session with its events as one object. @throws RecordError */
export function readManagedDocument(context: ReadContext, { bytes }: SourceRecord, members: Record<string, unknown>): void {
  const session = isObject(members.session) ? members.session : members;
  const builder = context.start(FORMAT, asName(session.id));
  const events = new ManagedEvents(builder);
  describeSession(builder, session, members.threads);
  const where = findSpan(bytes, ["events"]);
  for (const member of memberSpans(bytes)) if (member.key !== "events") builder.record(bytes.subarray(member.start, member.end), "meta");
  for (const span of where ? elementSpans(bytes, where.start) : []) {
    const raw = bytes.subarray(span.start, span.end);
    events.take(parseObject(raw), raw);
  }
  close(context, builder, events);
}

function close(context: ReadContext, builder: SessionBuilder, events: ManagedEvents): void {
  if (builder.eventCount === 0) {
    context.skip("The session has no events.");
    return;
  }
  events.judge();
  context.finish(builder);
}

/** One file that is `{session, events}`, or the list of a session's events. */
export const managedFile: Format = { name: FORMAT, framing: { streamed: ["events", "data"] }, read: (context) => new ManagedFileReader(context) };

/** JSON lines: the session object first, then its events; another session object begins another session. */
export const managedLines: Format = { name: FORMAT, framing: "lines", read: (context) => new ManagedLineReader(context) };

class ManagedFileReader implements Reader {
  private builder: SessionBuilder | null = null;
  private events: ManagedEvents | null = null;
  private readonly members: Record<string, unknown> = {};
  private failed = false;

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (this.failed) return;
    this.builder ??= this.context.start(FORMAT, null);
    this.events ??= new ManagedEvents(this.builder);
    try {
      if (record.element || record.key === null) {
        const value = parseObject(record.bytes);
        this.builder.sourceId ??= asName(value.session_id);
        this.events.take(value, record.bytes);
        return;
      }
      const value = parseRecord(record.bytes);
      this.members[record.key] = value;
      this.builder.record(record.bytes, "meta");
      if (record.key === "session") describeSession(this.builder, asObject(value), this.members.threads);
      else if (record.key === "id" && this.members.session === undefined) this.builder.sourceId ??= asName(value);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.failed = true;
      this.context.reject(error.message, record.line);
    }
  }

  end(cut: boolean): void {
    if (this.failed || this.builder === null || this.events === null) return;
    if (cut) {
      this.context.reject("The file is cut off, so its session is left out.");
      return;
    }
    describeSession(this.builder, isObject(this.members.session) ? this.members.session : this.members, this.members.threads);
    close(this.context, this.builder, this.events);
  }
}

class ManagedLineReader implements Reader {
  private builder: SessionBuilder | null = null;
  private events: ManagedEvents | null = null;
  /** The session object of the one being read, of which later ones are newer states. */
  private session: Record<string, unknown> = {};

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    try {
      const value = parseObject(record.bytes);
      if (looksLikeManagedSession(value) || isObject(value.session)) this.head(looksLikeManagedSession(value) ? value : asObject(value.session), record);
      else if (value.type === "session_thread") this.thread(value, record);
      else if (looksLikeManagedEvent(value) || typeof value.type === "string") this.event(value, record);
      else throw new RecordError("The record is neither a session nor an event.");
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
      this.builder?.record(record.bytes, "unknown");
    }
  }

  end(): void {
    if (this.builder === null || this.events === null) return;
    describeSession(this.builder, this.session, undefined);
    close(this.context, this.builder, this.events);
    this.builder = null;
  }

  private head(session: Record<string, unknown>, record: SourceRecord): void {
    if (this.builder !== null && this.builder.sourceId !== asName(session.id)) this.end();
    this.session = session;
    const { builder } = this.open(asName(session.id));
    builder.record(record.bytes, "meta");
    describeSession(builder, session, undefined);
  }

  private thread(value: Record<string, unknown>, record: SourceRecord): void {
    const { builder, events } = this.open(asName(value.session_id));
    builder.record(record.bytes, "meta");
    events.thread(value);
  }

  private event(value: Record<string, unknown>, record: SourceRecord): void {
    const id = asName(value.session_id);
    if (this.builder !== null && id !== null && this.builder.sourceId !== null && id !== this.builder.sourceId) {
      this.end();
      this.session = {};
    }
    this.open(id).events.take(value, record.bytes);
  }

  private open(id: string | null): { builder: SessionBuilder; events: ManagedEvents } {
    if (this.builder === null || this.events === null) {
      this.builder = this.context.start(FORMAT, id);
      this.events = new ManagedEvents(this.builder);
    }
    this.builder.sourceId ??= id;
    return { builder: this.builder, events: this.events };
  }
}
