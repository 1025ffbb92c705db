import type { MinedSession } from "./finding";
import { dayOf, type Population } from "./population";

/** So much of a pattern in one place is worth saying … */
const SHARE = 0.75;
/** … when so few other sessions are there. */
const MORE = 0.15;
const LEAST = 3;

const onePerson = ({ features }: MinedSession): string => (features.people.length === 1 ? features.people[0]! : "");
const version = ({ agent, agentVersion }: MinedSession): string => (agentVersion === "" ? "" : `${agent} ${agentVersion}`.trim());
const environmentOf = ({ environment }: MinedSession): string => environment;
const declaredTask = ({ task }: MinedSession): string => task ?? "";

const PLACES: readonly { of: (session: MinedSession) => string; words: (label: string) => string }[] = [
  { of: dayOf, words: (label) => `fell on one day, ${label}` },
  { of: onePerson, words: (label) => `are one person's, ${label}` },
  { of: version, words: (label) => `are of one agent version: ${label}` },
  { of: environmentOf, words: (label) => `were in one environment, ${label}` },
  { of: declaredTask, words: (label) => `are of one task, ${label}` },
];

/** What a pattern is bunched in although the other sessions are not: one day, person, agent version, environment or task. Sentences. */
export function concentrationOf(population: Population, members: ArrayLike<number>): string[] {
  if (members.length < LEAST) return [];
  return PLACES.flatMap(({ of, words }) => {
    const [top] = population.tally(members, of, 1);
    if (!top || top.sessions < LEAST || top.sessions / members.length < SHARE) return [];
    const { names, counts } = population.labels(of);
    const share = counts[names.indexOf(top.label)]! / population.sessions.length;
    return top.sessions / members.length - share < MORE ? [] : [`${top.sessions} of ${members.length} sessions ${words(top.label)}.`];
  });
}
