import { asArray, type Format, parseObject, type ReadContext, type Reader, RecordError, type SourceRecord } from "../reader";
import { looksLikeManagedDocument, readManagedDocument } from "./managed-agents";
import { looksLikeMessages, readMessages } from "./messages";
import { looksLikeTrial, readTrial } from "./tau-bench";
import { looksLikeSimulation, readSimulation } from "./tau2";

interface DocumentKind {
  name: string;
  fits(keys: ReadonlySet<string>): boolean;
  read(context: ReadContext, record: SourceRecord, value: Record<string, unknown>): void;
}

/** The formats in which one object is a whole session, most particular first. */
const KINDS: readonly DocumentKind[] = [
  { name: "tau_bench", fits: looksLikeTrial, read: readTrial },
  { name: "tau2", fits: looksLikeSimulation, read: readSimulation },
  { name: "claude_managed_agents", fits: looksLikeManagedDocument, read: readManagedDocument },
  { name: "messages", fits: looksLikeMessages, read: readMessages },
];

/** The format of a whole session's object with these members, or null. */
export function documentKind(keys: ReadonlySet<string>): string | null {
  return KINDS.find((kind) => kind.fits(keys))?.name ?? null;
}

class DocumentReader implements Reader {
  constructor(
    private readonly context: ReadContext,
    private readonly only: string,
  ) {}

  take(record: SourceRecord): void {
    if (record.bytes.length === 0) return;
    try {
      const value = parseObject(record.bytes);
      const keys = new Set(Object.keys(value));
      const kind = KINDS.find((each) => each.fits(keys) && (this.only === "documents" || each.name === this.only));
      if (kind === undefined)
        throw new RecordError(
          asArray(value.messages).length === 0 && "messages" in value ? "The session has no messages." : "The record is no session in a known form.",
        );
      kind.read(this.context, record, value);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
    }
  }

  end(cut: boolean): void {
    if (cut) this.context.reject("The file is cut off: its last session is left out.");
  }
}

/** Many sessions in one source, an object each: the elements of an array, or JSON lines. `name` limits it to one format. */
export function documents(name: string, framing: "lines" | "array"): Format {
  return { name, framing: framing === "lines" ? "lines" : { streamed: [] }, read: (context) => new DocumentReader(context, name) };
}
