import { createHash } from "node:crypto";
import { byText, type Cite, type MinedSession } from "./finding";
import { taskOf } from "./population";

/** Where a quote could be taken from. */
export interface Occurrence extends Cite {
  person: string;
}

/** Considered at most, after sorting: enough for variety, bounded for speed. */
const CONSIDERED = 1500;

/** A fixed shuffle, so that evidence is no accident of names: the same occurrences are always in the same order. */
function rank(occurrence: Occurrence): string {
  return createHash("sha256").update(`${occurrence.session}/${occurrence.event}/${occurrence.start}`).digest("hex").slice(0, 16);
}

/**
 * Up to `limit` occurrences that differ as much as they can: each next one is of the task, agent, person and day that was quoted
 * least so far. One quote a session before any session gives a second.
 */
export function choose(occurrences: readonly Occurrence[], sessions: ReadonlyMap<string, MinedSession>, limit: number): Cite[] {
  const pool = occurrences
    .map((occurrence) => ({ occurrence, order: rank(occurrence) }))
    .sort((a, b) => byText(a.order, b.order) || byText(a.occurrence.session, b.occurrence.session))
    .slice(0, CONSIDERED)
    .map(({ occurrence }) => {
      const session = sessions.get(occurrence.session)!;
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
