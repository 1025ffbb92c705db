import { byText } from "./finding";
import type { Population } from "./population";
import type { Sequence } from "./sequences";

/** Tested at most, those with the most to say first. */
const TESTED = 1200;
/** Two sequences with so much of their sessions in common are one. */
const SAME = 0.9;

/** What a sequence could say whatever the outcomes are: sessions with and without it, within strata. */
function weightOf(members: Int32Array, stratum: Int32Array, sizes: Int32Array, scratch: Int32Array): number {
  for (const member of members) scratch[stratum[member]!]!++;
  let weight = 0;
  for (const member of members) {
    const at = stratum[member]!;
    const with_ = scratch[at]!;
    if (with_ === 0) continue;
    weight += (with_ * (sizes[at]! - with_)) / sizes[at]!;
    scratch[at] = 0;
  }
  return weight;
}

/** Whether two ascending lists share so much (Jaccard) that they are the same: gives up at the first difference too many. */
function nearlySame(a: Int32Array, b: Int32Array): boolean {
  // |a ∩ b| / |a ∪ b| ≥ SAME allows for so many members that only one of them has.
  let left = ((1 - SAME) / (1 + SAME)) * (a.length + b.length) + 1e-9;
  if (Math.abs(a.length - b.length) > left) return false;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    if (--left < 0) return false;
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return a.length - i + b.length - j <= left;
}

/**
 * Closed sequences: of those that the same sessions show the longest stands for all, and nearly the same sessions with a step in
 * common count as the same. Those that could say least are left out. No outcome is looked at.
 */
export function closedSequences(population: Population, sequences: readonly Sequence[], leastWeight: number): { closed: Sequence[]; weak: number } {
  const stratum = Int32Array.from(population.sessions, (_, ordinal) => population.stratumAt(ordinal, "task"));
  const strata = population.strataCount("task");
  const sizes = new Int32Array(strata);
  for (const value of stratum) if (value >= 0) sizes[value]!++;
  const scratch = new Int32Array(strata);
  const name = (sequence: Sequence) => `${sequence.gapped ? "…" : ""}${sequence.tokens.join("\u001f")}`;
  const longer = (a: Sequence, b: Sequence) =>
    b.tokens.length - a.tokens.length || Number(a.gapped) - Number(b.gapped) || b.members.length - a.members.length || byText(name(a), name(b));
  const weighed = sequences
    .map((sequence) => ({ sequence, weight: weightOf(sequence.members, stratum, sizes, scratch) }))
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => longer(a.sequence, b.sequence));
  const closed: { sequence: Sequence; weight: number }[] = [];
  const byToken = new Map<string, number[]>();
  for (const one of weighed) {
    const { members, tokens } = one.sequence;
    const rivals = new Set(tokens.flatMap((token) => byToken.get(token) ?? []));
    let known = false;
    for (const at of rivals) {
      if (!nearlySame(members, closed[at]!.sequence.members)) continue;
      known = true;
      break;
    }
    if (known) continue;
    for (const token of new Set(tokens)) {
      const some = byToken.get(token);
      if (some) some.push(closed.length);
      else byToken.set(token, [closed.length]);
    }
    closed.push(one);
  }
  closed.sort((a, b) => b.weight - a.weight || byText(name(a.sequence), name(b.sequence)));
  return { closed: closed.slice(0, TESTED).map(({ sequence }) => sequence), weak: sequences.length - weighed.length };
}
