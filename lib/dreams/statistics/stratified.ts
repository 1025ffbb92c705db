import { upperTail, Z_95 } from "./normal";

/** One stratum. n11 = shows the pattern and succeeded, n10 shows it and did not; n01 and n00 the same without it. */
export interface Table {
  n11: number;
  n10: number;
  n01: number;
  n00: number;
}

/** A stratum tells something only where both the pattern and the outcome vary within it. */
export function isInformative(table: Table): boolean {
  const { n11, n10, n01, n00 } = table;
  return n11 + n10 > 0 && n01 + n00 > 0 && n11 + n01 > 0 && n10 + n00 > 0;
}

/** All strata thrown together, which is what must not be concluded from. */
export function pooled(tables: readonly Table[]): Table {
  const sum = { n11: 0, n10: 0, n01: 0, n00: 0 };
  for (const table of tables) {
    sum.n11 += table.n11;
    sum.n10 += table.n10;
    sum.n01 += table.n01;
    sum.n00 += table.n00;
  }
  return sum;
}

export interface RiskDifference {
  /** Success with the pattern minus success without it, between −1 and 1. */
  riskDifference: number;
  /** 95 % interval. */
  low: number;
  high: number;
}

/**
 * Mantel–Haenszel risk difference over strata, with the dually consistent variance (many small strata, or few large ones).
 * Sources: Greenland & Robins, Biometrics 41 (1985) 55–68; Sato, Greenland & Robins, Biometrics 45 (1989) 1323–1324.
 * @returns null when no stratum has sessions both with and without the pattern
 */
export function riskDifference(tables: readonly Table[]): RiskDifference | null {
  let difference = 0;
  let weight = 0;
  let p = 0;
  let q = 0;
  for (const { n11, n10, n01, n00 } of tables) {
    const n1 = n11 + n10;
    const n0 = n01 + n00;
    const n = n1 + n0;
    if (n1 === 0 || n0 === 0) continue;
    difference += (n11 * n0 - n01 * n1) / n;
    weight += (n1 * n0) / n;
    p += n01 * (n1 / n) ** 2 - n11 * (n0 / n) ** 2 + ((n1 / n) * (n0 / n) * (n0 - n1)) / 2;
    q += (n11 * (n0 - n01) + n01 * (n1 - n11)) / n / 2;
  }
  if (weight === 0) return null;
  const estimate = difference / weight;
  const se = Math.sqrt(Math.max(0, estimate * p + q)) / weight;
  return { riskDifference: estimate, low: Math.max(-1, estimate - Z_95 * se), high: Math.min(1, estimate + Z_95 * se) };
}

export interface TestResult {
  /** Two-sided. */
  p: number;
  /** One-sided, for "with the pattern more often succeeds". */
  greater: number;
  /** One-sided, for "with the pattern less often succeeds". */
  less: number;
}

const CERTAIN: TestResult = { p: 1, greater: 1, less: 1 };

/**
 * Cochran–Mantel–Haenszel test of no association within strata, with the continuity correction.
 * Source: Mantel & Haenszel, J. Natl. Cancer Inst. 22 (1959) 719–748.
 */
export function cmhTest(tables: readonly Table[]): TestResult {
  let deviation = 0;
  let variance = 0;
  for (const table of tables) {
    if (!isInformative(table)) continue;
    const n1 = table.n11 + table.n10;
    const n0 = table.n01 + table.n00;
    const m1 = table.n11 + table.n01;
    const m0 = table.n10 + table.n00;
    const n = n1 + n0;
    deviation += table.n11 - (n1 * m1) / n;
    variance += (n1 * n0 * m1 * m0) / (n * n * (n - 1));
  }
  if (variance === 0) return CERTAIN;
  const se = Math.sqrt(variance);
  const corrected = Math.max(0, Math.abs(deviation) - 0.5) / se;
  return { p: Math.min(1, 2 * upperTail(corrected)), greater: upperTail((deviation - 0.5) / se), less: upperTail((-deviation - 0.5) / se) };
}

/** Probabilities of n11 in one stratum with its margins fixed (hypergeometric), from the smallest possible value on. */
function hypergeometric(table: Table): { from: number; probabilities: number[] } {
  const n1 = table.n11 + table.n10;
  const m1 = table.n11 + table.n01;
  const n = n1 + table.n01 + table.n00;
  const from = Math.max(0, n1 + m1 - n);
  const to = Math.min(n1, m1);
  const weights = [1];
  let sum = 1;
  for (let x = from; x < to; x++) {
    const next = (weights[x - from]! * ((n1 - x) * (m1 - x))) / ((x + 1) * (n - n1 - m1 + x + 1));
    weights.push(next);
    sum += next;
  }
  return { from, probabilities: weights.map((weight) => weight / sum) };
}

/**
 * Exact conditional test: the distribution of the sum of n11 over strata when outcomes are permuted within each stratum. The
 * two-sided p adds every value that is no likelier than the observed one.
 * Source: Birch, J. R. Stat. Soc. B 26 (1964) 313–324; Agresti, Categorical Data Analysis, 3rd ed., section 7.3.5.
 */
export function exactTest(tables: readonly Table[]): TestResult {
  let distribution = [1];
  let observed = 0;
  for (const table of tables) {
    if (!isInformative(table)) continue;
    const { from, probabilities } = hypergeometric(table);
    const next = new Array<number>(distribution.length + probabilities.length - 1).fill(0);
    for (let i = 0; i < distribution.length; i++) for (let j = 0; j < probabilities.length; j++) next[i + j]! += distribution[i]! * probabilities[j]!;
    distribution = next;
    observed += table.n11 - from;
  }
  if (distribution.length === 1) return CERTAIN;
  const limit = distribution[observed]! * (1 + 1e-7);
  let p = 0;
  let greater = 0;
  let less = 0;
  distribution.forEach((probability, value) => {
    if (probability <= limit) p += probability;
    if (value >= observed) greater += probability;
    if (value <= observed) less += probability;
  });
  return { p: Math.min(1, p), greater: Math.min(1, greater), less: Math.min(1, less) };
}

/** Cells of the exact distribution up to which it is worth its cost; above, the normal approximation is as good. */
const EXACT_UP_TO = 300;

/** The exact test where the informative strata are few or small, else Cochran–Mantel–Haenszel. */
export function stratifiedTest(tables: readonly Table[]): TestResult {
  let cells = 0;
  for (const table of tables) if (isInformative(table)) cells += Math.min(table.n11 + table.n10, table.n11 + table.n01);
  return cells <= EXACT_UP_TO ? exactTest(tables) : cmhTest(tables);
}
