/** The terms of a release's items, and which of them a task's term may stand for. Pure and deterministic. */

/** A term that begins with what was asked (refund, refundable), or that one slip of the pen makes of it, weighs less than the term itself. */
const BEGINS = 0.3;
const SLIPPED = 0.2;
/** What each further character of a longer term takes away. */
const FURTHER = 0.3;
const SHORTEST_BEGINNING = 4;
const SHORTEST_SLIP = 6;

export interface Near {
  /** The term's place in the vocabulary. */
  id: number;
  /** 1 for the term itself. */
  weight: number;
  /** Whether it is told as the word of the task: few people slip at the first letter, and "layer" is no reason for "player". */
  told: boolean;
}

/** By UTF-16 units, so that halves of a term and of its reverse are the same. */
const reversed = (term: string) => term.split("").reverse().join("");

/** The first place in sorted terms that is not before `wanted`. */
function placeOf(sorted: readonly string[], wanted: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? "") < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether one character more, less or other makes `b` of `a`. In UTF-16 units. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let back = 0;
  while (back < short.length - from && short[short.length - 1 - back] === long[long.length - 1 - back]) back++;
  return long.length - from - back === 1;
}

export class Vocabulary {
  private readonly ids: ReadonlyMap<string, number>;
  /** Every term from its end, sorted, for terms that share their second half. */
  private readonly backwards: readonly string[];
  private readonly forwards: readonly number[];

  /** @param terms sorted by code units, each once */
  constructor(private readonly terms: readonly string[]) {
    this.ids = new Map(terms.map((term, id) => [term, id]));
    const ends = terms.map((term, id) => ({ end: reversed(term), id })).sort((a, b) => (a.end < b.end ? -1 : 1));
    this.backwards = ends.map(({ end }) => end);
    this.forwards = ends.map(({ id }) => id);
  }

  /**
   * The terms that a task's term stands for: itself, then longer ones that begin with it, then those that one slip makes of it, each
   * group in the order of the vocabulary. Names of groups (`~12`) stand for themselves only.
   */
  near(term: string): Near[] {
    const found: Near[] = [];
    const own = this.ids.get(term);
    if (own !== undefined) found.push({ id: own, weight: 1, told: true });
    if (term.startsWith("~") || term.length < SHORTEST_BEGINNING) return found;
    for (let id = own === undefined ? placeOf(this.terms, term) : own + 1; this.terms[id]?.startsWith(term); id++) {
      const { length } = this.terms[id] ?? "";
      found.push({ id, weight: (BEGINS * length) / (length + FURTHER * (length - term.length)), told: true });
    }
    if (term.length < SHORTEST_SLIP) return found;
    for (const id of this.slipsOf(term)) {
      const other = this.terms[id] ?? "";
      found.push({ id, weight: (SLIPPED * other.length) / (other.length + 1), told: other[0] === term[0] });
    }
    return found;
  }

  /** One slip leaves the first half of a term whole, or its second half: only those that share a half are compared. */
  private slipsOf(term: string): number[] {
    const half = term.length >>> 1;
    const slips = new Set<number>();
    const look = (id: number) => {
      const other = this.terms[id] ?? "";
      if (!other.startsWith(term) && isOneSlip(term, other)) slips.add(id);
    };
    const first = term.slice(0, half);
    for (let id = placeOf(this.terms, first); this.terms[id]?.startsWith(first); id++) look(id);
    const second = reversed(term.slice(half));
    for (let at = placeOf(this.backwards, second); this.backwards[at]?.startsWith(second); at++) look(this.forwards[at] ?? 0);
    return [...slips].sort((a, b) => a - b);
  }
}
