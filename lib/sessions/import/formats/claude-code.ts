import { wellFormed } from "@/lib/text/well-formed";
import { contentText } from "../../event-text";
import { IdTable } from "../id-table";
import {
  asArray,
  asName,
  asObject,
  asText,
  type Format,
  isObject,
  parseObject,
  type ReadContext,
  type Reader,
  RecordError,
  type SourceRecord,
} from "../reader";
import { type EventInput, readTime, type SessionBuilder } from "../session-builder";
import { titleOf } from "../title";
import { turnParts } from "../turn-parts";
import { assistantEvents, type CallTools, type Entry, userEvents } from "./claude-code-turns";

const FORMAT = "claude_code";

/** Records about the session that are no step of it. */
const META_TYPES = new Set([
  "file-history-snapshot",
  "summary",
  "custom-title",
  "ai-title",
  "agent-name",
  "agent-setting",
  "last-prompt",
  "permission-mode",
  "mode",
  "pr-link",
  "tag",
  "turn_duration",
]);

/** Whether a line's object is a Claude Code record. */
export function looksLikeClaudeCode(value: Record<string, unknown>): boolean {
  const type = asText(value.type);
  if (type === "summary") return typeof value.summary === "string" && "leafUuid" in value;
  if (type === "file-history-snapshot") return "snapshot" in value || "messageId" in value;
  if (typeof value.sessionId !== "string") return false;
  return "uuid" in value || "parentUuid" in value || type === "queue-operation" || META_TYPES.has(type);
}

/** Claude Code: one JSON record a line, a tree by parentUuid; sidechains and subagents become threads. */
export const claudeCode: Format = { name: FORMAT, framing: "lines", read: (context) => new ClaudeCodeReader(context) };

class ClaudeCodeReader implements Reader {
  private builder: SessionBuilder | null = null;
  /** The uuids that were met, with the thread of those of sidechains that have no agent id; 0 for all others. */
  private readonly seen = new IdTable();
  private readonly tools: CallTools = new Map();
  /** Words that wait to be sent while the agent works. */
  private readonly queue: string[] = [];
  private readonly threads = new Map<string, number>();
  private joined = 0;

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    let entry: Record<string, unknown>;
    try {
      entry = parseObject(record.bytes);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
      this.builder?.record(record.bytes, "unknown");
      return;
    }
    const uuid = asText(entry.uuid);
    if (uuid !== "") {
      if (this.seen.get(uuid) !== undefined) return;
      this.seen.set(uuid, 0);
    }
    const builder = this.session(entry);
    if (entry.isSidechain !== true) this.join(readTime(entry.timestamp)?.getTime() ?? 0);
    if (!("type" in entry)) {
      builder.record(record.bytes, "unknown");
      this.context.reject("The record has no type.", record.line);
      return;
    }
    const events = this.events(entry, record.bytes);
    builder.record(record.bytes, events === null ? "unknown" : events.length > 0 ? "event" : "meta");
    for (const event of events ?? []) builder.event(event);
  }

  end(): void {
    if (this.builder === null) return;
    this.join(Number.POSITIVE_INFINITY);
    if (this.builder.eventCount === 0) {
      this.context.skip("The session has no messages.");
      return;
    }
    this.context.finish(this.builder);
  }

  /** Takes what subagents did up to this time, from files of their own. */
  private join(until: number): void {
    const lines = this.context.subagents;
    while (this.joined < lines.length && lines[this.joined]!.at <= until)
      this.take({ bytes: lines[this.joined++]!.bytes, line: undefined, key: null, element: false });
  }

  private session(entry: Record<string, unknown>): SessionBuilder {
    if (this.builder === null) {
      this.builder = this.context.start(FORMAT, null);
      this.builder.agent = "Claude Code";
    }
    const { builder } = this;
    // Summaries and snapshots, which may come first, do not name the session.
    if (builder.sourceId === null && asName(entry.sessionId) !== null) {
      const alone = entry.isSidechain === true && typeof entry.agentId === "string" && builder.eventCount === 0 && this.context.stem.startsWith("agent-");
      builder.sourceId = alone ? `${asName(entry.sessionId)}/agent-${entry.agentId}` : asName(entry.sessionId);
    }
    if (builder.agentVersion === "" && typeof entry.version === "string") builder.agentVersion = wellFormed(entry.version);
    if (builder.environment === "" && typeof entry.cwd === "string") builder.environment = wellFormed(entry.cwd);
    // The transcript names no one, but people work below their home folder.
    builder.person ??= /^(?:\/home|\/Users|[A-Za-z]:\\Users)[\\/]([^\\/]+)/.exec(builder.environment)?.[1] ?? null;
    if (typeof entry.gitBranch === "string" && entry.gitBranch !== "" && builder.meta.branch === undefined) builder.meta.branch = wellFormed(entry.gitBranch);
    return builder;
  }

  /** The events of a record: none for what only describes, null when its kind is not known. */
  private events(entry: Record<string, unknown>, raw: Buffer): EventInput[] | null {
    const type = asText(entry.type);
    switch (type) {
      case "user":
      case "assistant":
        return this.turn({ value: entry, raw, path: [], thread: this.threadOf(entry) }, type);
      case "progress":
        return this.progress(entry, raw);
      case "system":
        return this.system(entry);
      case "queue-operation":
        return this.queued(entry);
      case "attachment":
        return this.attachment(entry);
    }
    return META_TYPES.has(type) ? [] : null;
  }

  private turn(entry: Entry, type: string): EventInput[] {
    return type === "assistant" ? assistantEvents(entry, this.tools) : userEvents(entry, this.tools);
  }

  /** What a subagent does is told inside the progress of the call that started it. */
  private progress(entry: Record<string, unknown>, raw: Buffer): EventInput[] {
    const data = asObject(entry.data);
    if (data.type !== "agent_progress") return [];
    const inner = asObject(data.message);
    const type = asText(inner.type);
    if (type !== "user" && type !== "assistant") return [];
    const uuid = asText(inner.uuid);
    if (uuid !== "") {
      if (this.seen.get(uuid) !== undefined) return [];
      this.seen.set(uuid, 0);
    }
    const thread = this.thread(asName(data.agentId) ?? asName(entry.parentToolUseID) ?? "subagent", asText(data.prompt));
    return this.turn({ value: { timestamp: entry.timestamp, ...inner, isSidechain: true }, raw, path: ["data", "message"], thread }, type);
  }

  private system(entry: Record<string, unknown>): EventInput[] {
    const base = { thread: this.threadOf(entry), at: readTime(entry.timestamp), sourceId: asName(entry.uuid), speaker: "harness" as const };
    switch (entry.subtype) {
      case "compact_boundary":
      case "microcompact_boundary":
        return [{ ...base, type: "agent.thread_context_compacted", text: contentText(entry.content) }];
      case "api_error": {
        const error = asObject(entry.error);
        const said = asObject(asObject(error.error).error).message ?? asObject(error.error).message ?? error.message ?? error.error ?? entry.content;
        return [{ ...base, type: "session.error", isError: true, text: contentText([asName(error.status), contentText(said)].filter(Boolean).join(" ")) }];
      }
      case "stop_hook_summary": {
        const errors = asArray(entry.hookErrors);
        return errors.length === 0 ? [] : [{ ...base, type: "system.message", isError: true, text: contentText(errors.map((error) => contentText(error))) }];
      }
      case "turn_duration":
        return [];
    }
    const text = contentText(entry.content);
    return text === "" ? [] : [{ ...base, type: "system.message", text }];
  }

  /**
   * Words typed while the agent worked. When they wait until its turn ends they come again as a turn of their own ("dequeue"); when
   * they are slipped in ("remove") this is the only trace of them.
   */
  private queued(entry: Record<string, unknown>): EventInput[] {
    if (entry.operation === "enqueue") this.queue.push(contentText(entry.content));
    else if (entry.operation === "popAll") this.queue.length = 0;
    else if (entry.operation === "dequeue") this.queue.shift();
    else if (entry.operation === "remove") {
      const text = this.queue.shift() ?? "";
      const base = { at: readTime(entry.timestamp), type: "user.message" };
      return text === "" ? [] : turnParts(FORMAT, text, { role: "user" }).map((part) => ({ ...base, ...part }));
    }
    return [];
  }

  private attachment(entry: Record<string, unknown>): EventInput[] {
    const attachment = asObject(entry.attachment);
    const base = { thread: this.threadOf(entry), at: readTime(entry.timestamp), sourceId: asName(entry.uuid) };
    const text = contentText(attachment.prompt ?? attachment.content ?? attachment.message ?? "");
    if (text === "") return [];
    if (attachment.type === "queued_command") {
      const meta = attachment.isMeta === true || (typeof attachment.commandMode === "string" && attachment.commandMode !== "prompt");
      return turnParts(FORMAT, text, { role: "user", meta }).map((part) => ({ ...base, type: "user.message", ...part }));
    }
    const speaker = /memory|instructions|rules|skill/.test(asText(attachment.type))
      ? "guidance"
      : /^(?:file|pdf|pasted)/.test(asText(attachment.type))
        ? "document"
        : "harness";
    return [{ ...base, type: "system.message", speaker, text }];
  }

  /** Thread 0 is the session's own agent; a sidechain is another one. */
  private threadOf(entry: Record<string, unknown>): number {
    if (entry.isSidechain !== true) return 0;
    const agent = asName(entry.agentId);
    if (agent !== null) return this.thread(agent, "");
    const uuid = asText(entry.uuid);
    // No sidechain has thread 0.
    const thread = this.seen.get(asText(entry.parentUuid)) || this.thread(uuid, contentText(asObject(entry.message).content));
    this.seen.set(uuid, thread);
    return thread;
  }

  private thread(sourceId: string, prompt: string): number {
    const known = this.threads.get(sourceId);
    if (known !== undefined) return known;
    const threads = this.builder?.threads;
    if (threads === undefined) throw new Error("A thread needs its session first.");
    const index =
      threads.push({ sourceId: wellFormed(sourceId), agentName: "subagent", role: "specialist", parent: 0, title: titleOf(wellFormed(prompt)) }) - 1;
    this.threads.set(sourceId, index);
    return index;
  }
}

/** The session that a subagent's file belongs to, from its first record; null when it is none. */
export function parentSession(value: unknown): string | null {
  return isObject(value) && value.isSidechain === true && typeof value.agentId === "string" ? asName(value.sessionId) : null;
}
