import { z } from "zod";
import { TrailChecker, type Verification } from "./check";
import { parseCheckpoint } from "./checkpoints/note";
import type { AuditEntry, AuditText } from "./entry";
import { entryLines } from "./entry-json";
import { exportLine } from "./lines";
import { originOf } from "./trail";
import type { VerifyOptions } from "./verify";

const headLine = z.strictObject({
  format: z.literal("lucid-audit/1"),
  origin: z.string(),
  trail: z.string(),
  size: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime().nullable(),
  checkpoint: z.string(),
});

type Head = z.output<typeof headLine>;

const HASH = /^[0-9a-f]{64}$/;
const SALT = /^(?:[0-9a-f]{2})*$/;
// Fixed, so that times compare as texts.
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

type Line = AuditEntry & { leaf: string; text: AuditText | null };

function isObject(value: unknown, members: number): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === members;
}

/** Whether it is the line of an entry. By hand: a general schema takes longer than all the hashing. */
function isEntryLine(value: unknown): value is Line {
  if (!isObject(value, 11)) return false;
  const { trail, seq, at, actor, action, object, facts, commitment, requestId, leaf, text } = value;
  return (
    typeof trail === "string" &&
    typeof seq === "number" &&
    Number.isSafeInteger(seq) &&
    seq >= 1 &&
    typeof at === "string" &&
    TIME.test(at) &&
    isObject(actor, 2) &&
    typeof actor.id === "string" &&
    typeof actor.kind === "string" &&
    typeof action === "string" &&
    isObject(object, 2) &&
    typeof object.id === "string" &&
    typeof object.type === "string" &&
    typeof facts === "object" &&
    facts !== null &&
    !Array.isArray(facts) &&
    (commitment === null || (typeof commitment === "string" && HASH.test(commitment))) &&
    typeof requestId === "string" &&
    typeof leaf === "string" &&
    HASH.test(leaf) &&
    (text === null || (isObject(text, 2) && typeof text.body === "string" && typeof text.salt === "string" && SALT.test(text.salt)))
  );
}

/** The line as an export writes it, or null when it has no canonical form. */
function writeLine({ text, leaf, ...entry }: Line): { line: string; json: string } | null {
  try {
    return entryLines(entry, leaf, text);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is wrong with the file itself, as a sentence; null when it is another failure. */
function unreadable(error: unknown): string | null {
  if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return "The file is not an export: it is not UTF-8 text throughout.";
  }
  return error instanceof RangeError ? `The file is not an export: ${error.message.toLowerCase()}` : null;
}

/** Checks an export line by line. */
class ExportChecker {
  private checker: TrailChecker | null = null;
  private head: Head | null = null;
  private number = 0;

  constructor(private readonly options: VerifyOptions) {}

  private begin(head: Head | null): TrailChecker {
    this.head = head;
    const checker = new TrailChecker(head?.trail ?? null, head ? [{ size: head.size, root: head.root }] : []);
    this.checker = checker;
    const { checkpoint } = this.options;
    if (checkpoint && "note" in checkpoint) {
      const noted = checker.note("The checkpoint", checkpoint.note, head?.origin ?? null);
      if (noted) checker.expect(noted);
    } else if (checkpoint) checker.expect(checkpoint);
    return checker;
  }

  add(line: string): void {
    this.number += 1;
    if (this.number === 1) this.addHead(line);
    else this.addEntry(line);
  }

  private inexact(seq?: number): void {
    this.checker?.problem(`Line ${this.number} is not written as an export writes it: a key stands twice or elsewhere, or a space does.`, seq);
  }

  private addHead(line: string): void {
    const value = parse(line);
    const head = headLine.safeParse(value);
    const checker = this.begin(head.success ? head.data : null);
    if (!head.success) {
      checker.problem("The first line is not the head of an export of a trail.");
      return;
    }
    if (!line.isWellFormed() || exportLine(value as object) !== line) this.inexact();
    const { origin, trail, size, root, checkpoint } = head.data;
    if (origin !== originOf(trail)) checker.problem("The head's origin is not that of its trail.");
    const noted = checker.note("The export's checkpoint", checkpoint, origin);
    if (noted && (noted.size !== size || noted.root !== root)) checker.problem("The export's checkpoint is of another size or root than its head says.");
  }

  private addEntry(line: string): void {
    const value = parse(line);
    if (!this.checker) return;
    const written = isEntryLine(value) ? writeLine(value) : null;
    if (!isEntryLine(value) || !written) {
      this.checker.problem(`Line ${this.number} is not an entry.`, this.number - 1);
      return;
    }
    const { text, leaf, ...entry } = value;
    // A key that stands twice, another order or other spaces: two readers could take the line for two things.
    if (written.line !== line) this.inexact(entry.seq);
    this.checker.add(entry, text, Buffer.from(leaf, "hex"), written.json);
  }

  finish(broken: string | null): Verification {
    const checker = this.checker ?? this.begin(null);
    if (broken !== null) checker.problem(broken, Math.max(this.number, 1));
    else if (this.number === 0) checker.problem("The file is empty.");
    if (this.head && this.head.at !== checker.last) {
      checker.problem(`The head says that the last entry is of ${this.head.at ?? "no time"}, and it is of ${checker.last ?? "no time"}.`);
    }
    const trusted = checker.trustedKeys(this.options.keys ?? []);
    if (this.head) checker.signed("The export's checkpoint", this.head.checkpoint, trusted);
    const { checkpoint } = this.options;
    if (checkpoint && "note" in checkpoint && parseCheckpoint(checkpoint.note)) checker.signed("The checkpoint", checkpoint.note, trusted);
    return checker.finish();
  }
}

/**
 * Checks an export without a database. `lines` are its lines without their ends, each of which must be exactly what an export writes;
 * `checkpoint` is what was noted at an earlier time or another place.
 */
export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>, options: VerifyOptions = {}): Promise<Verification> {
  const checker = new ExportChecker(options);
  try {
    if (Symbol.iterator in lines) for (const line of lines) checker.add(line);
    else for await (const line of lines) checker.add(line);
    return checker.finish(null);
  } catch (error) {
    const broken = unreadable(error);
    if (broken === null) throw error;
    return checker.finish(broken);
  }
}
