import { createHash } from "node:crypto";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { wellFormed } from "@/lib/text/well-formed";
import type { EventDraft, GuidanceFound, OutcomeDraft, ThreadDraft, VerdictDraft, VerdictResult } from "../session";
import { succeeded } from "../session";
import type { FeatureBuilder, FeatureExtractor, SessionTail } from "./feature-extractor";
import { type ImportGuard, NO_GUARD, REDACTED_RECORD } from "./guard";
import { documentTitle, titleOf } from "./title";

/** An event as it will be stored. */
export interface BuiltEvent extends EventDraft {
  index: number;
  chain: Buffer;
}

export interface BuiltRecord {
  index: number;
  kind: "event" | "meta" | "unknown";
  raw: Buffer;
}

/** What a reader says of an event; what it leaves out has the usual value. */
export type EventInput = Pick<EventDraft, "type" | "speaker" | "text"> & Partial<EventDraft>;

function clean(value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : wellFormed(value);
}

/** A source's id as a key: an id that is too long for one is known by its hash. */
function sourceKey(sourceId: string | null): string | null {
  if (sourceId === null || sourceId === "") return null;
  return sourceId.length <= 500 ? wellFormed(sourceId) : `sha256-${sha256(sourceId).slice(0, 40)}`;
}

const NO_LINK = Buffer.alloc(16);
/** Dates that both PostgreSQL and JSON can hold without surprises. */
const FIRST_DATE = Date.UTC(1970, 0, 1);
const LAST_DATE = Date.UTC(9999, 0, 1);

/** A source's time, or null when it is none. Takes ISO text (without a zone: UTC), seconds or milliseconds. */
export function readTime(value: unknown): Date | null {
  let ms: number;
  if (typeof value === "string") ms = Date.parse(/[zZ]$|[+-]\d\d:?\d\d$/.test(value) || !/\d\d:\d\d/.test(value) ? value : `${value}Z`);
  else if (typeof value === "number") ms = value < 1e11 ? value * 1000 : value;
  else return null;
  return Number.isFinite(ms) && ms >= FIRST_DATE && ms < LAST_DATE ? new Date(ms) : null;
}

/**
 * One session while it is being read. Records and events wait in `records` and `events` until they are stored; a large session's
 * are taken away (`take`) while it still grows, so that memory stays bounded.
 */
export class SessionBuilder {
  agent: string | null = null;
  agentVersion = "";
  taskKey: string | null = null;
  environment = "";
  /** Who types in this session where a turn does not say: its one user, or the owner of the home folder it ran in. */
  person: string | null = null;
  title = "";
  reward: number | null = null;
  verdict: VerdictResult | null = null;
  startedAt: Date | null = null;
  endedAt: Date | null = null;
  readonly threads: ThreadDraft[] = [];
  readonly outcomes: OutcomeDraft[] = [];
  readonly verdicts: VerdictDraft[] = [];
  readonly guidance: GuidanceFound[] = [];
  readonly meta: Record<string, unknown> = {};
  /** Why the session cannot be taken, when it cannot. */
  broken: { reason: string; line?: number } | null = null;

  records: BuiltRecord[] = [];
  events: BuiltEvent[] = [];
  /** Bytes waiting in `records` and `events`. */
  waiting = 0;
  eventCount = 0;
  recordCount = 0;
  errorCount = 0;
  lastLink: Buffer = NO_LINK;

  private readonly features: FeatureBuilder;
  private fallbackTitle = "";
  private linked = -1;
  /** The bytes of the record that was kept last, as the source wrote them: links are over these, so that a session is known again. */
  private lastRaw: Buffer = Buffer.alloc(0);

  constructor(
    readonly source: string,
    public sourceId: string | null,
    /** Where it comes from, without what only says where it was read from; `file` is the path as it was named. */
    readonly path: string,
    readonly file: string,
    private readonly extractor: FeatureExtractor,
    private readonly guard: ImportGuard = NO_GUARD,
  ) {
    this.features = extractor.start({ source, sourceId });
    this.threads.push({ sourceId: "", agentName: "", role: "lead", parent: null, title: "" });
  }

  get featuresVersion(): number {
    return this.extractor.version;
  }

  /** Keeps a record's own bytes. An event record must be followed by its events. @returns its ordinal */
  record(raw: Buffer, kind: BuiltRecord["kind"] = "event"): number {
    const index = this.recordCount++;
    this.lastRaw = raw;
    this.records.push({ index, kind, raw: this.guard.record(raw) });
    this.waiting += raw.length + 64;
    return index;
  }

  /**
   * Adds the next event, out of the record that was kept last or the one that it names.
   * @param link the event's link where the source carries it (Lucid's own export)
   * @returns its index
   */
  event(input: EventInput, link: Buffer | null = null): number {
    const newest = this.records.at(-1);
    const record = input.record === undefined ? newest && { index: newest.index, raw: this.lastRaw } : { index: input.record, raw: Buffer.alloc(0) };
    if (record === undefined || record.index >= this.recordCount) throw new Error("An event needs its record first.");
    if (link !== null) {
      this.lastLink = link;
      this.linked = record.index;
    } else if (this.linked !== record.index) {
      this.lastLink = createHash("sha256").update(this.lastLink).update(record.raw).digest().subarray(0, 16);
      this.linked = record.index;
    }
    const index = this.eventCount++;
    const guarded = this.guard.text(input.text);
    if (guarded.gone) this.destroyRecord(record.index);
    const event: BuiltEvent = {
      index,
      thread: input.thread ?? 0,
      type: wellFormed(input.type),
      speaker: input.speaker,
      person: input.speaker === "person" ? this.named(input.person ?? this.person) : null,
      at: input.at ?? null,
      sourceId: clean(input.sourceId),
      toolName: clean(input.toolName),
      toolUseId: clean(input.toolUseId),
      toolArguments: guarded.text === input.text ? (input.toolArguments ?? null) : null,
      isError: input.isError ?? false,
      text: guarded.text,
      record: record.index,
      chain: this.lastLink,
    };
    this.features.push(event);
    this.note(event);
    this.events.push(event);
    this.waiting += event.text.length * 2 + 256;
    return index;
  }

  private named(person: string | null): string | null {
    return person === null ? null : wellFormed(this.guard.text(person).text);
  }

  /** A redacted event came again: the record that says it in the source's own form goes with it. */
  private destroyRecord(index: number): void {
    for (const record of this.records) if (record.index === index) record.raw = REDACTED_RECORD;
  }

  /** Hands over what waits, for storing. Only between records. */
  take(): { records: BuiltRecord[]; events: BuiltEvent[] } {
    const taken = { records: this.records, events: this.events };
    this.records = [];
    this.events = [];
    this.waiting = 0;
    return taken;
  }

  /** Tells these events from any others, whatever they were judged to be. */
  get eventsKey(): string {
    return `${this.eventCount}:${this.lastLink.toString("hex")}`;
  }

  /** The hash over all events and what they were judged to be: 64 hex digits. */
  contentHash(): string {
    const verdicts = this.verdicts.map(({ iteration, criterion, result, reward }) => ({ iteration, criterion, result, reward }));
    const judged = canonicalJson({ taskKey: clean(this.taskKey), reward: this.reward, verdict: this.verdict, verdicts });
    return sha256(`${this.eventCount}\n${this.lastLink.toString("hex")}\n${judged}`);
  }

  /** Closes the session. `agent` is the name that was settled for it. */
  finish(agent: string): { tail: SessionTail; features: Uint8Array } {
    Object.assign(this.meta, this.guard.value(this.meta));
    const tail: SessionTail = {
      source: this.source,
      sourceId: sourceKey(this.sourceId) ?? `sha256-${this.contentHash().slice(0, 40)}`,
      agent,
      agentVersion: wellFormed(this.agentVersion),
      taskKey: this.taskKey === null ? null : clean(this.guard.text(this.taskKey).text),
      environment: wellFormed(this.guard.text(this.environment).text),
      title: this.guard.text(this.title || this.fallbackTitle).text,
      startedAt: this.startedAt,
      endedAt: this.endedAt,
      reward: this.reward,
      verdict: this.verdict,
      succeeded: succeeded(this.verdict, this.reward),
      eventCount: this.eventCount,
      errorCount: this.errorCount,
      threads: this.guard.value(this.threads),
      outcomes: this.guard.value(this.outcomes),
      verdicts: this.guard.value(this.verdicts),
      guidance: this.guard.value(this.guidance),
      contentHash: this.contentHash(),
    };
    return { tail, features: this.features.finish(tail) };
  }

  /** The first words of a person or simulator. A word or two after a pasted document say less than the document's own title. */
  private entitle(event: BuiltEvent): void {
    const { speaker, text } = event;
    if (speaker === "document" && this.fallbackTitle === "") this.fallbackTitle = documentTitle(text);
    if (speaker !== "person" && speaker !== "simulator") return;
    const title = titleOf(text);
    if (this.fallbackTitle === "" || title.split(" ").length > 3) this.title = title;
  }

  private note(event: BuiltEvent): void {
    if (event.isError) this.errorCount++;
    if (event.at !== null) {
      if (this.startedAt === null || event.at < this.startedAt) this.startedAt = event.at;
      if (this.endedAt === null || event.at > this.endedAt) this.endedAt = event.at;
    }
    if (this.title === "" && event.type.startsWith("user.")) this.entitle(event);
    if (event.speaker === "guidance" && this.guidance.length < 200) {
      this.guidance.push({
        kind: "system",
        name: event.type === "system.message" ? "system prompt" : titleOf(event.text),
        sha256: sha256(event.text),
        eventIndex: event.index,
      });
    }
  }
}
