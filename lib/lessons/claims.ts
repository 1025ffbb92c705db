import { claimsOf } from "./sentences";

/** How the sentences of an edited text relate to those that the evidence was found for. Pure. */

const words = (claim: string): Set<string> => new Set(claim.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);

function overlap(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(a.size, b.size);
}

export interface ClaimMatch {
  /** Ordinal of the claim in the text as it is now. */
  now: number;
  /** Whether its wording is that of the evidence's claim. */
  same: boolean;
}

/** So many of the words must be shared for an edited sentence to keep its evidence. */
const ENOUGH = 0.5;

/**
 * For each claim of the text that the evidence was found for, the claim of the present text that it bears on: the same
 * sentence, else the one that shares at least half of its words, else none.
 */
export function alignClaims(original: string, present: string): (ClaimMatch | null)[] {
  const before = claimsOf(original);
  const now = claimsOf(present);
  if (original === present) return now.map((_, i) => ({ now: i, same: true }));
  const bags = now.map(words);
  return before.map((claim, i) => {
    // The nearest of several equal sentences, so that a repeated step keeps its place.
    const equal = now.flatMap((other, at) => (other === claim ? [at] : [])).sort((a, b) => Math.abs(a - i) - Math.abs(b - i))[0];
    if (equal !== undefined) return { now: equal, same: true };
    const bag = words(claim);
    let best = -1;
    let score = 0;
    for (const [at, other] of bags.entries()) {
      const shared = overlap(bag, other);
      if (shared > score) [best, score] = [at, shared];
    }
    return score >= ENOUGH ? { now: best, same: false } : null;
  });
}
