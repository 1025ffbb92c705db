import { wordsOf } from "../compare/words";
import { LOOKED_THROUGH, type Passage, passagesOf } from "./passages";
import { isNegative, isRule } from "./polarity";

/**
 * Where a sentence comes from: the passages of a dream's own sessions that say what it says, and those that say the opposite. Lexical
 * and deterministic: words are weighted by how rare they are among the events (inverse document frequency, Sparck Jones 1972), and a
 * passage counts by the share of the sentence's weight that it holds.
 */

export interface Claim {
  /** Ordinal of the sentence in the lesson. */
  claim: number;
  text: string;
}

export interface EventText {
  sessionId: string;
  eventIndex: number;
  speaker: string;
  text: string;
}

export interface Source extends Passage {
  claim: number;
  event: EventText;
  /** Share of the sentence's weight, 0 to 1. */
  score: number;
  stance: "supports" | "contradicts";
}

export interface Attribution {
  supports: Source[];
  contradicts: Source[];
  /** How many passages there were to choose from. */
  totals: { supports: number; contradicts: number };
  /** Numbers, names of things and addresses of the sentence that no session has. */
  unknown: string[];
}

/** Guidance never proves itself (law 2), and the harness has no part in the work. */
const NO_EVIDENCE: ReadonlySet<string> = new Set(["guidance", "harness"]);
/** From this share of its weight on a passage is taken to say the same. */
const SAYS_SO = 0.34;
/** Words that make advice of a statement: a lesson has them where the session only shows what happened. They weigh less. */
const ADVICE = new Set(
  wordsOf(
    "always never ensure make sure remember tell explain remind confirm verify check offer ask require must should avoid first before after instead immer nie stets prüfe frage zuerst vor nach statt toujours jamais vérifiez demandez avant après siempre nunca verifique pregunte antes después",
  ),
);
const ADVICE_WEIGHT = 0.4;
const UNSAID = 4;
/** And at least so many telling words, or all of a shorter sentence. */
const LEAST_WORDS = 3;
/** Within this share of the best passage others count as well. */
const NEAR_BEST = 0.7;
/** Of each event its best passage, and of each session so many events, so that one long session does not fill the card. */
const PER_SESSION = 3;
const MOST = 12;
/** Only the events that share most with a sentence are read passage by passage. */
const LOOKED_AT = 60;

/** Codes, numbers, paths, hosts and identifiers: a text that has one which nobody saw was not taken from the sessions. */
const SPECIFIC = /(?:https?:\/\/\S+|[\p{L}\p{N}_-]+(?:[./][\p{L}\p{N}_-]+)+|\b\w*_\w+\b|--?[a-z][\w-]+|#?\b[A-Z]{2,}-?\d+\b|\b\d[\d.,:%]*\b)/giu;

/** How often something was seen is said of the sessions, not in them. */
const COUNTED = /\b\d[\d.,]*\s*(?:%|percent|sessions?|times|cases|conversations|tickets|runs|tries)(?![\p{L}\p{N}])/giu;

function specifics(text: string): string[] {
  const found = text.replace(COUNTED, " ").match(SPECIFIC) ?? [];
  // Single digits number steps and count to ten.
  return [...new Set(found.map((word) => word.replace(/[.,:;]+$/, "").toLowerCase()))].filter((word) => word.length > 1);
}

interface Read {
  event: EventText;
  words: Set<string>;
}

/** The events of a dream, read once for all its sentences. */
export class Sessions {
  private readonly read: Read[] = [];
  private readonly holders = new Map<string, number[]>();
  private readonly texts: string[] = [];

  constructor(events: Iterable<EventText>) {
    for (const event of events) {
      if (NO_EVIDENCE.has(event.speaker)) continue;
      const words = new Set(wordsOf(event.text.slice(0, LOOKED_THROUGH)));
      for (const word of words) {
        const holders = this.holders.get(word);
        if (holders) holders.push(this.read.length);
        else this.holders.set(word, [this.read.length]);
      }
      this.read.push({ event, words });
      this.texts.push(event.text.toLowerCase());
    }
  }

  private weight(word: string): number {
    // A word that no session has may be another word for the same: it weighs like one that a few have.
    const holders = this.holders.get(word)?.length ?? UNSAID;
    return Math.log(1 + (this.read.length + 1) / (holders + 0.5)) * (ADVICE.has(word) ? ADVICE_WEIGHT : 1);
  }

  /** What speaks for a sentence, and what against it. */
  attribute({ claim, text }: Claim): Attribution {
    const words = [...new Set(wordsOf(text.replace(COUNTED, " ")))];
    const total = words.reduce((sum, word) => sum + this.weight(word), 0);
    const unknown = specifics(text).filter((word) => !this.texts.some((other) => other.includes(word)));
    const nothing: Attribution = { supports: [], contradicts: [], totals: { supports: 0, contradicts: 0 }, unknown };
    if (total === 0 || unknown.length > 0) return nothing;
    const least = Math.min(LEAST_WORDS, words.length);
    const weights = new Map(words.map((word) => [word, this.weight(word) / total]));
    const shares = new Map<number, number>();
    for (const word of words) for (const at of this.holders.get(word) ?? []) shares.set(at, (shares.get(at) ?? 0) + (weights.get(word) ?? 0));
    const likely = [...shares].filter(([, share]) => share >= SAYS_SO).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const negative = isNegative(text);
    const found = likely.slice(0, LOOKED_AT).flatMap(([at]) => {
      const { event } = this.read[at] as Read;
      const best = bestPassage(event.text, weights, least);
      if (!best || best.score < SAYS_SO) return [];
      const words = event.text.slice(best.start, best.end);
      const against = event.speaker === "person" && isRule(words) && isNegative(words) !== negative;
      return [{ ...best, claim, event, stance: against ? ("contradicts" as const) : ("supports" as const) }];
    });
    const supports = found.filter(({ stance }) => stance === "supports");
    const contradicts = found.filter(({ stance }) => stance === "contradicts");
    return { supports: chosen(supports), contradicts: chosen(contradicts), totals: { supports: supports.length, contradicts: contradicts.length }, unknown };
  }
}

function bestPassage(text: string, weights: ReadonlyMap<string, number>, least: number): (Passage & { score: number }) | null {
  let best: (Passage & { score: number }) | null = null;
  for (const passage of passagesOf(text)) {
    let score = 0;
    let shared = 0;
    for (const word of new Set(wordsOf(text.slice(passage.start, passage.end)))) {
      const weight = weights.get(word);
      if (weight === undefined) continue;
      score += weight;
      shared++;
    }
    // Of two passages that hold the same the shorter one is the quote.
    const shorter = best !== null && score === best.score && passage.end - passage.start < best.end - best.start;
    if (shared >= least && (best === null || score > best.score || shorter)) best = { ...passage, score };
  }
  return best;
}

function chosen(sources: readonly Source[]): Source[] {
  const ordered = [...sources].sort(
    (a, b) =>
      b.score - a.score ||
      (a.event.sessionId < b.event.sessionId ? -1 : a.event.sessionId > b.event.sessionId ? 1 : 0) ||
      a.event.eventIndex - b.event.eventIndex,
  );
  const least = (ordered[0]?.score ?? 0) * NEAR_BEST;
  const perSession = new Map<string, number>();
  return ordered
    .filter((source) => {
      const count = (perSession.get(source.event.sessionId) ?? 0) + 1;
      perSession.set(source.event.sessionId, count);
      return source.score >= least && count <= PER_SESSION;
    })
    .slice(0, MOST);
}
