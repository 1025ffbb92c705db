import { byText, type MinedSession } from "./finding";
import { Numbers } from "./numbers";
import type { Population } from "./population";

/** Steps in a row, or two steps with others between. */
export interface Sequence {
  /** Tokens `speaker>tool[:verb]:ok`. */
  tokens: string[];
  gapped: boolean;
  /** The steps that take part at all; those that nearly every session takes, or hardly any, are passed over. */
  alphabet: ReadonlySet<string>;
  /** Ordinals of the sessions that show it, ascending. */
  members: Int32Array;
}

/** Steps of a session that are looked at, after repeats are folded. */
const STEPS = 300;
/** How far apart the two steps of a gapped pair may be. */
const WINDOW = 8;
/** Different steps that take part. */
const TOKENS = 2000;
/** Candidates per kind of pattern that go on, the most widespread first: chosen before any outcome is looked at. */
const CANDIDATES = 4000;
/** Members of all candidates of a kind together, which bounds the memory. */
const MEMBERS = 20_000_000;

/** What the judged sessions did, as numbers: only what went well and is in the alphabet, repeats folded. */
interface Walked {
  ordinals: Int32Array;
  ends: Int32Array;
  steps: Int32Array;
}

function walk(population: Population, ids: ReadonlyMap<string, number>): Walked {
  const ordinals = new Numbers();
  const ends = new Numbers();
  const all = new Numbers();
  population.sessions.forEach(({ features }, ordinal) => {
    if (!population.isJudged(ordinal)) return;
    const known = features.tokens.map((token) => ids.get(token) ?? -1);
    const { steps } = features;
    let last = -1;
    const from = all.length;
    for (let at = 0; at < steps.length && all.length - from < STEPS; at++) {
      const id = known[steps[at]!]!;
      if (id < 0 || id === last) continue;
      all.push(id);
      last = id;
    }
    ordinals.push(ordinal);
    ends.push(all.length);
  });
  return { ordinals: ordinals.done(), ends: ends.done(), steps: all.done() };
}

/** Counts in how many sessions a number comes up, each session once. Numbers below `dense` are looked up, others hashed. */
class Counter {
  private readonly at: Map<number, number> | null;
  private readonly slots: Int32Array;
  private readonly keys: number[] = [];
  private readonly counts = new Numbers();
  private readonly stamps = new Numbers();

  constructor(dense: number) {
    this.slots = new Int32Array(dense);
    this.at = dense === 0 ? new Map() : null;
  }

  add(key: number, session: number): void {
    let slot = this.at === null ? this.slots[key]! : (this.at.get(key) ?? 0);
    if (slot === 0) {
      slot = this.keys.push(key);
      if (this.at === null) this.slots[key] = slot;
      else this.at.set(key, slot);
      this.counts.push(1);
      this.stamps.push(session);
    } else if (this.stamps.at(slot - 1) !== session) {
      this.stamps.set(slot - 1, session);
      this.counts.set(slot - 1, this.counts.at(slot - 1) + 1);
    }
  }

  /** The place of a number among those that were counted, from 1; 0 for one that was not. */
  place(key: number): number {
    return this.at === null ? this.slots[key]! : (this.at.get(key) ?? 0);
  }

  get size(): number {
    return this.keys.length;
  }

  /** Those that enough sessions show, the most widespread first. */
  frequent(least: number): { key: number; count: number }[] {
    return this.keys
      .map((key, at) => ({ key, count: this.counts.at(at) }))
      .filter(({ count }) => count >= least)
      .sort((a, b) => b.count - a.count || a.key - b.key);
  }
}

type Visit = (key: number, session: number) => void;

/**
 * Counts in how many sessions each pair comes up, `a * base + b`; where `collect` says so, gathers those sessions. The tightest loop of a
 * dream: no call, no hash.
 */
function scanPairs(
  { ends, steps, ordinals }: Walked,
  base: number,
  gapped: boolean,
  collect: { at: Int32Array; found: readonly Numbers[] } | null,
): Int32Array {
  const counts = new Int32Array(base * base);
  const stamps = new Int32Array(base * base);
  const reach = gapped ? WINDOW : 1;
  let from = 0;
  for (let session = 0; session < ends.length; session++) {
    const end = ends[session]!;
    const stamp = session + 1;
    for (let at = from; at < end; at++) {
      const first = steps[at]!;
      const last = Math.min(end - 1, at + reach);
      for (let next = at + 1; next <= last; next++) {
        const second = steps[next]!;
        const key = first * base + second;
        if (first === second || stamps[key] === stamp) continue;
        stamps[key] = stamp;
        counts[key]!++;
        if (collect !== null && collect.at[key] !== 0) collect.found[collect.at[key]! - 1]!.push(ordinals[session]!);
      }
    }
    from = end;
  }
  return counts;
}

/** Calls `visit` with every run of `length` whose beginning is known: `ordinal of the beginning * base + last step`. */
function runsIn({ ends, steps }: Walked, base: number, length: number, beginnings: readonly ReadonlyMap<number, number>[], visit: Visit): void {
  let from = 0;
  for (let session = 0; session < ends.length; session++) {
    const end = ends[session]!;
    for (let at = from; at + length <= end; at++) {
      let begun: number | undefined = steps[at]!;
      for (let next = 1; next < length - 1 && begun !== undefined; next++) begun = beginnings[next - 1]!.get(begun * base + steps[at + next]!);
      if (begun !== undefined) visit(begun * base + steps[at + length - 1]!, session);
    }
    from = end;
  }
}

/**
 * The sequences that enough sessions show and enough do not: single steps, 2 to 4 in a row, and gapped pairs. No outcome is
 * looked at.
 * @param least sessions with a known outcome and task that must show it
 */
export function sequencesOf(population: Population, least: number): { sequences: Sequence[]; seen: number } {
  const judged = Uint8Array.from(population.sessions, (_, ordinal) => (population.isJudged(ordinal) ? 1 : 0));
  const most = judged.reduce((sum, one) => sum + one, 0) - least;
  const spread = population.steps.count(judged);
  const names = population.steps.names
    .map((token, id) => ({ token, count: spread[id]! }))
    .filter(({ count }) => count >= least && count <= most)
    .sort((a, b) => b.count - a.count || byText(a.token, b.token))
    .slice(0, TOKENS)
    .map(({ token }) => token);
  const alphabet = new Set(names);
  const base = names.length;
  const walked = walk(population, new Map(names.map((token, id) => [token, id])));
  const sequences: Sequence[] = [];
  let seen = 0;
  /** Those that enough sessions show go on; of them so many, and so many members together, become sequences. */
  const chosen = (frequent: readonly { key: number; count: number }[]): { key: number; members: Numbers }[] => {
    let room = MEMBERS;
    const fitting: { key: number; members: Numbers }[] = [];
    for (const { key, count } of frequent) {
      if (count > most) continue;
      room -= count;
      if (fitting.length >= CANDIDATES || room < 0) break;
      fitting.push({ key, members: new Numbers(count) });
    }
    return fitting;
  };
  const keep = (found: readonly { key: number; members: Numbers }[], gapped: boolean, tokensOf: (key: number) => number[]): void => {
    for (const { key, members } of found) sequences.push({ tokens: tokensOf(key).map((id) => names[id]!), gapped, alphabet, members: members.done() });
  };
  const gather = (dense: number, tokensOf: (key: number) => number[], each: (visit: Visit) => void): { key: number; count: number }[] => {
    const counter = new Counter(dense);
    each((key, session) => counter.add(key, session));
    seen += counter.size;
    const frequent = counter.frequent(least);
    const found = chosen(frequent);
    const at = new Int32Array(counter.size + 1);
    const last = new Int32Array(found.length).fill(-1);
    found.forEach(({ key }, index) => {
      at[counter.place(key)] = index + 1;
    });
    each((key, session) => {
      const place = at[counter.place(key)]! - 1;
      if (place < 0 || last[place] === session) return;
      last[place] = session;
      found[place]!.members.push(walked.ordinals[session]!);
    });
    keep(found, false, tokensOf);
    return frequent;
  };
  const gatherPairs = (gapped: boolean): { key: number; count: number }[] => {
    const counts = scanPairs(walked, base, gapped, null);
    const frequent: { key: number; count: number }[] = [];
    counts.forEach((count, key) => {
      if (count > 0) seen++;
      if (count >= least) frequent.push({ key, count });
    });
    frequent.sort((a, b) => b.count - a.count || a.key - b.key);
    const found = chosen(frequent);
    const at = new Int32Array(base * base);
    found.forEach(({ key }, index) => {
      at[key] = index + 1;
    });
    scanPairs(walked, base, gapped, { at, found: found.map(({ members }) => members) });
    keep(found, gapped, pair);
    return frequent;
  };
  const pair = (key: number) => [Math.floor(key / base), key % base];
  gather(
    base,
    (key) => [key],
    (visit) => {
      let at = 0;
      walked.ends.forEach((end, session) => {
        for (; at < end; at++) visit(walked.steps[at]!, session);
      });
    },
  );
  // The runs that go on are numbered, so that a longer one is its beginning's number and a step.
  const beginnings: ReadonlyMap<number, number>[] = [];
  const tokens: number[][][] = [];
  for (const length of [2, 3, 4]) {
    const known = tokens.at(-1);
    const tokensOf = (key: number) => (known === undefined ? pair(key) : [...known[Math.floor(key / base)]!, key % base]);
    const frequent = length === 2 ? gatherPairs(false) : gather(0, tokensOf, (visit) => runsIn(walked, base, length, beginnings, visit));
    beginnings.push(new Map(frequent.map(({ key }, at) => [key, at])));
    tokens.push(frequent.map(({ key }) => tokensOf(key)));
  }
  // A pair counts as gapped also where its steps follow each other somewhere.
  gatherPairs(true);
  return { sequences, seen };
}

/** Where a session shows a sequence first: ordinals into its `steps`, or null. */
export function placeIn(session: MinedSession, { tokens, gapped, alphabet }: Pick<Sequence, "tokens" | "gapped" | "alphabet">): number[] | null {
  const { tokens: own, steps } = session.features;
  const wanted = tokens.map((token) => own.indexOf(token));
  if (wanted.includes(-1)) return null;
  const folded: number[] = [];
  for (let at = 0; at < steps.length; at++) if (alphabet.has(own[steps[at]!]!) && (folded.length === 0 || steps[folded.at(-1)!] !== steps[at])) folded.push(at);
  for (let from = 0; from < folded.length; from++) {
    if (steps[folded[from]!] !== wanted[0]) continue;
    if (gapped) {
      for (let next = from + 1; next <= from + WINDOW && next < folded.length; next++)
        if (steps[folded[next]!] === wanted[1]) return [folded[from]!, folded[next]!];
    } else if (wanted.every((step, at) => steps[folded[from + at] ?? -1] === step)) return folded.slice(from, from + wanted.length);
  }
  return null;
}
