import { upperTail } from "./normal";

/**
 * What is left of a pattern's difference beside other patterns, within strata.
 *
 * The pattern and the outcome are centred within strata, the other patterns are regressed out of both (Frisch–Waugh), and the rest of
 * the outcome is permuted within strata (Freedman–Lane), in the normal approximation. Without other patterns it is the
 * Cochran–Mantel–Haenszel test without the continuity correction.
 * Sources: Freedman & Lane, J. Bus. Econ. Stat. 1 (1983) 292–298; Mantel & Haenszel, J. Natl. Cancer Inst. 22 (1959) 719–748.
 */
export class Adjusted {
  private readonly sizes: Float64Array;
  private readonly held: Float64Array[] = [];
  private rest: Float64Array;

  /**
   * @param stratum the stratum of each session, -1 for those left out
   * @param outcome 1 for success
   */
  constructor(
    private readonly stratum: Int32Array,
    private readonly strata: number,
    private readonly outcome: Uint8Array,
  ) {
    this.sizes = new Float64Array(strata);
    for (const at of stratum) if (at >= 0) this.sizes[at]!++;
    this.rest = this.centre(outcome);
  }

  /** From now on everything is compared beside this pattern too. */
  hold(pattern: Uint8Array): void {
    const direction = orthogonal(this.centre(pattern), this.held);
    if (direction === null) return;
    this.held.push(direction);
    this.rest = Float64Array.from(this.rest);
    take(this.rest, direction);
  }

  /** Two-sided p of the pattern beside all those that are held. */
  p(pattern: Uint8Array): number {
    return this.test(pattern, this.held, this.rest);
  }

  /** Two-sided p of the pattern beside these others alone. */
  pBeside(pattern: Uint8Array, others: readonly Uint8Array[]): number {
    const basis: Float64Array[] = [];
    const rest = this.centre(this.outcome);
    for (const other of others) {
      const direction = orthogonal(this.centre(other), basis);
      if (direction === null) continue;
      basis.push(direction);
      take(rest, direction);
    }
    return this.test(pattern, basis, rest);
  }

  private test(pattern: Uint8Array, basis: readonly Float64Array[], rest: Float64Array): number {
    const x = this.centre(pattern);
    takeAll(x, pattern, basis);
    const squaresX = new Float64Array(this.strata);
    const squaresY = new Float64Array(this.strata);
    let score = 0;
    for (let at = 0; at < x.length; at++) {
      const stratum = this.stratum[at]!;
      if (stratum < 0) continue;
      score += x[at]! * rest[at]!;
      squaresX[stratum]! += x[at]! * x[at]!;
      squaresY[stratum]! += rest[at]! * rest[at]!;
    }
    let variance = 0;
    for (let at = 0; at < this.strata; at++) if (this.sizes[at]! > 1) variance += (squaresX[at]! * squaresY[at]!) / (this.sizes[at]! - 1);
    // A pattern that the others determine has nothing left to show.
    return variance <= 1e-9 ? 1 : Math.min(1, 2 * upperTail(Math.abs(score) / Math.sqrt(variance)));
  }

  /** Minus the mean of the stratum; 0 for those left out. */
  private centre(values: Uint8Array): Float64Array {
    const sums = new Float64Array(this.strata);
    for (let at = 0; at < values.length; at++) if (this.stratum[at]! >= 0) sums[this.stratum[at]!]! += values[at]!;
    const result = new Float64Array(values.length);
    for (let at = 0; at < values.length; at++) {
      const stratum = this.stratum[at]!;
      if (stratum >= 0) result[at] = values[at]! - sums[stratum]! / this.sizes[stratum]!;
    }
    return result;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** Takes the part along a direction of length 1 out, in place. */
function take(values: Float64Array, direction: Float64Array): void {
  const along = dot(values, direction);
  for (let at = 0; at < values.length; at++) values[at]! -= along * direction[at]!;
}

/**
 * Takes the parts along directions of length 1 at right angles to each other out of a centred pattern, in place. Each direction sums to
 * nothing within strata, so how far the pattern lies along it is its sum over the pattern's sessions: no pass over the others. Four
 * directions a pass, as reading memory is what takes the time.
 */
function takeAll(values: Float64Array, pattern: Uint8Array, directions: readonly Float64Array[]): void {
  for (let from = 0; from < directions.length; from += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((next) => directions[from + next] ?? null);
    if (!a || !b || !c || !d) {
      for (const direction of directions.slice(from)) take(values, direction);
      return;
    }
    let [alongA, alongB, alongC, alongD] = [0, 0, 0, 0];
    for (let at = 0; at < pattern.length; at++) {
      if (pattern[at] === 0) continue;
      alongA += a[at]!;
      alongB += b[at]!;
      alongC += c[at]!;
      alongD += d[at]!;
    }
    for (let at = 0; at < values.length; at++) values[at]! -= alongA * a[at]! + alongB * b[at]! + alongC * c[at]! + alongD * d[at]!;
  }
}

/** The part at right angles to all others, of length 1 (modified Gram–Schmidt, twice); null when they determine it. Changes `values`. */
function orthogonal(values: Float64Array, others: readonly Float64Array[]): Float64Array | null {
  const before = dot(values, values);
  for (const other of others) take(values, other);
  for (const other of others) take(values, other);
  const left = dot(values, values);
  if (left <= 1e-7 * Math.max(1e-12, before)) return null;
  const length = Math.sqrt(left);
  for (let at = 0; at < values.length; at++) values[at]! /= length;
  return values;
}
