import { z } from "zod";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { type AuditEntry, type AuditText, entryHash, entryOf, fitsCommitment, textOf } from "./entry";
import { exportLine } from "./lines";
import { recordAudit } from "./record";
import { originOf, readTrail } from "./trail";
import { MerkleFrontier } from "./tree";

export interface Verification {
  ok: boolean;
  size: number;
  /** RFC 6962 root over the entries that were read, in hex. */
  root: string;
  problems: { seq?: number; message: string }[];
}

export interface Expected {
  size: number;
  root: string;
}

const MOST_PROBLEMS = 100;

/** Checks one trail entry by entry, in order: its name, numbers, times, commitments, and the roots that it is expected to have on the way. */
export class TrailChecker {
  private readonly tree = new MerkleFrontier();
  private readonly problems: Verification["problems"] = [];
  private before = "";
  private pending: Expected[];

  /** @param trail whose entries they must be; null when that is not known */
  constructor(
    private readonly trail: string | null,
    expected: readonly Expected[] = [],
  ) {
    this.pending = [...expected];
    this.compare();
  }

  problem(message: string, seq?: number): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(seq === undefined ? { message } : { seq, message });
  }

  add(entry: AuditEntry, text: AuditText | null): void {
    if (this.trail !== null && entry.trail !== this.trail) {
      this.problem(`It belongs to the trail ${entry.trail}, and ${this.trail} was expected.`, entry.seq);
    }
    const wanted = this.tree.size + 1;
    if (entry.seq !== wanted) this.problem(`The entry numbered ${entry.seq} stands where number ${wanted} belongs.`, entry.seq);
    if (entry.at < this.before) this.problem("Its time is before that of the entry ahead of it.", entry.seq);
    this.before = entry.at;
    if (text && entry.commitment === null) this.problem("It has a text although it was committed to none.", entry.seq);
    if (text && entry.commitment !== null && !fitsCommitment(text, entry.commitment)) this.problem("Its text is not the one it was committed to.", entry.seq);
    this.tree.append(entryHash(entry));
    this.compare();
  }

  private compare(): void {
    const due = this.pending.filter((one) => one.size === this.tree.size);
    if (due.length === 0) return;
    const root = this.tree.root().toString("hex");
    for (const one of due) if (one.root !== root) this.problem(`The root over ${one.size} entries is ${root}, not ${one.root}: an entry was changed.`);
    this.pending = this.pending.filter((one) => one.size !== this.tree.size);
  }

  /** The time of the last entry, or null before the first. */
  get last(): string | null {
    return this.before || null;
  }

  /** The result; every root that was expected must have been met. */
  finish(): Verification {
    for (const one of this.pending) this.problem(`${one.size} entries were expected, and there are ${this.tree.size}.`);
    return { ok: this.problems.length === 0, size: this.tree.size, root: this.tree.root().toString("hex"), problems: this.problems };
  }
}

/** Checks the trail of the actor's workspace in the database, and notes that it was checked. */
export async function verifyTrail(actor: Actor, options: { checkpoint?: Expected } = {}): Promise<Verification> {
  await authorize(actor, "audit.read");
  const trail = actor.workspaceId;
  const [head] = await sql<{ seq: string }>("SELECT seq::text FROM audit_heads WHERE trail = $1", [trail]);
  const size = Number(head?.seq ?? 0);
  const checker = new TrailChecker(trail, options.checkpoint ? [options.checkpoint] : []);
  let seen = 0;
  for await (const row of readTrail(trail, 0, size)) {
    checker.add(entryOf(row), textOf(row));
    seen += 1;
  }
  if (seen !== size) checker.problem(`The trail's head says ${size} entries, and there are ${seen}.`);
  const result = checker.finish();
  await transact((tx) =>
    recordAudit(tx, actor, {
      action: "audit.verified",
      object: { type: "trail", id: trail },
      facts: { ok: result.ok, size: result.size, root: result.root, problems: result.problems.length },
    }),
  );
  return result;
}

const HEX = /^[0-9a-f]{64}$/;
const headerLine = z.strictObject({
  format: z.literal("lucid-audit/1"),
  origin: z.string(),
  trail: z.string(),
  size: z.int().min(0),
  root: z.string().regex(HEX),
  at: z.iso.datetime().nullable(),
});
const entryLine = z.strictObject({
  trail: z.string(),
  seq: z.int().min(1),
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.string(), id: z.string() }),
  action: z.string(),
  object: z.strictObject({ type: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  commitment: z.string().regex(HEX).nullable(),
  requestId: z.string(),
  text: z.strictObject({ salt: z.string().regex(/^[0-9a-f]*$/), body: z.string() }).nullable(),
});

/** What a line holds, as it was read and not as the schema passed it on: the hash must be over what stands there. */
function parseLine<T extends object>(schema: z.ZodType<T>, line: string): { value: T; exact: boolean } | null {
  try {
    const value: unknown = JSON.parse(line);
    // A key that stands twice, another order or other spaces: two readers could take the line for two things.
    return schema.safeParse(value).success ? { value: value as T, exact: exportLine(value as T) === line } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
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

type Head = z.output<typeof headerLine>;

/** Checks an export line by line. */
class ExportChecker {
  private checker: TrailChecker | null = null;
  private head: Head | null = null;
  private number = 0;

  constructor(private readonly checkpoint: Expected | undefined) {}

  private begin(head: Head | null): TrailChecker {
    this.head = head;
    this.checker = new TrailChecker(
      head?.trail ?? null,
      [head, this.checkpoint].filter((one) => one !== null && one !== undefined),
    );
    return this.checker;
  }

  add(line: string): void {
    this.number += 1;
    const found = this.number === 1 ? this.addHead(line) : this.addEntry(line);
    if (found && !found.exact)
      this.checker?.problem(`Line ${this.number} is not written as an export writes it: a key stands twice or elsewhere, or a space does.`);
  }

  private addHead(line: string): { exact: boolean } | null {
    const head = parseLine(headerLine, line);
    const checker = this.begin(head?.value ?? null);
    if (!head) checker.problem("The first line is not the head of an export of a trail.");
    else if (head.value.origin !== originOf(head.value.trail)) checker.problem("The head's origin is not that of its trail.");
    return head;
  }

  private addEntry(line: string): { exact: boolean } | null {
    const entry = parseLine(entryLine, line);
    if (!entry) {
      this.checker?.problem(`Line ${this.number} is not an entry.`);
      return null;
    }
    const { text, ...rest } = entry.value;
    this.checker?.add(rest, text);
    return entry;
  }

  finish(broken: string | null): Verification {
    const checker = this.checker ?? this.begin(null);
    if (broken !== null) checker.problem(broken);
    else if (this.number === 0) checker.problem("The file is empty.");
    if (this.head && this.head.at !== checker.last) {
      checker.problem(`The head says that the last entry is of ${this.head.at ?? "no time"}, and it is of ${checker.last ?? "no time"}.`);
    }
    return checker.finish();
  }
}

/**
 * Checks an export without a database. `lines` are its lines without their ends, each of which must be exactly what an export writes;
 * `checkpoint` is what was noted at an earlier time or another place.
 */
export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>, options: { checkpoint?: Expected } = {}): Promise<Verification> {
  const checker = new ExportChecker(options.checkpoint);
  try {
    for await (const line of lines) checker.add(line);
    return checker.finish(null);
  } catch (error) {
    const broken = unreadable(error);
    if (broken === null) throw error;
    return checker.finish(broken);
  }
}
