import type pg from "pg";
import { newId } from "@/lib/ids";
import { EVENT_TEXT_VERSION } from "../event-text";
import { CopyRows } from "./copy-rows";
import type { SessionTail } from "./feature-extractor";
import type { BuiltEvent, BuiltRecord } from "./session-builder";

/** An event's text is indexed up to here; what is longer lies in overlapping pieces in event_overflow, for search. UTF-16 units. */
export const INDEXED_TEXT = 250_000;
/** So that words at a cut, and phrases of some length, are whole in one piece. */
const OVERLAP = 2_000;

/** The pieces of a text beyond its first 250,000 units. A surrogate pair is never cut. */
export function overflowChunks(text: string): string[] {
  const chunks: string[] = [];
  let start = INDEXED_TEXT - OVERLAP;
  while (start + OVERLAP < text.length) {
    const end = whole(text, Math.min(text.length, start + INDEXED_TEXT));
    chunks.push(text.slice(whole(text, start), end));
    start = end - OVERLAP;
  }
  return chunks;
}

function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** Where a session's rows go: its id, and how its records are numbered there. */
export interface Target {
  workspaceId: string;
  sessionId: string;
  /** Added to a record's ordinal in its source to get its ordinal in the store. */
  recordShift: number;
}

const SESSION_COLUMNS = [
  "id",
  "workspace_id",
  "import_id",
  "source",
  "source_id",
  "version",
  "current",
  "agent_id",
  "agent_version",
  "task_key",
  "environment",
  "title",
  "origin_path",
  "started_at",
  "ended_at",
  "occurred_at",
  "event_count",
  "error_count",
  "content_hash",
  "reward",
  "verdict",
  "succeeded",
  "guidance",
  "meta",
] as const;

/** The rows of sessions on their way into the database: one COPY a table, in the order that the references need. */
export class SessionRows {
  private readonly sessions = new CopyRows("sessions", SESSION_COLUMNS);
  private readonly threads = new CopyRows("threads", ["workspace_id", "session_id", "index", "source_id", "agent_name", "role", "parent_index", "title"]);
  private readonly records = new CopyRows("records", ["workspace_id", "session_id", "index", "kind", "raw"], 1 << 20);
  private readonly events = new CopyRows(
    "events",
    [
      "workspace_id",
      "session_id",
      "index",
      "thread_index",
      "type",
      "speaker",
      "person",
      "at",
      "source_id",
      "tool_name",
      "tool_use_id",
      "is_error",
      "text",
      "text_version",
      "record_index",
      "chain",
    ],
    1 << 20,
  );
  private readonly overflow = new CopyRows("event_overflow", ["workspace_id", "session_id", "index", "chunk", "text"]);
  private readonly outcomes = new CopyRows("outcomes", ["workspace_id", "session_id", "index", "source_id", "goal", "rubric"]);
  private readonly verdicts = new CopyRows("verdicts", [
    "id",
    "workspace_id",
    "session_id",
    "outcome_index",
    "iteration",
    "criterion",
    "result",
    "reward",
    "explanation",
    "given_by",
    "event_index",
  ]);
  private readonly features = new CopyRows("session_features", ["workspace_id", "session_id", "version", "content_hash", "packed"]);

  get size(): number {
    return this.records.size + this.events.size + this.overflow.size;
  }

  session(
    target: Target,
    row: { importId: string; version: number; current: boolean; agentId: string; path: string; meta: Record<string, unknown> },
    tail: SessionTail,
  ): void {
    const rows = this.sessions;
    rows.row();
    rows.text(target.sessionId);
    rows.text(target.workspaceId);
    rows.text(row.importId);
    rows.text(tail.source);
    rows.text(tail.sourceId);
    rows.int(row.version);
    rows.bool(row.current);
    rows.text(row.agentId);
    rows.text(tail.agentVersion);
    rows.text(tail.taskKey);
    rows.text(tail.environment);
    rows.text(tail.title);
    rows.text(row.path);
    rows.time(tail.startedAt);
    rows.time(tail.endedAt);
    rows.time(tail.startedAt ?? new Date());
    rows.int(tail.eventCount);
    rows.int(tail.errorCount);
    rows.text(tail.contentHash);
    rows.double(tail.reward);
    rows.text(tail.verdict);
    rows.bool(tail.succeeded);
    rows.json(tail.guidance);
    rows.json(row.meta);
  }

  /** Everything of a session but its own row, its records and its events. */
  rest(target: Target, tail: SessionTail, features: Uint8Array, featuresVersion: number): void {
    tail.threads.forEach((thread, index) => {
      this.threads.row();
      this.threads.text(target.workspaceId);
      this.threads.text(target.sessionId);
      this.threads.int(index);
      this.threads.text(thread.sourceId);
      this.threads.text(thread.agentName);
      this.threads.text(thread.role);
      this.threads.int(thread.parent);
      this.threads.text(thread.title);
    });
    tail.outcomes.forEach((outcome, index) => {
      this.outcomes.row();
      this.outcomes.text(target.workspaceId);
      this.outcomes.text(target.sessionId);
      this.outcomes.int(index);
      this.outcomes.text(outcome.sourceId);
      this.outcomes.text(outcome.goal);
      this.outcomes.text(outcome.rubric);
    });
    for (const verdict of tail.verdicts) {
      this.verdicts.row();
      this.verdicts.text(newId("verdict"));
      this.verdicts.text(target.workspaceId);
      this.verdicts.text(target.sessionId);
      this.verdicts.int(tail.outcomes.length > 0 ? 0 : null);
      this.verdicts.int(verdict.iteration);
      this.verdicts.text(verdict.criterion);
      this.verdicts.text(verdict.result);
      this.verdicts.double(verdict.reward);
      this.verdicts.text(verdict.explanation);
      this.verdicts.text(verdict.givenBy);
      this.verdicts.int(verdict.eventIndex);
    }
    this.features.row();
    this.features.text(target.workspaceId);
    this.features.text(target.sessionId);
    this.features.int(featuresVersion);
    this.features.text(tail.contentHash);
    this.features.bytea(features);
  }

  record(target: Target, record: BuiltRecord): void {
    this.records.row();
    this.records.text(target.workspaceId);
    this.records.text(target.sessionId);
    this.records.int(record.index + target.recordShift);
    this.records.text(record.kind);
    this.records.bytea(record.raw);
  }

  event(target: Target, event: BuiltEvent): void {
    const rows = this.events;
    rows.row();
    rows.text(target.workspaceId);
    rows.text(target.sessionId);
    rows.int(event.index);
    rows.int(event.thread);
    rows.text(event.type);
    rows.text(event.speaker);
    rows.text(event.person ?? null);
    rows.time(event.at);
    rows.text(event.sourceId);
    rows.text(event.toolName);
    rows.text(event.toolUseId);
    rows.bool(event.isError);
    rows.text(event.text);
    rows.smallint(EVENT_TEXT_VERSION);
    rows.int(event.record + target.recordShift);
    rows.bytea(event.chain);
    if (event.text.length <= INDEXED_TEXT) return;
    overflowChunks(event.text).forEach((text, at) => {
      this.overflow.row();
      this.overflow.text(target.workspaceId);
      this.overflow.text(target.sessionId);
      this.overflow.int(event.index);
      this.overflow.int(at + 1);
      this.overflow.text(text);
    });
  }

  /** These records, and the events from the index `from` on. */
  waiting(target: Target, records: readonly BuiltRecord[], events: readonly BuiltEvent[], from: number): void {
    for (const record of records) this.record(target, record);
    for (const event of events) if (event.index >= from) this.event(target, event);
  }

  async send(client: pg.ClientBase): Promise<void> {
    for (const rows of [this.sessions, this.threads, this.records, this.events, this.overflow, this.outcomes, this.verdicts, this.features])
      await rows.send(client);
  }
}
