import { randomBytes } from "node:crypto";
import type { NoteKey } from "@/lib/audit/checkpoints/note";
import { entryHash } from "@/lib/audit/entry";
import { verifyExport } from "@/lib/audit/verify-export";
import { exportOf, makeTrail, noteKey, noteOver, randomFrom, type SyntheticTrail, type Written } from "./synthetic";

/** What somebody who wants to deceive hands over, and what the one who checks it has noted before. */
interface Case {
  lines: string[];
  checkpoint?: { note: string };
  keys?: NoteKey[];
  /** The place of the first wrong entry, where a verifier can know it. */
  place?: number;
}

type Mutation = (trail: SyntheticTrail, random: () => number) => Case;

const copy = (entries: readonly Written[]): Written[] => structuredClone([...entries]);
const pick = (random: () => number, below: number) => Math.floor(random() * below);

/** Renumbered as if nothing had happened. */
function renumbered(entries: Written[]): Written[] {
  return entries.map(({ entry, text }, n) => ({ entry: { ...entry, seq: n + 1 }, text }));
}

/** Nobody but the holder of the key can sign the changed tree: three ways without it, and what was noted before. */
function unsigned(trail: SyntheticTrail, changed: Written[], random: () => number): string[] {
  const way = pick(random, 3);
  const honest = exportOf(trail);
  if (way === 0) return [honest[0]!, ...exportOf(trail, changed).slice(1)];
  if (way === 1) return exportOf(trail, changed, { seed: randomBytes(32) });
  const leaves = changed.map(({ entry }, n) => entryHash(trail.entries[n]?.entry ?? entry));
  return [honest[0]!, ...exportOf(trail, changed, { leaves }).slice(1)];
}

function changeOne(entry: Written, random: () => number): void {
  const change = [
    () => Object.assign(entry.entry.facts, { approvals: 99 }),
    () => Object.assign(entry.entry, { actor: { kind: "person", id: "usr_someone" } }),
    () => Object.assign(entry.entry, { action: "lesson.edited" }),
    () => Object.assign(entry.entry.object, { id: "les_other" }),
    () => Object.assign(entry.entry, { requestId: `${entry.entry.requestId}0` }),
    () => Object.assign(entry, { text: { salt: "00", body: "{}" } }),
    () => Object.assign(entry.entry, { commitment: "0".repeat(64), text: entry.text }),
  ][pick(random, 7)]!;
  change();
}

export const MUTATIONS: Record<string, Mutation> = {
  edit(trail, random) {
    const changed = copy(trail.entries);
    const at = pick(random, changed.length);
    changeOne(changed[at]!, random);
    return { lines: unsigned(trail, changed, random) };
  },
  delete(trail, random) {
    const changed = copy(trail.entries);
    changed.splice(pick(random, changed.length), 1);
    const lines = random() < 0.5 ? unsigned(trail, changed, random) : unsigned(trail, renumbered(changed), random);
    return { lines };
  },
  insert(trail, random) {
    const changed = copy(trail.entries);
    const at = pick(random, changed.length);
    const made = copy([changed[at]!])[0]!;
    made.entry.object.id = "les_inserted";
    changed.splice(at, 0, made);
    return { lines: unsigned(trail, random() < 0.5 ? changed : renumbered(changed), random) };
  },
  reorder(trail, random) {
    const changed = copy(trail.entries);
    const a = pick(random, changed.length - 1);
    const b = a + 1 + pick(random, changed.length - a - 1);
    [changed[a], changed[b]] = [changed[b]!, changed[a]!];
    // Even the holder of the key cannot hide it: the numbers stand in the entries.
    return { lines: random() < 0.5 ? exportOf(trail, changed) : unsigned(trail, renumbered(changed), random) };
  },
  duplicate(trail, random) {
    const changed = copy(trail.entries);
    const at = pick(random, changed.length);
    changed.splice(at, 0, copy([changed[at]!])[0]!);
    return { lines: random() < 0.5 ? exportOf(trail, changed) : unsigned(trail, changed, random) };
  },
  truncate(trail, random) {
    const known = 2 + pick(random, trail.entries.length - 1);
    const left = trail.entries.slice(0, pick(random, known));
    // The holder of the key signs the shorter trail; the checkpoint noted before is above it.
    return { lines: exportOf(trail, left), checkpoint: { note: noteOver(trail, known) }, keys: trail.seeds.map((seed) => noteKey(trail.origin, seed)) };
  },
  fork(trail, random) {
    const known = 1 + pick(random, trail.entries.length);
    const changed = copy(trail.entries);
    const from = pick(random, known);
    changed[from]!.entry.requestId = "req_fork";
    return { lines: exportOf(trail, changed), checkpoint: { note: noteOver(trail, known) } };
  },
  "wrong key"(trail, random) {
    const stranger = randomBytes(32);
    if (random() < 0.5) return { lines: exportOf(trail, trail.entries, { seed: stranger }) };
    if (random() < 0.5) return { lines: exportOf(trail), checkpoint: { note: noteOver(trail, 1 + pick(random, trail.entries.length), stranger) } };
    return { lines: exportOf(trail), keys: [noteKey(trail.origin, stranger)] };
  },
  "wrong origin"(trail, random) {
    const other = makeTrail(random, 3);
    if (random() < 0.4) return { lines: exportOf(trail, trail.entries, { origin: other.origin }) };
    if (random() < 0.5) return { lines: exportOf(trail), checkpoint: { note: noteOver(other, 1 + pick(random, 3)) } };
    const changed = copy(trail.entries);
    changed[pick(random, changed.length)]!.entry.trail = other.trail;
    return { lines: exportOf(trail, changed) };
  },
  "non-canonical bytes"(trail, random) {
    const lines = exportOf(trail);
    const at = pick(random, lines.length);
    const line = lines[at]!;
    const ways = [
      () => `${line} `,
      () => ` ${line}`,
      () => line.replace("{", "{ "),
      () => line.replace('":', '": '),
      () => `${line}\r`,
      () => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse())),
      () => line.replace(/"trail":"w/, '"trail":"\\u0077'),
      () => line.replace(/"trail":"/, '"trail":"x","trail":"'),
      () => line.replace(/\{"/, '{"\\u0061a":1,"'),
      () => `\ufeff${line}`,
    ];
    lines[at] = ways[pick(random, ways.length)]!();
    return { lines };
  },
  "time running backwards"(trail, random) {
    const changed = copy(trail.entries);
    const at = 1 + pick(random, changed.length - 1);
    changed[at]!.entry.at = new Date(Date.parse(changed[at - 1]!.entry.at) - 1 - pick(random, 1e6)).toISOString();
    // By the holder of the key, consistently.
    return { lines: exportOf(trail, changed), place: at + 1 };
  },
};

export interface Score {
  kind: string;
  tried: number;
  caught: number;
  /** Those whose first wrong entry is known to the verifier and named right; only where the mutation says which. */
  named: number;
}

/** Tries `count` random mutations, the kinds in turn. */
export async function tryMutations(count: number, seed = 1): Promise<Score[]> {
  const random = randomFrom(seed);
  const scores = new Map<string, Score>(Object.keys(MUTATIONS).map((kind) => [kind, { kind, tried: 0, caught: 0, named: 0 }]));
  const kinds = Object.entries(MUTATIONS);
  for (let n = 0; n < count; n++) {
    const [kind, mutate] = kinds[n % kinds.length]!;
    const trail = makeTrail(random, 2 + Math.floor(random() * 40));
    const { lines, place, ...options } = mutate(trail, random);
    const result = await verifyExport(lines, options);
    const score = scores.get(kind)!;
    score.tried += 1;
    if (!result.ok) score.caught += 1;
    if (!result.ok && (place === undefined || result.firstWrong === place)) score.named += 1;
  }
  return [...scores.values()];
}

/** Checks `count` honest exports, each against a checkpoint noted at a random earlier time. @returns how many were said to be wrong */
export async function countFalseAlarms(count: number, seed = 2): Promise<number> {
  const random = randomFrom(seed);
  let alarms = 0;
  for (let n = 0; n < count; n++) {
    const trail = makeTrail(random, 2 + Math.floor(random() * 40));
    const options = random() < 0.5 ? {} : { checkpoint: { note: noteOver(trail, 1 + Math.floor(random() * trail.entries.length)) } };
    const keys = random() < 0.5 ? {} : { keys: [noteKey(trail.origin, trail.seeds[0]!)] };
    if (!(await verifyExport(exportOf(trail), { ...options, ...keys })).ok) alarms += 1;
  }
  return alarms;
}
