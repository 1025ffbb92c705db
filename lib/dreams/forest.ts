/** What a forest plot of one finding shows. Pure. */

export interface Stratum {
  stratum: string;
  n11: number;
  n10: number;
  n01: number;
  n00: number;
}

export interface ForestRow extends Stratum {
  /** Success with the pattern minus success without it, as counted. */
  difference: number;
  /** 95 % interval. */
  low: number;
  high: number;
  sessions: number;
}

const Z_95 = 1.959963984540054;

/**
 * One stratum's difference with its interval: a success and a failure are added to both groups, which keeps the interval honest
 * where a task has a handful of sessions.
 * Source: Agresti & Caffo, The American Statistician 54 (2000) 280–288.
 */
export function forestRow(stratum: Stratum): ForestRow {
  const { n11, n10, n01, n00 } = stratum;
  const n1 = n11 + n10;
  const n0 = n01 + n00;
  const p1 = (n11 + 1) / (n1 + 2);
  const p0 = (n01 + 1) / (n0 + 2);
  const half = Z_95 * Math.sqrt((p1 * (1 - p1)) / (n1 + 2) + (p0 * (1 - p0)) / (n0 + 2));
  const difference = (n1 === 0 ? 0 : n11 / n1) - (n0 === 0 ? 0 : n01 / n0);
  return {
    ...stratum,
    difference,
    low: Math.max(-1, Math.min(p1 - p0 - half, difference)),
    high: Math.min(1, Math.max(p1 - p0 + half, difference)),
    sessions: n1 + n0,
  };
}
