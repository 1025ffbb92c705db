import { createHash } from "node:crypto";
import { LargeSession } from "./large-session";
import type { SourceSink } from "./read-source";
import type { ImportProgress, ImportReport } from "./report";
import type { SessionBuilder } from "./session-builder";
import { type Destination, type FinishedSession, isRefusal, type Stored, storeBatch } from "./store";
import { keyOf } from "./stored-versions";

/** Sessions are stored together up to here: waiting bytes, and their number. */
const BATCH_BYTES = 8_388_608;
const BATCH_SESSIONS = 200;
/** A session with more waiting than this is stored while it is still being read. */
const LARGE = 8_388_608;
const LISTED = 1_000;
const SKIPS_LISTED = 10_000;
/** How often a long file tells of its progress. */
const TELL_MS = 500;

function digest(text: string): string {
  return createHash("sha256").update(text).digest().toString("latin1", 0, 16);
}

/** Takes what the readers find, stores it in batches, and keeps the account. */
export class Collector implements SourceSink {
  readonly report: ImportReport;
  readonly progress: ImportProgress = { file: "", bytes: 0, files: 0, sessions: 0, events: 0, rejected: 0 };
  private batch: FinishedSession[] = [];
  private batchBytes = 0;
  /** The batch that is being stored; it ends with what went wrong, if anything did. */
  private storing: Promise<{ error: unknown } | null> | null = null;
  private readonly batchKeys = new Set<string>();
  /** What this import has met already, by key. Short digests, because a file may hold hundreds of thousands of sessions. */
  private readonly met = new Map<string, { content: string; events: string; path: string }>();
  private told = performance.now();
  private large: { builder: SessionBuilder; session: LargeSession } | null = null;

  constructor(
    private readonly destination: Destination,
    private readonly agent: string | undefined,
    private readonly onProgress: (progress: ImportProgress) => void = () => undefined,
    private readonly largeFrom: number = LARGE,
  ) {
    this.report = {
      importId: destination.importId,
      status: "completed",
      sessions: { added: 0, updated: 0, unchanged: 0, skipped: 0 },
      events: 0,
      rejected: [],
      rejectedCount: 0,
      skipped: [],
    };
  }

  reject(file: string, reason: string, line?: number): void {
    this.report.rejectedCount++;
    this.progress.rejected++;
    if (this.report.rejected.length < LISTED) this.report.rejected.push(line === undefined ? { file, reason } : { file, line, reason });
  }

  skip(file: string, reason: string, session: boolean): void {
    if (session) this.report.sessions.skipped++;
    if (this.report.skipped.length < SKIPS_LISTED) this.report.skipped.push({ file, reason });
  }

  bytes(count: number): void {
    this.progress.bytes += count;
    if (performance.now() - this.told >= TELL_MS) this.tell();
  }

  /** Tells how far the import is. */
  tell(): void {
    this.told = performance.now();
    this.onProgress({ ...this.progress });
  }

  async finished(builder: SessionBuilder): Promise<void> {
    this.progress.sessions++;
    const session = { builder, ...builder.finish(agentName(this.agent, builder)) };
    const key = keyOf(session.tail);
    const mark = digest(key);
    const met = { content: digest(session.tail.contentHash), events: digest(builder.eventsKey), path: builder.file };
    const before = this.met.get(mark);
    const isLarge = this.large?.builder === builder;
    if (before?.content === met.content || before?.events === met.events) {
      if (isLarge) await this.abandoned(builder);
      // Of two judgements in one import the first stays, so that the same import again changes nothing.
      const differs = before.content === met.content ? "" : ", judged differently";
      this.skip(builder.file, `The same session as in ${before.path}${differs}.`, true);
      return;
    }
    if (before === undefined) this.met.set(mark, met);
    if (isLarge) return this.finishLarge(session);
    if (this.batchKeys.has(key)) await this.send();
    this.batch.push(session);
    this.batchKeys.add(key);
    this.batchBytes += builder.waiting;
    if (this.batchBytes >= BATCH_BYTES || this.batch.length >= BATCH_SESSIONS) await this.send();
  }

  async growing(builder: SessionBuilder): Promise<void> {
    if (builder.waiting < this.largeFrom) return;
    if (this.large === null) {
      // What is in the batch may be an earlier state of the same session.
      await this.flush();
      this.large = { builder, session: new LargeSession(this.destination) };
    }
    await this.large.session.drain(builder);
  }

  async abandoned(builder: SessionBuilder): Promise<void> {
    if (this.large?.builder !== builder) return;
    const { session } = this.large;
    this.large = null;
    await session.abort();
  }

  /** Gives up what is not stored. */
  async close(): Promise<void> {
    this.batch = [];
    await this.storing;
    this.storing = null;
    if (this.large !== null) await this.abandoned(this.large.builder);
  }

  /** Stores what waits, and waits until it is stored. */
  async flush(): Promise<void> {
    await this.send();
    await this.stored();
  }

  /** Begins to store what waits, while the next sessions are read: one batch at a time, so that memory stays bounded. */
  private async send(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    this.batchBytes = 0;
    this.batchKeys.clear();
    await this.stored();
    if (batch.length === 0) return;
    this.storing = this.store(batch).then(
      () => null,
      (error: unknown) => ({ error }),
    );
  }

  private async stored(): Promise<void> {
    const failed = await this.storing;
    this.storing = null;
    if (failed !== null) throw failed.error;
  }

  private async store(batch: readonly FinishedSession[]): Promise<void> {
    try {
      for (const stored of await storeBatch(this.destination, batch)) this.count(stored);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (batch.length > 1) {
        // One session's rows were refused: the others need not suffer.
        for (const session of batch) await this.storeOne(session);
      } else this.reject(batch[0]!.builder.file, `The database refused the session: ${error.message}`);
    }
  }

  private async storeOne(session: FinishedSession): Promise<void> {
    try {
      for (const stored of await storeBatch(this.destination, [session])) this.count(stored);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.reject(session.builder.file, `The database refused the session: ${error.message}`);
    }
  }

  private async finishLarge(session: FinishedSession): Promise<void> {
    const { large } = this;
    this.large = null;
    if (large === null) return;
    try {
      this.count(await large.session.finish(session));
    } catch (error) {
      await large.session.abort();
      if (!isRefusal(error)) throw error;
      this.reject(session.builder.file, `The database refused the session: ${error.message}`);
    }
  }

  private count(stored: Stored): void {
    this.report.sessions[stored.result]++;
    this.report.events += stored.events;
    this.progress.events += stored.events;
  }
}

/** The agent is what the importing person says, else what the file says, else the folder's name, else unknown. */
export function agentName(said: string | undefined, builder: SessionBuilder): string {
  const name = said || builder.agent || builder.path.split("/").at(-2) || "unknown";
  return [...name.toWellFormed().replaceAll("\0", "\ufffd").trim()].slice(0, 200).join("") || "unknown";
}
