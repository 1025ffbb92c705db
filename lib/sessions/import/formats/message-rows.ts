import { asName, type Format, parseObject, type ReadContext, type Reader, RecordError, type SourceRecord } from "../reader";
import type { SessionBuilder } from "../session-builder";
import { addMessage, type CallNames, messageEvents, roleOf } from "./chat-message";
import { describeConversation } from "./messages";

/** Rows of several sessions may be mixed as long as all of them together wait in no more than this many bytes. */
const MIXED = 67_108_864;

interface OpenSession {
  builder: SessionBuilder;
  members: Record<string, unknown>;
  calls: CallNames;
}

/** A reader that also takes rows that were split by other means, as cells by name. */
export interface RowReader extends Reader {
  row(row: Record<string, unknown>, raw: Buffer, line: number | undefined): void;
}

/** Reads rows that are one message each, with the session's id and what is known of the session beside it. */
export function readRows(context: ReadContext, format: string): RowReader {
  return new MessageRowReader(context, format);
}

/** JSON lines that are one message each. */
export const messageRows: Format = { name: "messages", framing: "lines", read: (context) => readRows(context, "messages") };

class MessageRowReader implements RowReader {
  private readonly open = new Map<string, OpenSession>();
  private readonly closed = new Set<string>();

  constructor(
    private readonly context: ReadContext,
    private readonly format: string,
  ) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    try {
      this.row(parseObject(record.bytes), record.bytes, record.line);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
    }
  }

  row(row: Record<string, unknown>, raw: Buffer, line: number | undefined): void {
    if (roleOf(row) === "") {
      this.context.reject("The row has no role.", line);
      return;
    }
    const id = asName(row.session_id) ?? asName(row.sessionid) ?? asName(row.sessionId) ?? asName(row.conversation_id) ?? asName(row.session) ?? "";
    if (this.closed.has(id)) {
      this.context.reject(`The rows of session ${id} lie too far apart.`, line);
      return;
    }
    let session = this.open.get(id);
    if (session === undefined) {
      this.makeRoom();
      session = { builder: this.context.start(this.format, id || null), members: {}, calls: new Map() };
      this.open.set(id, session);
    }
    for (const [name, value] of Object.entries(row)) if (!MESSAGE_MEMBERS.has(name)) session.members[name] = value;
    addMessage(session.builder, raw, messageEvents({ format: this.format, simulated: false }, row, raw, session.calls));
  }

  end(): void {
    for (const id of [...this.open.keys()]) this.close(id);
  }

  /** Closes what came first when too much waits. */
  private makeRoom(): void {
    let waiting = 0;
    for (const { builder } of this.open.values()) waiting += builder.waiting;
    if (waiting > MIXED) for (const id of [...this.open.keys()]) this.close(id);
  }

  private close(id: string): void {
    const session = this.open.get(id);
    if (session === undefined) return;
    this.open.delete(id);
    this.closed.add(id);
    const { builder, members } = session;
    describeConversation(builder, members);
    if (builder.eventCount === 0) this.context.skip("The session has no messages.");
    else this.context.finish(builder);
  }
}

/** What belongs to the message and not to its session. */
const MESSAGE_MEMBERS = new Set([
  "role",
  "content",
  "tool_calls",
  "tool_call_id",
  "name",
  "id",
  "uuid",
  "timestamp",
  "created_at",
  "created",
  "time",
  "at",
  "is_error",
  "error",
  "status",
]);
