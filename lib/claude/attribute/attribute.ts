import { amountsIn, type Candidate, candidatesFor } from "./candidates";
import type { Passage } from "./passages";
import { denies, isRule } from "./polarity";
import { type EventText, ReadSessions } from "./read";
import { saysSo } from "./verdict";

/**
 * Where a sentence comes from: the passages of a dream's own sessions that say what it says, and those that say the opposite. Without a
 * model, and the same every time: words are weighted by how rare they are (inverse document frequency, Sparck Jones 1972) and found again
 * in other forms and in words that say nearly the same; numbers must be there; and a sentence of which only a part is there is unsupported.
 */

export interface Claim {
  /** Ordinal of the sentence in the lesson. */
  claim: number;
  text: string;
}

export interface Source extends Passage {
  claim: number;
  event: EventText;
  /** Share of the sentence's weight, 0 to 1. */
  score: number;
  stance: "supports" | "contradicts";
}

/** A passage that a claim may come from. */
export interface Near extends Passage {
  event: EventText;
  score: number;
}

export interface Attribution {
  supports: Source[];
  contradicts: Source[];
  /** How many passages there were to choose from. */
  totals: { supports: number; contradicts: number };
  /** Names of things and addresses of the sentence that no session has. */
  unknown: string[];
  /** Where it is not supported: the passages that come nearest, best first, none of which clearly says it. */
  nearest: Near[];
}

/** From this share of its weight on a person's rule is about the same. */
const ABOUT_IT = 0.34;
/** One word in common is no common subject. */
const LEAST_SHARED = 2;
/** Within this share of the best passage others count as well. */
const NEAR_BEST = 0.7;
/** Of each event its best passage, and of each session so many events, so that one long session does not fill the card. */
const PER_SESSION = 3;
const MOST = 12;
const MOST_NEAR = 3;

/** Codes, paths, hosts and identifiers: a text that has one which nobody saw was not taken from the sessions. */
const SPECIFIC = /(?:https?:\/\/\S+|[\p{L}\p{N}_-]+(?:[./][\p{L}\p{N}_-]+)+|\b\w*_\w+\b|(?<!\S)--?[a-z][\w-]+|#?\b[A-Z]{2,}-?\d+\b)/gu;
/** "a.m." and "and/or" are words, not addresses. */
const PLAIN = /^(?:\p{L}{1,2}(?:\.\p{L}{1,2})*|\p{L}+\/\p{L}+)$/u;

/** The events of a dream, read once for all its sentences. */
export class Sessions {
  private readonly read: ReadSessions;

  constructor(events: Iterable<EventText>) {
    this.read = new ReadSessions(events);
  }

  /** What shares words with a sentence, best first, whether it says the same or not. */
  candidates(text: string): Candidate[] {
    return candidatesFor(this.read, text);
  }

  /** What speaks for a sentence, and what against it. */
  attribute({ claim, text }: Claim): Attribution {
    const unknown = [...specifics(text).filter((word) => !this.read.has(word)), ...amountsIn(text).flatMap((one) => (this.read.names(one) ? [] : one.word))];
    const found = this.candidates(text).map((one) => ({ one, against: isAgainst(one, text) }));
    const source = ({ read, start, end, score }: Candidate, stance: Source["stance"]): Source => ({ claim, event: read.event, start, end, score, stance });
    const [top, ...others] = found.filter(({ against }) => !against).map(({ one }) => one);
    const near = top ? [top, ...others.filter((one) => one.score >= top.score * NEAR_BEST)] : [];
    const supports = top && unknown.length === 0 && saysSo(top.signs) ? near.map((one) => source(one, "supports")) : [];
    const contradicts =
      unknown.length > 0
        ? []
        : found.flatMap(({ one, against }) => (against && one.score >= ABOUT_IT && one.signs.shared >= LEAST_SHARED ? [source(one, "contradicts")] : []));
    return {
      supports: chosen(supports),
      contradicts: chosen(contradicts),
      totals: { supports: supports.length, contradicts: contradicts.length },
      unknown,
      nearest: supports.length === 0 ? found.slice(0, MOST_NEAR).map(({ one: { read, start, end, score } }) => ({ event: read.event, start, end, score })) : [],
    };
  }
}

/** Whether a person lays down the opposite. */
function isAgainst({ read, start, end }: Candidate, claim: string): boolean {
  const words = read.event.text.slice(start, end);
  return read.event.speaker === "person" && isRule(words) && denies(claim, words);
}

function specifics(text: string): string[] {
  const found = text.match(SPECIFIC) ?? [];
  return [...new Set(found.map((word) => word.replace(/[.,:;]+$/, "").toLowerCase()))].filter(
    (word) => word.length > 1 && !PLAIN.test(word) && !/^[\d.,/]+$/.test(word),
  );
}

/** Best first; of each session a few. */
function chosen(sources: readonly Source[]): Source[] {
  const perSession = new Map<string, number>();
  return sources
    .filter(({ event }) => {
      const count = (perSession.get(event.sessionId) ?? 0) + 1;
      perSession.set(event.sessionId, count);
      return count <= PER_SESSION;
    })
    .slice(0, MOST);
}
