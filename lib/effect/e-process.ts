/**
 * A test of two streams of outcomes that may be looked at after every session: with the lesson, and held out. For each stratum an
 * e-variable for two Bernoulli streams (Turner, Ly & Grünwald 2021, arXiv 2106.02693; Turner & Grünwald 2023, arXiv 2302.11401),
 * multiplied over blocks and strata: under "no difference" the product is a test martingale, so the chance that it ever reaches 1/α is
 * at most α (Ville's inequality).
 *
 * Strata have base rates of their own, and the effect is shared across them as a log odds ratio: the alternative that each block is bet
 * on is a mixture over a grid of shared effects, each with the stratum's base rate as it was estimated from its earlier blocks.
 */

export interface Block {
  /** Successes and sessions that had the lesson. */
  given: { successes: number; sessions: number };
  /** The same of those held out. */
  heldOut: { successes: number; sessions: number };
}

/** Shared effects that are bet on, as log odds ratios: about 9 to 32 points at a base rate of one half. */
const GRID = [0.5, 0.85, 1.3] as const;
/** Base rates between which a stratum's is taken to lie, each with its weight by the earlier blocks. */
const RATES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
/** How much the even prior weighs against what the other strata have shown, in strata. */
const EVEN = 0.5;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

function logLikelihood(p: number, { successes, sessions }: { successes: number; sessions: number }): number {
  return successes * Math.log(p) + (sessions - successes) * Math.log(1 - p);
}

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** What a stratum has shown so far, as log weights of its base rates, for each effect that is bet on. */
type Weights = number[][];

/** The running evidence of one direction, over all strata. Values are natural logarithms. */
export class EProcess {
  /** Evidence by effect: a mixture over the grid, with equal weights from the start. */
  private readonly evidence: number[] = GRID.map(() => 0);
  private readonly strata = new Map<string, Weights>();

  /** `direction` +1 bets that the lesson raises success (benefit), -1 that it lowers it (harm). */
  constructor(private readonly direction: 1 | -1) {}

  /** The evidence against "no difference" as it stands: the e-value. */
  get value(): number {
    return Math.exp(Math.min(700, logSum(this.evidence) - Math.log(GRID.length)));
  }

  /** A stratum that nothing is known of yet is taken for one like the others: their weights, and an even share. */
  private fresh(): Weights {
    return GRID.map((_, k) => {
      const sums = RATES.map(() => EVEN / RATES.length);
      for (const weights of this.strata.values()) {
        const total = logSum(weights[k] ?? []);
        (weights[k] ?? []).forEach((weight, j) => {
          sums[j] = (sums[j] ?? 0) + Math.exp(weight - total);
        });
      }
      return sums.map((sum) => Math.log(sum));
    });
  }

  /**
   * Takes one block of a stratum. Blocks are closed by a rule that does not look at their outcomes; both groups need a session.
   */
  add(stratum: string, block: Block): void {
    const { given, heldOut } = block;
    if (given.sessions === 0 || heldOut.sessions === 0) return;
    const known = this.strata.get(stratum) ?? this.fresh();
    GRID.forEach((effect, k) => {
      const weights = known[k] ?? [];
      const total = logSum(weights);
      // The predictive of both groups under a shared effect: a mixture over the stratum's base rate.
      const terms = RATES.map((rate, j) => {
        const raised = logistic(logit(rate) + this.direction * effect);
        return (weights[j] ?? 0) - total + logLikelihood(rate, heldOut) + logLikelihood(raised, given);
      });
      this.evidence[k] = (this.evidence[k] ?? 0) + Math.log(eValue(RATES, weights, total, this.direction * effect, block));
      known[k] = terms;
    });
    this.strata.set(stratum, known);
  }
}

/**
 * The e-variable of one block for the estimated rates of both groups, against the nearest common rate: the ratio of Turner et al.'s
 * theorem 1. With rates a (given) and b (held out) for n_a and n_b sessions the null's rate is their mean weighted by the group sizes.
 */
function eValue(rates: readonly number[], weights: readonly number[], total: number, effect: number, { given, heldOut }: Block): number {
  // Estimated before the block is seen, so that the block is a fair bet.
  let b = 0;
  let a = 0;
  rates.forEach((rate, j) => {
    const weight = Math.exp((weights[j] ?? 0) - total);
    b += weight * rate;
    a += weight * logistic(logit(rate) + effect);
  });
  const common = (given.sessions * a + heldOut.sessions * b) / (given.sessions + heldOut.sessions);
  return Math.exp(logLikelihood(a, given) + logLikelihood(b, heldOut) - logLikelihood(common, given) - logLikelihood(common, heldOut));
}

/** From this evidence on a finding is called one: at most one in twenty lessons without any effect ever gets there. */
export const ALARM = 20;
