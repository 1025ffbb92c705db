/** What dreams cost: an estimate before, the platform's own counts after. Pure. */

export interface Prices {
  /** US dollars for a million tokens. */
  input: number;
  output: number;
}

/** The platform's counts of a dream. */
export interface Usage {
  input_tokens: number;
  output_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
}

const MILLION = 1_000_000;
/** Prompt caching as it is priced: a read costs a tenth of an input token, a write a quarter more (2 × for an hour is not assumed). */
const CACHE_READ = 0.1;
const CACHE_WRITE = 1.25;
/** Characters a token, about. */
const CHARACTERS = 4;
/** How often a dream may read everything, at least and at most; it decides that itself. */
const PASSES = { low: 1, high: 3 };
const OVERHEAD_TOKENS = { low: 2_000, high: 30_000 };
/** What it writes, as a share of what it reads, and at least. */
const WRITTEN = { low: 0.01, high: 0.08 };
const WRITTEN_TOKENS = { low: 500, high: 8_000 };

/** US dollars for these counts. */
export function costOf(usage: Usage, prices: Prices): number {
  const input = usage.input_tokens + usage.cache_read_input_tokens * CACHE_READ + usage.cache_creation_input_tokens * CACHE_WRITE;
  return (input * prices.input + usage.output_tokens * prices.output) / MILLION;
}

export interface Estimate {
  tokens: number;
  /** US dollars. */
  low: number;
  high: number;
}

/** What a dream over so many characters of sessions and guidance is likely to cost. */
export function estimateOf(characters: number, prices: Prices): Estimate {
  const tokens = Math.ceil(characters / CHARACTERS);
  const at = (end: "low" | "high") =>
    costOf(
      {
        input_tokens: tokens * PASSES[end] + OVERHEAD_TOKENS[end],
        output_tokens: Math.max(WRITTEN_TOKENS[end], tokens * WRITTEN[end]),
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
      },
      prices,
    );
  return { tokens, low: at("low"), high: at("high") };
}
