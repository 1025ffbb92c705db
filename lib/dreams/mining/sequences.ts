import { byText, type MinedSession } from "./finding";
import type { Population } from "./population";

/** Steps in a row, or two steps with others between. */
export interface Sequence {
  /** Tokens `speaker>tool[:verb]:ok`. */
  tokens: string[];
  gapped: boolean;
  /** The steps that take part at all; those that nearly every session takes, or hardly any, are passed over. */
  alphabet: ReadonlySet<string>;
  /** Ordinals of the sessions that show it, ascending. */
  members: number[];
}

/** Steps of a session that are looked at, after repeats are folded. */
const STEPS = 300;
/** How far apart the two steps of a gapped pair may be. */
const WINDOW = 8;
/** Different steps that take part. */
const TOKENS = 2000;
/** Candidates per kind of pattern that go on, the most widespread first: chosen before any outcome is looked at. */
const CANDIDATES = 4000;
const BASE = 2048;

/** What a session did, as ordinals of `ids`: only what went well, repeats folded. */
function stepsOf(session: MinedSession, ids: ReadonlyMap<string, number>): number[] {
  const { tokens, steps } = session.features;
  const known = tokens.map((token) => ids.get(token) ?? -1);
  const result: number[] = [];
  for (const step of steps) {
    const id = known[step] ?? -1;
    if (id < 0 || result.at(-1) === id) continue;
    result.push(id);
    if (result.length >= STEPS) break;
  }
  return result;
}

const isStep = (token: string): boolean => /^(?:agent|lead)>.*:ok$/s.test(token);

/** The keys of the patterns in a session, each once. Pairs: `a * BASE + b`; longer ones in the same base. */
function pairsIn(steps: readonly number[], gapped: boolean, into: Set<number>): void {
  for (let at = 0; at < steps.length; at++) {
    const last = Math.min(steps.length - 1, at + (gapped ? WINDOW : 1));
    for (let next = at + (gapped ? 2 : 1); next <= last; next++) if (steps[at] !== steps[next]) into.add(steps[at]! * BASE + steps[next]!);
  }
}

function gramsIn(steps: readonly number[], length: number, shorter: ReadonlySet<number>, into: Set<number>): void {
  for (let at = 0; at + length <= steps.length; at++) {
    let key = steps[at]!;
    for (let next = 1; next < length - 1; next++) key = key * BASE + steps[at + next]!;
    if (shorter.has(key)) into.add(key * BASE + steps[at + length - 1]!);
  }
}

function keyTokens(key: number, length: number, names: readonly string[]): string[] {
  const tokens: string[] = [];
  let rest = key;
  for (let at = 0; at < length; at++) {
    tokens.unshift(names[rest % BASE]!);
    rest = Math.floor(rest / BASE);
  }
  return tokens;
}

/**
 * The sequences that enough sessions show and enough do not: single steps, 2 to 4 in a row, and gapped pairs. No outcome is
 * looked at.
 * @param least sessions with a known outcome and task that must show it
 */
export function sequencesOf(population: Population, least: number): { sequences: Sequence[]; seen: number } {
  const judged = population.sessions.flatMap((session, ordinal) => (population.isJudged(ordinal) ? [{ session, ordinal }] : []));
  const most = judged.length - least;
  const spread = new Map<string, number>();
  for (const { session } of judged) for (const token of new Set(session.features.tokens)) if (isStep(token)) spread.set(token, (spread.get(token) ?? 0) + 1);
  const names = [...spread]
    .filter(([, count]) => count >= least && count <= most)
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    .slice(0, TOKENS)
    .map(([token]) => token);
  const alphabet = new Set(names);
  const ids = new Map(names.map((token, id) => [token, id]));
  const all = judged.map(({ session, ordinal }) => ({ ordinal, steps: stepsOf(session, ids) }));
  const sequences: Sequence[] = [];
  let seen = 0;
  let shorter: ReadonlySet<number> = new Set(names.keys());
  const gather = (length: number, gapped: boolean, keysOf: (steps: readonly number[], into: Set<number>) => void): void => {
    const counts = new Map<number, number>();
    const keys = new Set<number>();
    for (const { steps } of all) {
      keys.clear();
      keysOf(steps, keys);
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    seen += counts.size;
    const frequent = [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (!gapped) shorter = new Set(frequent.map(([key]) => key));
    const found = new Map(
      frequent
        .filter(([, count]) => count <= most)
        .slice(0, CANDIDATES)
        .map(([key]): [number, Sequence] => [key, { tokens: keyTokens(key, length, names), gapped, alphabet, members: [] }]),
    );
    for (const { steps, ordinal } of all) {
      keys.clear();
      keysOf(steps, keys);
      for (const key of keys) found.get(key)?.members.push(ordinal);
    }
    for (const sequence of found.values()) sequences.push(sequence);
  };
  gather(1, false, (steps, into) => {
    for (const step of steps) into.add(step);
  });
  gather(2, false, (steps, into) => pairsIn(steps, false, into));
  for (const length of [3, 4]) {
    const known = shorter;
    gather(length, false, (steps, into) => gramsIn(steps, length, known, into));
  }
  // A pair counts as gapped also where its steps follow each other somewhere.
  gather(2, true, (steps, into) => {
    pairsIn(steps, true, into);
    pairsIn(steps, false, into);
  });
  return { sequences, seen };
}

/** Where a session shows a sequence first: ordinals into its `steps`, or null. */
export function placeIn(session: MinedSession, { tokens, gapped, alphabet }: Pick<Sequence, "tokens" | "gapped" | "alphabet">): number[] | null {
  const { tokens: own, steps } = session.features;
  const wanted = tokens.map((token) => own.indexOf(token));
  if (wanted.includes(-1)) return null;
  const folded: number[] = [];
  steps.forEach((step, at) => {
    if (alphabet.has(own[step]!) && (folded.length === 0 || steps[folded.at(-1)!] !== step)) folded.push(at);
  });
  for (let from = 0; from < folded.length; from++) {
    if (steps[folded[from]!] !== wanted[0]) continue;
    if (gapped) {
      for (let next = from + 1; next <= from + WINDOW && next < folded.length; next++)
        if (steps[folded[next]!] === wanted[1]) return [folded[from]!, folded[next]!];
    } else if (wanted.every((step, at) => steps[folded[from + at] ?? -1] === step)) return folded.slice(from, from + wanted.length);
  }
  return null;
}
