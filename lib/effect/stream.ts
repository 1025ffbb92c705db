import { type Block, EProcess } from "./e-process";

/** One session with a verdict, in the order in which they happened. */
export interface Outcome {
  /** What makes sessions comparable: task, and agent version. */
  stratum: string;
  heldOut: boolean;
  succeeded: boolean;
}

export interface Evidence {
  given: number;
  heldOut: number;
  strata: number;
  /** Success with the lesson less success without, within strata, weighted as Mantel and Haenszel do; null without a stratum of both. */
  difference: number | null;
  benefit: number;
  harm: number;
  /** The most that the evidence has been: Ville's inequality holds for it too. */
  mostBenefit: number;
  mostHarm: number;
}

interface Open {
  block: Block;
}

const nothing = (): Block => ({ given: { successes: 0, sessions: 0 }, heldOut: { successes: 0, sessions: 0 } });

interface Counts {
  given: { successes: number; sessions: number };
  heldOut: { successes: number; sessions: number };
}

function count(into: Counts, { heldOut, succeeded }: Outcome): void {
  const group = heldOut ? into.heldOut : into.given;
  group.sessions += 1;
  if (succeeded) group.successes += 1;
}

/** Mantel–Haenszel risk difference (Greenland & Robins 1985). Strata without both groups say nothing. */
export function stratifiedDifference(strata: Iterable<Counts>): number | null {
  let above = 0;
  let below = 0;
  for (const { given, heldOut } of strata) {
    const total = given.sessions + heldOut.sessions;
    if (given.sessions === 0 || heldOut.sessions === 0) continue;
    above += (given.successes * heldOut.sessions - heldOut.successes * given.sessions) / total;
    below += (given.sessions * heldOut.sessions) / total;
  }
  return below === 0 ? null : above / below;
}

/**
 * The evidence as it stands after each outcome. A block of a stratum is closed as soon as it has a session of either group, which
 * does not depend on how they ended. Pure: the same outcomes in the same order give the same evidence.
 */
export class Stream {
  private readonly open = new Map<string, Open>();
  private readonly counts = new Map<string, Counts>();
  private readonly processes = { benefit: new EProcess(1), harm: new EProcess(-1) };
  private most = { benefit: 1, harm: 1 };
  private given = 0;
  private heldOut = 0;

  add(outcome: Outcome): void {
    const { stratum } = outcome;
    if (outcome.heldOut) this.heldOut += 1;
    else this.given += 1;
    const counts = this.counts.get(stratum) ?? nothing();
    count(counts, outcome);
    this.counts.set(stratum, counts);
    const { block } = this.open.get(stratum) ?? { block: nothing() };
    count(block, outcome);
    if (block.given.sessions === 0 || block.heldOut.sessions === 0) {
      this.open.set(stratum, { block });
      return;
    }
    this.open.delete(stratum);
    this.processes.benefit.add(stratum, block);
    this.processes.harm.add(stratum, block);
    this.most = { benefit: Math.max(this.most.benefit, this.processes.benefit.value), harm: Math.max(this.most.harm, this.processes.harm.value) };
  }

  get evidence(): Evidence {
    const both = [...this.counts.values()].filter(({ given, heldOut }) => given.sessions > 0 && heldOut.sessions > 0);
    return {
      given: this.given,
      heldOut: this.heldOut,
      strata: both.length,
      difference: stratifiedDifference(both),
      benefit: this.processes.benefit.value,
      harm: this.processes.harm.value,
      mostBenefit: this.most.benefit,
      mostHarm: this.most.harm,
    };
  }
}
