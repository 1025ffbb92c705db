import { stemmer } from "stemmer";

/** How words become terms, the same for items and for tasks. Pure. */

const STOP_WORDS = new Set(
  (
    "a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing down " +
    "during each either else every few for from further get gets got had has have having he her here hers him his how i if in into is it its just let like me more " +
    "most my need needs no nor not now of off on once one only onto or other our ours out over own per please same she should so some such than that the their " +
    "theirs them then there these they this those though through to too two under until up upon us use used using very want wants was way we were what when where " +
    "which while who whom whose why will with within without would yes yet you your yours"
  ).split(" "),
);

/** The words of a text: letters and digits, names of tools and variables split where they are joined. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      // "doesn't" and "customer's" are one word, and its ending says nothing.
      .replace(/['’](?:s|t|re|ve|ll|d|m)\b/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The term of a word, or null for one that tells nothing. */
export function termOf(word: string): string | null {
  if (STOP_WORDS.has(word) || (word.length < 2 && !/\p{N}/u.test(word))) return null;
  return stemmer(word);
}
