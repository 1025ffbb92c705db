export interface Rewrite {
  find: RegExp;
  put: (found: readonly string[]) => string;
}

/** How one language says that something is to be done, or not to be done, from now on. Rules as data, a table a language. */
export interface CueTable {
  /** BCP 47. */
  language: string;
  /** Frequent small words, by which the language is recognised; none of them counts as an object. */
  small: ReadonlySet<string>;
  /** What may stand before the verb and says nothing about what is wanted. */
  opening: RegExp;
  /** Words that make a wish last: always, never, from now on. Whole sentence. */
  persistent: RegExp;
  /** The same words taken out before the verb is looked for. */
  cueWords: RegExp;
  /** That it is not to be done. Whole sentence. */
  negative: RegExp;
  /** Taken out with the negation. */
  negativeWords: RegExp;
  /** Other ways to say the same, put into the form that is read. In order; for reading only, quotes keep the person's words. */
  rewrites: readonly Rewrite[];
  /** Verbs of instructions in the form that a sentence begins with, mapped to the form that findings use. */
  verbs: ReadonlyMap<string, string>;
  /** First words that make it a statement, a question or a greeting rather than a wish. */
  notWishes: ReadonlySet<string>;
  /** Idioms that look like a wish. */
  idioms: RegExp;
  /** Splits "use x instead of y" into what is wanted (1) and what is not (2), or null. */
  contrast: RegExp;
  /** Leads up to a wish that begins with a cue: "You forgot again: always …". The part before is group 1. */
  lead: RegExp;
  /** Where an explanation begins that is no part of the wish. */
  aside: RegExp;
  /** That the person corrects what was done. */
  correcting: RegExp;
  /** Whether the verb may stand last, as an infinitive ("bitte immer erst fragen"). */
  verbFinal: RegExp | null;
  /** Whether a word after a cue can be a verb that the table does not list. */
  mayBeVerb: RegExp;
}

/** `use apply=use` → two forms of one verb. */
export function verbs(list: string): ReadonlyMap<string, string> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [form, base] = entry.split("=");
        return [form!, base ?? form!] as const;
      }),
  );
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
