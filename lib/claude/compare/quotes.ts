import type { Attribution, Source } from "../attribute/attribute";

const MOST_QUOTES = 12;

/** The quotes of a change: those of all its sentences, best first, each session once before any twice. Pure. */
export function quotesFor(claims: readonly Attribution[], stance: Source["stance"]): Source[] {
  const seen = new Map<string, number>();
  return claims
    .flatMap((claim) => claim[stance])
    .sort((a, b) => b.score - a.score)
    .map((source, rank) => {
      const key = `${source.claim}/${source.event.sessionId}`;
      const round = seen.get(key) ?? 0;
      seen.set(key, round + 1);
      return { source, rank, round };
    })
    .sort((a, b) => a.round - b.round || a.rank - b.rank)
    .map(({ source }) => source)
    .slice(0, MOST_QUOTES);
}
