import { stratifiedTest, type Table } from "../statistics/stratified";
import type { MinedSession } from "./finding";
import type { Population, StrataKind } from "./population";

/** What goes with the verdicts already: its sessions, by ordinal. */
export type Marks = Uint8Array;

/** Below this two patterns do not explain each other. */
const RELATED = 0.12;
/** Compared with at most so many others at once: each one halves the groups. */
const AT_ONCE = 3;
/** What a pattern must still show beside the others. */
const STILL = 0.001;

export function marksOf(population: Population, members: readonly MinedSession[]): Marks {
  const marks = new Uint8Array(population.sessions.length);
  for (const session of members) marks[population.ordinals.get(session)!] = 1;
  return marks;
}

/** How strongly two patterns go together: the correlation, or, for a rare pattern, how much more or less often its sessions show the other. */
function relation(population: Population, pattern: Marks, other: Marks): number {
  let n = 0;
  let both = 0;
  let one = 0;
  let two = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (!population.isJudged(at)) continue;
    n++;
    one += pattern[at]!;
    two += other[at]!;
    both += pattern[at]! & other[at]!;
  }
  const scale = Math.sqrt(one * (n - one) * two * (n - two));
  if (scale === 0) return 0;
  return Math.max(Math.abs((n * both - one * two) / scale), Math.abs(both / one - two / n));
}

/**
 * Whether what a pattern shows is what others show already: within tasks and within sessions alike in the most related of the
 * others, its difference is gone (its p is above `still`). Returns the ordinal of the most related one, or null when it stands on its own.
 */
export function explainedBy(population: Population, kind: StrataKind, pattern: Marks, others: readonly Marks[], still = STILL): number | null {
  const related = others
    .map((marks, at) => ({ at, marks, strength: relation(population, pattern, marks) }))
    .filter((other) => other.strength >= RELATED)
    .sort((a, b) => b.strength - a.strength || a.at - b.at)
    .slice(0, AT_ONCE);
  if (related.length === 0) return null;
  const tables = new Map<number, Table>();
  population.sessions.forEach(({ succeeded }, ordinal) => {
    const stratum = population.stratumAt(ordinal, kind);
    if (stratum < 0) return;
    const key = related.reduce((sum, { marks }) => sum * 2 + marks[ordinal]!, stratum);
    let table = tables.get(key);
    if (!table) {
      table = { n11: 0, n10: 0, n01: 0, n00: 0 };
      tables.set(key, table);
    }
    if (pattern[ordinal] === 1) {
      if (succeeded) table.n11++;
      else table.n10++;
    } else if (succeeded) table.n01++;
    else table.n00++;
  });
  return stratifiedTest([...tables.values()]).p > still ? related[0]!.at : null;
}
