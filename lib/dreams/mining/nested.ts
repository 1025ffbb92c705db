import { Adjusted } from "../statistics/adjusted";
import type { Population, StrataKind } from "./population";

/** The sessions of a pattern, by ordinal. */
export type Marks = Uint8Array;

/** What a pattern must still show beside what was found before. */
const STILL = 0.001;
/** Held constant at once: so many sessions a pattern, and no more than so many patterns. */
const SESSIONS_EACH = 20;
const AT_ONCE = 24;

export function marksOf(population: Population, members: ArrayLike<number>): Marks {
  const marks = new Uint8Array(population.sessions.length);
  for (let index = 0; index < members.length; index++) marks[members[index]!] = 1;
  return marks;
}

/** What goes with the verdicts already, and what others show beside it. */
export class Beside {
  private readonly tests = new Map<StrataKind, Adjusted>();
  private readonly outcome: Uint8Array;
  private readonly judged: number;
  private readonly limit: number;
  private readonly accepted: Marks[] = [];

  constructor(private readonly population: Population) {
    this.outcome = Uint8Array.from(population.sessions, (_, ordinal) => (population.isSuccess(ordinal) ? 1 : 0));
    this.judged = population.sessions.reduce((sum, _, ordinal) => sum + (population.isJudged(ordinal) ? 1 : 0), 0);
    this.limit = Math.min(AT_ONCE, Math.floor(this.judged / SESSIONS_EACH));
  }

  /** From now on others must say something beside this pattern. */
  accept(pattern: Marks): void {
    this.accepted.push(pattern);
    if (this.accepted.length <= this.limit) for (const test of this.tests.values()) test.hold(pattern);
  }

  /** p of a pattern beside one other, within strata. */
  pBeside(kind: StrataKind, pattern: Marks, other: Marks): number {
    return this.testOf(kind).pBeside(pattern, [other]);
  }

  /**
   * p of a pattern beside all that was accepted before; of very many, beside those that go with it most. `explained` when too little
   * is left: then others show it already.
   */
  left(kind: StrataKind, pattern: Marks): { p: number; explained: boolean } {
    if (this.accepted.length === 0) return { p: 0, explained: false };
    const test = this.testOf(kind);
    const p = this.accepted.length <= this.limit ? test.p(pattern) : test.pBeside(pattern, this.related(pattern, this.limit));
    return { p, explained: p > STILL };
  }

  private related(pattern: Marks, limit: number): Marks[] {
    return this.accepted
      .map((marks, at) => ({ marks, at, strength: this.relation(pattern, marks) }))
      .sort((a, b) => b.strength - a.strength || a.at - b.at)
      .slice(0, limit)
      .map(({ marks }) => marks);
  }

  /** How strongly two patterns go together: the correlation, or, for a rare pattern, how much more or less often its sessions show the other. */
  private relation(pattern: Marks, other: Marks): number {
    let both = 0;
    let one = 0;
    let two = 0;
    for (let at = 0; at < pattern.length; at++) {
      if (!this.population.isJudged(at)) continue;
      one += pattern[at]!;
      two += other[at]!;
      both += pattern[at]! & other[at]!;
    }
    const n = this.judged;
    const scale = Math.sqrt(one * (n - one) * two * (n - two));
    return scale === 0 ? 0 : Math.max(Math.abs((n * both - one * two) / scale), Math.abs(both / one - two / n));
  }

  private testOf(kind: StrataKind): Adjusted {
    const known = this.tests.get(kind);
    if (known) return known;
    const { population } = this;
    const stratum = Int32Array.from(population.sessions, (_, ordinal) => population.stratumAt(ordinal, kind));
    const test = new Adjusted(stratum, population.strataCount(kind), this.outcome);
    for (const pattern of this.accepted.slice(0, this.limit)) test.hold(pattern);
    this.tests.set(kind, test);
    return test;
  }
}
