/**
 * Adjusted p-values (q) that control the false discovery rate, in the order given: a finding with q ≤ .05 is kept at 5 %.
 * Source: Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300, as step-up adjusted values.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).sort((a, b) => p[b]! - p[a]!);
  const q = new Array<number>(p.length);
  let least = 1;
  order.forEach((index, position) => {
    least = Math.min(least, (p[index]! * p.length) / (p.length - position));
    q[index] = least;
  });
  return q;
}
