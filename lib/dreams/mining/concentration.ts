import { type MinedSession, tally } from "./finding";
import { type Population, taskOf } from "./population";

/** So much of a pattern in one place is worth saying … */
const SHARE = 0.75;
/** … when so few other sessions are there. */
const MORE = 0.15;
const LEAST = 3;

const PLACES: readonly { of: (session: MinedSession) => string[]; words: (label: string) => string }[] = [
  { of: ({ day }) => (day === null ? [] : [day]), words: (label) => `fell on one day, ${label}` },
  { of: ({ features }) => (features.people.length === 1 ? features.people : []), words: (label) => `are one person's, ${label}` },
  {
    of: ({ agent, agentVersion }) => (agentVersion === "" ? [] : [`${agent} ${agentVersion}`]),
    words: (label) => `are of one agent version: ${label.trim()}`,
  },
  { of: ({ environment }) => (environment === "" ? [] : [environment]), words: (label) => `were in one environment, ${label}` },
  { of: (session) => (session.task === null ? [] : [taskOf(session)]), words: (label) => `are of one task, ${label}` },
];

/**
 * What a pattern is bunched in although the other sessions are not: one day, person, agent version, environment or task. Sentences.
 */
export function concentrationOf(population: Population, members: readonly MinedSession[]): string[] {
  if (members.length < LEAST) return [];
  return PLACES.flatMap(({ of, words }, at) => {
    const [top] = tally(members.flatMap(of), 1);
    if (!top || top.sessions < LEAST || top.sessions / members.length < SHARE) return [];
    const elsewhere = population.labels(at, of);
    const share = (elsewhere.get(top.label) ?? 0) / Math.max(1, population.sessions.length);
    if (top.sessions / members.length - share < MORE) return [];
    return [`${top.sessions} of ${members.length} sessions ${words(top.label)}.`];
  });
}
