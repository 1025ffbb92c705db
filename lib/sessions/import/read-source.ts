import { CsvSplitter } from "./csv-splitter";
import { detect, withoutMark } from "./detect";
import { ElementCount } from "./element-count";
import type { FeatureExtractor } from "./feature-extractor";
import { mappedLines } from "./formats/mapped";
import type { RowReader } from "./formats/message-rows";
import { subagentLines } from "./gather";
import type { ImportGuard } from "./guard";
import { JsonSplitter } from "./json-splitter";
import type { LineMapping } from "./line-mapping";
import { LineSplitter } from "./line-splitter";
import type { ReadContext, Reader, SourceRecord, SubagentLine } from "./reader";
import type { ImportSource } from "./report";
import { SessionBuilder } from "./session-builder";

/** Bytes looked at to tell the format; more when the first line of what may be JSON lines is longer. */
const HEAD = 1_048_576;
const MAX_HEAD = 33_554_432;
/** One record at most: a line, an element, a member. */
export const MAX_RECORD = 134_217_728;

/** One row of a table at most. */
const MAX_ROW = 16_777_216;

function isRowReader(reader: Reader): reader is RowReader {
  return "row" in reader;
}

/** What reading tells to whoever stores. Called in order; each is awaited, which is what keeps memory bounded. */
export interface SourceSink {
  reject(file: string, reason: string, line?: number): void;
  skip(file: string, reason: string, session: boolean): void;
  bytes(count: number): void;
  /** A session is complete. */
  finished(builder: SessionBuilder): Promise<void>;
  /** A session goes on; its waiting rows may be taken. */
  growing(builder: SessionBuilder): Promise<void>;
  /** A session that was growing will not be finished. */
  abandoned(builder: SessionBuilder): Promise<void>;
}

export interface ReadOptions {
  format: string;
  /** How lines are read that no format knows; nothing is detected then. */
  mapping: LineMapping | undefined;
  features: FeatureExtractor;
  /** Takes out what must not be stored; nothing when it is left out. */
  guard?: ImportGuard;
  signal: AbortSignal | undefined;
}

/** The path by which a source is known for good: without what only says where it was read from. */
export function originOf(path: string): string {
  return path
    .split(/[\\/]+/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/")
    .toWellFormed()
    .replaceAll("\0", "\ufffd");
}

/** Reads one source to its end and hands its sessions over as they are complete. Everything wrong with it is told to the sink. */
export async function readSource(source: ImportSource, options: ReadOptions, sink: SourceSink): Promise<void> {
  const run = new SourceRun(source, options, sink);
  try {
    for await (const chunk of source.open()) {
      if (options.signal?.aborted) return await run.abandon();
      await run.feed(
        typeof chunk === "string" ? Buffer.from(chunk) : Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
      );
      if (run.over) break;
    }
    await run.end();
  } catch (error) {
    await run.abandon();
    // Whoever canceled has often closed the stream as well.
    if (options.signal?.aborted) return;
    const reason = unreadableReason(error);
    if (reason === null) throw error;
    sink.reject(source.path, reason);
  }
}

class SourceRun {
  over = false;
  private head: Buffer[] = [];
  private headLength = 0;
  private lineEnded = false;
  private reader: Reader | null = null;
  private splitter: { feed(chunk: Buffer): void | Promise<void>; end(): void | Promise<void> } | null = null;
  private done: SessionBuilder[] = [];
  private current: SessionBuilder | null = null;
  private dropped: SessionBuilder[] = [];
  private readonly elements = new ElementCount();
  private inElement = false;

  constructor(
    private readonly source: ImportSource,
    private readonly options: ReadOptions,
    private readonly sink: SourceSink,
  ) {}

  async feed(chunk: Buffer): Promise<void> {
    this.sink.bytes(chunk.length);
    if (this.splitter !== null) return this.split(chunk);
    this.head.push(chunk);
    this.headLength += chunk.length;
    this.lineEnded ||= chunk.includes(0x0a);
    if (this.headLength >= MAX_HEAD || (this.headLength >= HEAD && this.lineEnded)) await this.begin(false);
  }

  async end(): Promise<void> {
    if (this.over) return;
    if (this.splitter === null) await this.begin(true);
    if (this.over || this.splitter === null || this.reader === null) return;
    let cut = false;
    try {
      await this.splitter.end();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      cut = true;
    }
    this.reader.end(cut);
    await this.settle();
    await this.abandon();
  }

  /** Gives up what is not finished. */
  async abandon(): Promise<void> {
    this.over = true;
    if (this.current !== null) this.dropped.push(this.current);
    this.current = null;
    for (const builder of this.dropped.splice(0)) await this.sink.abandoned(builder);
  }

  private async begin(whole: boolean): Promise<void> {
    const head = withoutMark(this.head.length === 1 ? this.head[0]! : Buffer.concat(this.head));
    this.head = [];
    const { mapping } = this.options;
    const detected = mapping ? { format: mappedLines(mapping) } : detect(head, whole, this.source.path, this.options.format);
    if ("skip" in detected || "reject" in detected) {
      if ("skip" in detected) this.sink.skip(this.source.path, detected.skip, false);
      else this.sink.reject(this.source.path, detected.reject);
      this.over = true;
      return;
    }
    const { format } = detected;
    let subagents: SubagentLine[] = [];
    try {
      subagents = await subagentLines(this.source.subagents ?? []);
    } catch (error) {
      const reason = error instanceof RangeError ? error.message : unreadableReason(error);
      if (reason === null) throw error;
      this.sink.reject(this.source.path, `A subagent's file could not be read, so the session is left out: ${reason}`);
      this.over = true;
      return;
    }
    const reader = format.read(this.context(subagents));
    this.reader = reader;
    const take = (record: SourceRecord): void => reader.take(record);
    if (format.framing === "csv" && isRowReader(reader)) {
      this.splitter = new CsvSplitter(
        MAX_ROW,
        (row, raw, line) => reader.row(row, raw, line),
        (reason, line) => this.sink.reject(this.source.path, reason, line),
      );
    } else if (format.framing === "lines" || format.framing === "csv") {
      this.splitter = new LineSplitter(
        MAX_RECORD,
        (bytes, line) => take({ bytes, line, key: null, element: false }),
        (line) => this.sink.reject(this.source.path, `The line is longer than ${MAX_RECORD / 1_048_576} MB.`, line),
      );
    } else {
      this.splitter = new JsonSplitter(new Set(format.framing.streamed), MAX_RECORD, ({ bytes, key, element }) => {
        if (element || key === null) this.elements.next(key);
        this.inElement = element || key === null;
        take({ bytes, line: undefined, key, element });
        this.inElement = false;
      });
    }
    await this.split(head);
  }

  /** Feeds in slices, so that what is read of a large chunk can be stored before the next. */
  private async split(chunk: Buffer): Promise<void> {
    for (let from = 0; from < chunk.length && !this.over; from += HEAD) {
      try {
        await this.splitter!.feed(chunk.subarray(from, from + HEAD));
      } catch (error) {
        if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
        const where = this.elements.words(true);
        this.sink.reject(this.source.path, error instanceof SyntaxError ? `The JSON is broken: ${error.message}${where}` : `${error.message}${where}`);
        await this.settle();
        await this.abandon();
        return;
      }
      await this.settle();
    }
  }

  private async settle(): Promise<void> {
    for (const builder of this.dropped.splice(0)) await this.sink.abandoned(builder);
    for (const builder of this.done.splice(0)) await this.sink.finished(builder);
    if (this.current !== null) await this.sink.growing(this.current);
  }

  private context(subagents: readonly SubagentLine[]): ReadContext {
    const { path } = this.source;
    const origin = originOf(path);
    const parts = origin.split("/");
    const name = parts.pop() ?? "";
    return {
      path,
      folders: parts,
      subagents,
      stem: name.replace(/\.[^.]+$/, ""),
      // Records without lines are named by their place in the list.
      reject: (reason, line) => this.sink.reject(path, line === undefined && this.inElement ? `${reason}${this.elements.words()}` : reason, line),
      skip: (reason) => this.sink.skip(path, reason, true),
      start: (format, sourceId) => {
        if (this.current !== null) this.dropped.push(this.current);
        this.current = new SessionBuilder(format, sourceId, origin, path, this.options.features, this.options.guard);
        return this.current;
      },
      finish: (builder) => {
        if (this.current === builder) this.current = null;
        this.done.push(builder);
      },
    };
  }
}

/** A sentence for a source that the system would not let us read; null for our own mistakes. */
function unreadableReason(error: unknown): string | null {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "The file may not be read: permission is missing.";
    case "ENOENT":
      return "There is no such file.";
    case "EISDIR":
      return "It is a folder.";
    case "ELOOP":
      return "Its links go round in a circle.";
    case "EIO":
    case "EBUSY":
    case "ENAMETOOLONG":
    case "ENOTDIR":
    case "EMFILE":
    case "ENFILE":
      return `The file could not be read (${code}).`;
    case "ECONNRESET":
    case "ERR_STREAM_PREMATURE_CLOSE":
    case "ABORT_ERR":
      return "The connection ended before the file did.";
  }
  return null;
}
