/** Whether a passage, with what stands around it, says what a claim says. Pure. */

/** What speaks for and against it. Shares are of the claim's weight, 0 to 1. */
export interface Signs {
  /** Words of the claim that the passage has, as they are. */
  verbatim: number;
  /** Words that the passage has, as they are or in others that say nearly the same. */
  passage: number;
  /** Words that the session has nowhere. */
  unsaid: number;
  /** How many words they share. */
  shared: number;
  /** How near the best passages of four sessions come to the very best, 0 to 1: near, the claim says what is said everywhere. */
  rivals: number;
  /** Amounts in digits or with a unit that are neither in the event nor in those around it. */
  amounts: number;
  /** The same of numbers that are spelt out, without a unit. */
  vague: number;
  /** Words that widen what is said ("every", "whatever", "automatically") and are not there. */
  widened: number;
}

const MOST_SHARED = 8;
const MOST_COUNTED = 2;

/** What is weighed, and where it bends. */
export function columnsOf(signs: Signs): Record<keyof typeof WEIGHTS, number> {
  return {
    one: 1,
    mostlyVerbatim: Math.max(0, signs.verbatim - 0.5),
    little: Math.max(0, 0.3 - signs.passage),
    halfOnly: signs.verbatim * signs.unsaid,
    shared: Math.min(MOST_SHARED, signs.shared) / MOST_SHARED,
    rivals: signs.rivals,
    vague: Math.min(MOST_COUNTED, signs.vague),
    widened: Math.min(MOST_COUNTED, signs.widened),
  };
}

/**
 * A logistic regression over sentences about ten made-up worlds, some of them true of the sessions, in their words or in others, some not
 * (`npm run bench attribution -- --fit` makes it anew). Many words in one place speak for a sentence. Against it
 * speaks that a part is there in the very words while the rest is said nowhere, which is how a sentence looks that was made up around a
 * thing of the sessions, and what makes more of it.
 */
const WEIGHTS = {
  one: -0.4,
  mostlyVerbatim: 2.7,
  little: -4.7,
  halfOnly: -9.5,
  shared: 2.1,
  rivals: -0.6,
  vague: -0.9,
  widened: -0.4,
};

/** Whether it says so. A number that is not there is never made up for by words. */
export function saysSo(signs: Signs): boolean {
  if (signs.amounts > 0) return false;
  const columns = columnsOf(signs);
  return (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce((sum, name) => sum + WEIGHTS[name] * columns[name], 0) > 0;
}
