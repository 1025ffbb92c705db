import { z } from "zod";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { TrailChecker, type Verification } from "../check";
import type { NoteKey } from "../checkpoints/note";
import { type AuditEntry, entryHash, fitsCommitment } from "../entry";
import { exportLine } from "../lines";
import { originOf } from "../trail";
import { verifyInclusion } from "../tree";
import type { VerifyOptions } from "../verify";
import type { AnswerHead, AnswerLine, EntryLine, EvidenceLine, GivenLine, ReleaseLine, RevisionLine } from "./answer";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.strictObject({
  format: z.literal("lucid-answer/1"),
  origin: z.string(),
  trail: z.string(),
  question: z.union([
    z.strictObject({ kind: z.literal("agent"), agent: z.string(), at: z.iso.datetime() }),
    z.strictObject({ kind: z.literal("lesson"), lessonId: z.string() }),
    z.strictObject({ kind: z.literal("person"), personId: z.string() }),
  ]),
  size: z.int().min(1),
  root: hex,
  checkpoint: z.string(),
  lines: z.int().min(0),
});
const entry = z.strictObject({
  trail: z.string(),
  seq: z.int().min(1),
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.string(), id: z.string() }),
  action: z.string(),
  object: z.strictObject({ type: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  commitment: hex.nullable(),
  requestId: z.string(),
});
const line = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("entry"),
    entry,
    text: z.strictObject({ salt: z.string().regex(/^(?:[0-9a-f]{2})*$/), body: z.string() }).nullable(),
    proof: z.array(hex),
  }),
  z.strictObject({
    kind: z.literal("revision"),
    lessonId: z.string(),
    revision: hex,
    sha256: hex,
    canonical: z.string().nullable(),
    file: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("release"),
    releaseId: z.string(),
    number: z.int(),
    sha256: hex,
    items: z.array(z.strictObject({ path: z.string(), lessonId: z.string(), revision: hex, sha256: hex, appliesTo: z.unknown(), position: z.int() })),
    index: z.string().nullable(),
    seq: z.int(),
  }),
  z.strictObject({ kind: z.literal("given"), releaseId: z.string(), paths: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("evidence"),
    lessonId: z.string(),
    quotes: z.array(
      z.strictObject({
        sessionId: z.string(),
        eventIndex: z.int(),
        claim: z.int(),
        stance: z.string(),
        speaker: z.string(),
        start: z.int(),
        end: z.int(),
        exact: z.string().nullable(),
      }),
    ),
    digest: hex,
    decided: z.array(z.int()),
  }),
  z.strictObject({ kind: z.literal("name"), id: z.string(), name: z.string() }),
]);

/** A line's value when it is written as an answer writes it. */
function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!schema.safeParse(value).success || !text.isWellFormed() || exportLine(value as object) !== text) return null;
    return value as T;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

class AnswerChecker {
  readonly checker: TrailChecker;
  readonly entries = new Map<number, AuditEntry>();
  private readonly releases = new Map<string, ReleaseLine>();
  private readonly keys: TrailChecker;

  constructor(
    private readonly head: AnswerHead,
    private readonly options: VerifyOptions,
  ) {
    this.checker = new TrailChecker(head.trail);
    this.keys = new TrailChecker(null);
    if (head.origin !== originOf(head.trail)) this.checker.problem("The head's origin is not that of its trail.");
    const noted = this.checker.note("The answer's checkpoint", head.checkpoint, head.origin);
    if (noted && (noted.size !== head.size || noted.root !== head.root))
      this.checker.problem("The answer's checkpoint is of another size or root than its head says.");
  }

  add(number: number, value: AnswerLine): void {
    if (value.kind === "entry") this.addEntry(value);
    else if (value.kind === "revision") this.addRevision(number, value);
    else if (value.kind === "release") this.addRelease(number, value);
    else if (value.kind === "given") this.addGiven(number, value);
    else if (value.kind === "evidence") this.addEvidence(number, value);
  }

  private addEntry({ entry, text, proof }: EntryLine): void {
    const { seq } = entry;
    const { size, root, trail } = this.head;
    if (entry.trail !== trail) this.checker.problem(`It belongs to the trail ${entry.trail}, and ${trail} was expected.`, seq);
    if (this.entries.has(seq)) this.checker.problem("It stands twice in the answer.", seq);
    this.entries.set(seq, entry);
    if (
      !verifyInclusion(
        seq - 1,
        size,
        entryHash(entry),
        proof.map((step) => Buffer.from(step, "hex")),
        Buffer.from(root, "hex"),
      )
    ) {
      this.checker.problem("It is not in the tree that the checkpoint signs.", seq);
    }
    if (text && (entry.commitment === null || !fitsCommitment(text, entry.commitment)))
      this.checker.problem("Its text is not the one it was committed to.", seq);
    // Numbers and times are the whole trail's matter; here only the keys are wanted.
    if (entry.action === "audit.key_made") this.keys.add(entry, null);
  }

  private addRevision(number: number, { revision, sha256: bytes, canonical, file, lessonId }: RevisionLine): void {
    if (canonical !== null && sha256(canonical) !== revision)
      this.checker.problem(`Line ${number}: the revision's text is not the one that its id is the hash of.`);
    if (file !== null && sha256(file) !== bytes) this.checker.problem(`Line ${number}: the revision's file is not the one that its SHA-256 is of.`);
    const named = [...this.entries.values()].some(
      ({ object, facts }) => object.id === lessonId && facts.revision === revision && (facts.sha256 === undefined || facts.sha256 === bytes),
    );
    if (!named) this.checker.problem(`Line ${number}: no entry of this answer names the revision ${revision.slice(0, 12)} of its lesson.`);
  }

  private addRelease(number: number, release: ReleaseLine): void {
    this.releases.set(release.releaseId, release);
    const { items, index, sha256: digest, seq } = release;
    if (index !== null && sha256(canonicalJson({ items, index: sha256(index) })) !== digest) {
      this.checker.problem(`Line ${number}: the release's items and index are not those that its SHA-256 is of.`);
    }
    const by = this.entries.get(seq);
    if (by?.object.id !== release.releaseId || by.facts.sha256 !== digest)
      this.checker.problem(`Line ${number}: entry ${seq} does not say that this release came into force.`);
  }

  private addGiven(number: number, { releaseId, paths }: GivenLine): void {
    const release = this.releases.get(releaseId);
    const { question } = this.head;
    if (!release || question.kind !== "agent") {
      this.checker.problem(`Line ${number}: it is of a release that is not in this answer.`);
      return;
    }
    const admitted = release.items.filter(({ appliesTo }) => {
      const agents = (appliesTo as { agents?: unknown }).agents;
      return !Array.isArray(agents) || agents.length === 0 || agents.includes(question.agent);
    });
    const expected = admitted.map(({ path }) => path);
    if (canonicalJson(expected) !== canonicalJson(paths)) this.checker.problem(`Line ${number}: the release gives this agent other items.`);
  }

  private addEvidence(number: number, { quotes, digest, decided, lessonId }: EvidenceLine): void {
    const whole = quotes.every(({ exact }) => exact !== null);
    const parts = quotes.map((q) => [q.sessionId, q.eventIndex, q.claim, q.stance, q.speaker, q.start, q.end, sha256(q.exact ?? "")]);
    if (whole && sha256(canonicalJson(parts)) !== digest) this.checker.problem(`Line ${number}: the quotes are not those that their digest is of.`);
    for (const seq of decided) {
      const by = this.entries.get(seq);
      if (by?.object.id !== lessonId || by.facts.evidence !== digest)
        this.checker.problem(`Line ${number}: entry ${seq} was not decided on this evidence.`, seq);
    }
  }

  finish(read: number): Verification {
    const { checkpoint } = this.options;
    if (read !== this.head.lines) this.checker.problem(`The head says that ${this.head.lines} lines follow, and ${read} do.`);
    const trusted: readonly NoteKey[] = this.keys.trustedKeys(this.options.keys ?? []);
    this.checker.signed("The answer's checkpoint", this.head.checkpoint, trusted);
    if (checkpoint && "note" in checkpoint) {
      const noted = this.checker.note("The checkpoint", checkpoint.note, this.head.origin);
      this.checker.signed("The checkpoint", checkpoint.note, trusted);
      if (noted) this.compare(noted);
    } else if (checkpoint) this.compare(checkpoint);
    const result = this.checker.finish();
    return { ...result, size: this.head.size, root: this.head.root };
  }

  private compare({ size, root }: { size: number; root: string }): void {
    if (size !== this.head.size)
      this.checker.problem(`An answer holds no proof towards a checkpoint over ${size} entries: check that one with an export of the whole trail.`);
    else if (root !== this.head.root) this.checker.problem(`The root over ${size} entries is ${this.head.root}, not ${root}.`);
  }
}

/** Checks the answer to a question without a database. `lines` are without their ends. */
export async function verifyAnswer(lines: AsyncIterable<string>, options: VerifyOptions = {}): Promise<Verification> {
  let checker: AnswerChecker | null = null;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (checker === null) {
      const found = read<AnswerHead>(head as z.ZodType<AnswerHead>, text);
      if (!found) return { ok: false, size: 0, root: "", firstWrong: null, problems: [{ message: "The first line is not the head of an answer." }] };
      checker = new AnswerChecker(found, options);
      continue;
    }
    const value: AnswerLine | null = read<AnswerLine>(line as z.ZodType<AnswerLine>, text);
    if (value) checker.add(number, value);
    else checker.checker.problem(`Line ${number} is not written as an answer writes it.`);
  }
  if (!checker) return { ok: false, size: 0, root: "", firstWrong: null, problems: [{ message: "The file is empty." }] };
  return checker.finish(number - 1);
}
