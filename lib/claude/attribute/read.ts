import { type Amount, amountsOf, sameAmount } from "./numbers";
import { LOOKED_THROUGH, type Passage, passagesOf } from "./passages";
import { termsOf } from "./terms";
import { Vocabulary } from "./vocabulary";

export interface EventText {
  sessionId: string;
  eventIndex: number;
  speaker: string;
  text: string;
}

export interface ReadEvent {
  event: EventText;
  /** Lower case, for what is looked for as it is. */
  lower: string;
  /** Numbers of its words in the vocabulary. */
  words: ReadonlySet<number>;
  amounts: readonly Amount[];
  session: ReadSession;
  /** Its place among the session's events. */
  at: number;
}

export interface ReadSession {
  id: string;
  words: Set<number>;
  events: ReadEvent[];
}

interface ReadPassage extends Passage {
  words: ReadonlySet<number>;
}

/** Guidance never proves itself (law 2), and the harness has no part in the work. */
const NO_EVIDENCE: ReadonlySet<string> = new Set(["guidance", "harness"]);
/** What is said and done within so many events is about one thing. */
const AROUND = 2;

/** The events of a dream, read once for all its sentences. */
export class ReadSessions {
  readonly vocabulary = new Vocabulary();
  readonly events: ReadEvent[] = [];
  /** Events that hold a word, by its number. */
  private readonly holders: number[][] = [];

  constructor(events: Iterable<EventText>) {
    const sessions = new Map<string, ReadSession>();
    for (const event of events) {
      if (NO_EVIDENCE.has(event.speaker)) continue;
      const session = sessions.get(event.sessionId) ?? { id: event.sessionId, words: new Set<number>(), events: [] };
      sessions.set(event.sessionId, session);
      const text = event.text.slice(0, LOOKED_THROUGH);
      const words = this.wordsIn(text);
      for (const word of words) {
        session.words.add(word);
        const holders = this.holders[word];
        if (holders) holders.push(this.events.length);
        else this.holders[word] = [this.events.length];
      }
      const read = { event, lower: event.text.toLowerCase(), words, amounts: amountsOf(text), session, at: session.events.length };
      session.events.push(read);
      this.events.push(read);
    }
  }

  private wordsIn(text: string): Set<number> {
    return new Set(termsOf(text).map(({ key }) => this.vocabulary.idOf(key)));
  }

  /** Events that hold a word, as indices into `events`. */
  holdersOf(word: number): readonly number[] {
    return this.holders[word] ?? [];
  }

  /** Whether some event has these characters, in lower case. */
  has(characters: string): boolean {
    return this.events.some(({ lower }) => lower.includes(characters));
  }

  /** Whether some event names this amount. */
  names(amount: Amount): boolean {
    return this.events.some(({ amounts }) => amounts.some((one) => sameAmount(one, amount)));
  }

  /** An event with those before and after it in its session. */
  around({ session, at }: ReadEvent): ReadEvent[] {
    return session.events.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  }

  /** What can be quoted of an event. */
  passagesIn({ event }: ReadEvent): ReadPassage[] {
    return passagesOf(event.text).map((passage) => ({ ...passage, words: this.wordsIn(event.text.slice(passage.start, passage.end)) }));
  }
}
