import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { type Expected, TrailChecker, type Verification } from "./check";
import { copiedCheckpoints } from "./checkpoints/copies";
import { checkpointsOf } from "./checkpoints/cut";
import { keysOf } from "./checkpoints/keys";
import { type NoteKey, parseCheckpoint } from "./checkpoints/note";
import { entryOf, textOf } from "./entry";
import { recordAudit } from "./record";
import { originOf, readTrail } from "./trail";

export interface VerifyOptions {
  /** What was noted at an earlier time or another place: a size and its root, or a signed note. */
  checkpoint?: Expected | { note: string };
  /** The keys to believe, instead of those that the trail announces itself. */
  keys?: readonly NoteKey[];
}

const MOST_CHECKPOINTS = 100_000;

/** Every signed checkpoint that is known of a trail: those in the database, and the copies outside it. */
async function knownNotes(trail: string): Promise<{ what: string; note: string }[]> {
  const stored = await checkpointsOf(trail, MOST_CHECKPOINTS);
  const copied = await copiedCheckpoints(trail);
  const seen = new Set(stored.map(({ note }) => note));
  return [
    ...stored.map(({ size, note }) => ({ what: `The stored checkpoint over ${size} entries`, note })),
    ...copied.filter(({ note }) => !seen.has(note)).map(({ file, note }) => ({ what: `The copied checkpoint ${file}`, note })),
  ];
}

/** The keys in the table must be those that the entries announce. */
async function compareKeys(checker: TrailChecker, trail: string): Promise<void> {
  const announced = new Set(checker.trustedKeys([]).map(({ id }) => id));
  for (const { id } of await keysOf(trail)) if (!announced.has(id)) checker.problem(`The key ${id} signs for this trail, and no entry announces it.`);
}

/**
 * Checks the trail of the actor's workspace in the database against its leaves, its signed checkpoints and their copies, and notes that
 * it was checked.
 */
export async function verifyTrail(actor: Actor, options: VerifyOptions = {}): Promise<Verification> {
  await authorize(actor, "audit.read");
  const trail = actor.workspaceId;
  const notes = await knownNotes(trail);
  const [head] = await sql<{ seq: string }>("SELECT seq::text FROM audit_heads WHERE trail = $1", [trail]);
  const size = Number(head?.seq ?? 0);
  const checker = new TrailChecker(trail);
  if (options.checkpoint && "note" in options.checkpoint) notes.push({ what: "The checkpoint", note: options.checkpoint.note });
  else if (options.checkpoint) checker.expect(options.checkpoint);
  for (const { what, note } of notes) {
    const checkpoint = checker.note(what, note, originOf(trail));
    if (checkpoint && parseCheckpoint(note)?.origin === originOf(trail)) checker.expect(checkpoint);
  }
  let seen = 0;
  for await (const row of readTrail(trail, 0, size)) {
    checker.add(entryOf(row), textOf(row), row.leaf);
    seen += 1;
  }
  if (seen !== size) checker.problem(`The trail's head says ${size} entries, and there are ${seen}.`, Math.min(seen, size) + 1);
  const trusted = checker.trustedKeys(options.keys ?? []);
  for (const { what, note } of notes) checker.signed(what, note, trusted);
  await compareKeys(checker, trail);
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
