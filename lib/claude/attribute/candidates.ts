import { type Amount, amountsOf, sameAmount } from "./numbers";
import type { Passage } from "./passages";
import type { ReadEvent, ReadSession, ReadSessions } from "./read";
import { termsOf } from "./terms";
import type { Signs } from "./verdict";

/** The passages that share words with a claim, best first. Deterministic. */

/** A passage that may say what a claim says, and what speaks for it. */
export interface Candidate extends Passage {
  read: ReadEvent;
  /** Share of the claim's weight that it has, with a part of what stands around it. */
  score: number;
  signs: Signs;
}

/** Below this share a passage has nothing to do with a claim. */
const LEAST_SCORE = 0.12;
/** What else the event says, and what is said around it, counts so far towards a passage. */
const REST_OF_EVENT = 0.5;
const AROUND_IT = 0.3;
/** Only the events that share most with a sentence are read passage by passage. */
const LOOKED_AT = 60;
/** A word that no event has weighs like one that a few have. */
const UNSAID = 3;
/** From here on a word counts as shared, or as said. */
const SHARED = 0.5;
/** So many sessions that come near are the many. */
const MANY = 4;

/** How often something was seen is said of the sessions, not in them. */
const COUNTED = /\b\d[\d.,]*\s*(?:%|percent|sessions?|times|cases|conversations|tickets|runs|tries)(?![\p{L}\p{N}])/giu;
/** Words that make more of a statement than it says. */
const WIDENING = /(?<!\p{L})(?:every|always|all|any|whatever|regardless|automatic(?:ally)?|even|immediately|no matter|never|entire|without|only)(?!\p{L})/giu;

interface Word {
  /** Share of the claim's weight: the rarer in the sessions, the more. */
  weight: number;
  /** Words of the sessions that may stand for it, with how far. */
  stands: ReadonlyMap<number, number>;
  /** Its own number, where the sessions have it. */
  own: number | undefined;
}

interface Asked {
  words: Word[];
  amounts: Amount[];
  widening: string[];
}

const withoutCounts = (text: string): string => text.replace(COUNTED, " ");

/** The amounts that a claim is exact about. */
export function amountsIn(text: string): Amount[] {
  return amountsOf(withoutCounts(text)).filter(({ exact }) => exact);
}

function ask(read: ReadSessions, text: string): Asked {
  const said = withoutCounts(text);
  const words = [...new Set(termsOf(said).map(({ key }) => key))].map((key): Word => {
    const stands = read.vocabulary.standingFor(key);
    const own = read.vocabulary.find(key);
    const holders = (own === undefined ? [...stands.keys()] : [own]).reduce((most, word) => Math.max(most, read.holdersOf(word).length), 0) || UNSAID;
    return { stands, own, weight: Math.log(1 + (read.events.length + 1) / (holders + 0.5)) };
  });
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return {
    words: words.map((word) => ({ ...word, weight: word.weight / total })),
    amounts: amountsOf(said),
    widening: [...text.matchAll(WIDENING)].map(([word]) => word.toLowerCase()),
  };
}

/** The events that share most with a claim, best first. */
function likely(read: ReadSessions, { words }: Asked): ReadEvent[] {
  const shares = new Map<number, number>();
  for (const { stands, weight } of words) {
    const here = new Map<number, number>();
    for (const [word, how] of stands) for (const at of read.holdersOf(word)) if (how > (here.get(at) ?? 0)) here.set(at, how);
    for (const [at, how] of here) shares.set(at, (shares.get(at) ?? 0) + how * weight);
  }
  return [...shares]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, LOOKED_AT)
    .flatMap(([at]) => read.events[at] ?? []);
}

function best({ stands }: Word, words: ReadonlySet<number>): number {
  let found = 0;
  for (const [word, how] of stands) if (how > found && words.has(word)) found = how;
  return found;
}

/** The best passage of an event; null when it has next to nothing of the claim. */
function candidate(read: ReadSessions, asked: Asked, event: ReadEvent): Candidate | null {
  const { words } = asked;
  const around = read.around(event);
  const near = new Set(around.flatMap((one) => [...one.words]));
  const levels = words.map((word) => ({ event: best(word, event.words), around: best(word, near) }));
  const sum = (value: (word: Word, at: number) => number) => words.reduce((all, word, at) => all + word.weight * value(word, at), 0);
  let found: { passage: Passage & { words: ReadonlySet<number> }; score: number; here: number[] } | null = null;
  for (const passage of read.passagesIn(event)) {
    const here = words.map((word) => best(word, passage.words));
    const score = sum((_, at) => {
      const own = here[at] ?? 0;
      const inEvent = Math.max(own, levels[at]?.event ?? 0);
      return own + REST_OF_EVENT * (inEvent - own) + AROUND_IT * (Math.max(inEvent, levels[at]?.around ?? 0) - inEvent);
    });
    // Of two passages that hold the same the shorter one is the quote.
    const shorter = found !== null && score === found.score && passage.end - passage.start < found.passage.end - found.passage.start;
    if (found === null || score > found.score || shorter) found = { passage, score, here };
  }
  if (found === null || found.score < LEAST_SCORE) return null;
  const { passage, score, here } = found;
  const missing = asked.amounts.filter((amount) => !around.some(({ amounts }) => amounts.some((one) => sameAmount(one, amount))));
  const signs: Signs = {
    verbatim: sum(({ own }) => (own !== undefined && passage.words.has(own) ? 1 : 0)),
    passage: sum((_, at) => here[at] ?? 0),
    unsaid: sum((word) => (best(word, event.session.words) < SHARED ? 1 : 0)),
    shared: here.filter((how) => how > SHARED).length,
    rivals: 0,
    amounts: missing.filter(({ exact }) => exact).length,
    vague: missing.filter(({ exact, value }) => !exact && value >= 2).length,
    widened: asked.widening.filter((word) => !around.some(({ lower }) => lower.includes(word))).length,
  };
  return { read: event, start: passage.start, end: passage.end, score, signs };
}

/** What may say what a claim says: of each event its best passage. */
export function candidatesFor(read: ReadSessions, text: string): Candidate[] {
  const asked = ask(read, text);
  const found = likely(read, asked).flatMap((event) => candidate(read, asked, event) ?? []);
  found.sort((a, b) => b.score - a.score || byPlace(a.read, b.read));
  const bests = new Map<ReadSession, number>();
  for (const { read: event, score } of found) if (!bests.has(event.session)) bests.set(event.session, score);
  const rivals = ([...bests.values()][MANY - 1] ?? 0) / (found[0]?.score ?? 1);
  return found.map((one) => ({ ...one, signs: { ...one.signs, rivals } }));
}

function byPlace({ event: a }: ReadEvent, { event: b }: ReadEvent): number {
  return (a.sessionId < b.sessionId ? -1 : a.sessionId > b.sessionId ? 1 : 0) || a.eventIndex - b.eventIndex;
}
