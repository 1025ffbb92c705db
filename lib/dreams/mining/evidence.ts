import { byText, type Cite } from "./finding";
import { type Population, taskOf } from "./population";

/** Where a quote could be taken from. */
export interface Occurrence extends Cite {
  person: string;
}

/** Considered at most, by a fixed shuffle: enough for variety, bounded for speed. */
const CONSIDERED = 600;

/** A fixed shuffle, so that evidence is no accident of names: the same occurrences are always in the same order. */
function rankOf(population: Population, { session, event, start }: Occurrence): number {
  let hash = population.rank[population.ordinalOf(session)]!;
  hash = Math.imul(hash ^ (event + 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ start, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The first `limit` by rank, without sorting the many that cannot be among them. */
function lowest<T>(items: readonly T[], rank: (item: T) => number, limit: number): { item: T; order: number }[] {
  const all = items.map((item) => ({ item, order: rank(item) }));
  const ceiling = items.length > 8 * limit ? (2 ** 32 * 3 * limit) / items.length : Number.POSITIVE_INFINITY;
  return all.filter(({ order }) => order < ceiling);
}

/** Of many sessions some, by the same fixed shuffle: as many as can be considered. */
export function sampled(population: Population, ordinals: readonly number[]): number[] {
  return lowest(ordinals, (ordinal) => population.rank[ordinal]!, CONSIDERED)
    .sort((a, b) => a.order - b.order || a.item - b.item)
    .slice(0, CONSIDERED)
    .map(({ item }) => item);
}

/**
 * Up to `limit` occurrences that differ as much as they can: each next one is of the task, agent, person and day that was quoted
 * least so far. One quote a session before any session gives a second.
 */
export function choose(occurrences: readonly Occurrence[], population: Population, limit: number): Cite[] {
  const pool = lowest(occurrences, (occurrence) => rankOf(population, occurrence), CONSIDERED)
    .sort((a, b) => a.order - b.order || byText(a.item.session, b.item.session) || a.item.event - b.item.event || a.item.start - b.item.start)
    .slice(0, CONSIDERED)
    .map(({ item: occurrence }) => {
      const session = population.byKey.get(occurrence.session)!;
      return {
        occurrence,
        marks: [`s${session.key}`, `t${taskOf(session)}`, `a${session.agent}/${session.agentVersion}`, `p${occurrence.person}`, `d${session.day ?? ""}`],
      };
    });
  const weights = [64, 8, 4, 4, 1];
  const used = new Map<string, number>();
  const chosen: Occurrence[] = [];
  const left = new Set(pool);
  while (chosen.length < limit && left.size > 0) {
    let best: (typeof pool)[number] | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of left) {
      let cost = 0;
      candidate.marks.forEach((mark, at) => {
        cost += weights[at]! * (used.get(mark) ?? 0);
      });
      if (cost < least) [least, best] = [cost, candidate];
      if (cost === 0) break;
    }
    if (best === null) break;
    left.delete(best);
    chosen.push(best.occurrence);
    for (const mark of best.marks) used.set(mark, (used.get(mark) ?? 0) + 1);
  }
  return chosen.map(({ person: _person, ...cite }) => cite);
}

/** The same place is quoted once for a claim. */
export function distinct(cites: readonly Cite[]): Cite[] {
  return [...new Map(cites.map((cite) => [JSON.stringify([cite.session, cite.event, cite.start, cite.end, cite.claim, cite.stance]), cite])).values()];
}
