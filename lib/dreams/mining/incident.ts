import type { MinedSession } from "./finding";
import { dayOf, type Population } from "./population";

const environmentOf = ({ environment }: MinedSession): string => environment;

/** So much of a pattern in one place makes it a burst … */
const SHARE = 0.75;
/** … when chance would not put it there. */
const UNLIKELY = 1e-3;

/** P(X ≥ k) for X ~ Binomial(n, p). */
export function binomialTail(k: number, n: number, p: number): number {
  if (p >= 1) return 1;
  let tail = 0;
  let term = (1 - p) ** n;
  for (let x = 0; x <= n; x++) {
    if (x >= k) tail += term;
    term *= ((n - x) / (x + 1)) * (p / (1 - p));
  }
  return Math.min(1, tail);
}

/**
 * Whether a pattern is a burst: most of it on one day, or in one environment, although the same agents worked elsewhere, over
 * several unrelated tasks. Then something happened there; it is not a habit of the agent's. A sentence, or null.
 * @param exposed the sessions that could have shown it: those of the same agents with the same tools
 */
export function incidentOf(population: Population, members: ArrayLike<number>, exposed: ArrayLike<number>): string | null {
  if (members.length < 3 || population.support(members).tasks < 3) return null;
  const places: [string, (session: MinedSession) => string, (label: string, rest: string) => string][] = [
    ["day", dayOf, (label, rest) => `${rest} fell on one day, ${label}, in several unrelated tasks: an incident, not a habit of the agent's.`],
    [
      "environment",
      environmentOf,
      (label, rest) => `${rest} were in one environment, ${label}, in several unrelated tasks: an incident, not a habit of the agent's.`,
    ],
  ];
  for (const [, placeOf, sentence] of places) {
    const where = population.tally(members, placeOf, 1)[0];
    if (!where || where.sessions < 3 || where.sessions / members.length < SHARE) continue;
    const there = population.tally(exposed, placeOf, Number.POSITIVE_INFINITY).find(({ label }) => label === where.label)?.sessions ?? 0;
    const share = exposed.length === 0 ? 1 : there / exposed.length;
    if (share >= 0.5 || binomialTail(where.sessions, members.length, share) > UNLIKELY) continue;
    return sentence(where.label, `${where.sessions} of ${members.length} sessions`);
  }
  return null;
}
