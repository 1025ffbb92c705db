import { z } from "zod";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { type AuditEntry, type AuditText, entryHash, entryOf, fitsCommitment, textOf } from "./entry";
import { recordAudit } from "./record";
import { readTrail } from "./trail";
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

/** Checks one trail entry by entry, in order: numbers, times, commitments, and the roots that it is expected to have on the way. */
export class TrailChecker {
  private readonly tree = new MerkleFrontier();
  private readonly problems: Verification["problems"] = [];
  private before = "";
  private pending: Expected[];

  constructor(expected: readonly Expected[] = []) {
    this.pending = [...expected];
    this.compare();
  }

  problem(message: string, seq?: number): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(seq === undefined ? { message } : { seq, message });
  }

  add(entry: AuditEntry, text: AuditText | null): void {
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
  const checker = new TrailChecker(options.checkpoint ? [options.checkpoint] : []);
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
const headerLine = z.object({ format: z.literal("lucid-audit/1"), trail: z.string(), size: z.int().min(0), root: z.string().regex(HEX) });
const entryLine = z.strictObject({
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

function parseLine<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Checks an export without a database. `lines` are its lines without their ends; `checkpoint` is what was noted at an earlier time or
 * another place.
 */
export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>, options: { checkpoint?: Expected } = {}): Promise<Verification> {
  let checker: TrailChecker | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (checker === null) {
      const header = parseLine(headerLine, line);
      checker = new TrailChecker([...(header ? [{ size: header.size, root: header.root }] : []), ...(options.checkpoint ? [options.checkpoint] : [])]);
      if (!header) checker.problem("The first line is not the head of an export of a trail.");
      continue;
    }
    if (line === "") continue;
    const entry = parseLine(entryLine, line);
    if (!entry) {
      checker.problem(`Line ${number} is not an entry.`);
      continue;
    }
    const { text, ...rest } = entry;
    checker.add(rest, text);
  }
  checker ??= new TrailChecker(options.checkpoint ? [options.checkpoint] : []);
  if (number === 0) checker.problem("The file is empty.");
  return checker.finish();
}
