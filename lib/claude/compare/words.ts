/** Words as they are compared: for likeness of two texts and for finding where a sentence comes from. Pure. */

/** Longer words are cut here: "refunded", "refunds" and "refund" are one, in many languages, without a dictionary of each. */
const STEM = 6;
/** So common in any text that they say nothing. */
const COMMON = new Set(
  "the and for that this with you your are was were will can not but from have has had its our they their them then than when where which what who how all any out into onto over under about after before also only just more most such some same each other been being does did done use used using should must may might would could let get got make made if is it in of on or to as at be by do an a so no we i he she der die das und ist nicht mit ein eine les des une est pas pour dans que los las una por para con del".split(
    " ",
  ),
);

/** A word's stem: lower case, composed, cut. Numbers and identifiers stay whole. */
function stem(word: string): string {
  return /\d|_/.test(word) ? word : [...word].slice(0, STEM).join("");
}

/** The telling words of a text, in order, with repeats. */
export function wordsOf(text: string): string[] {
  const found =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  return found.flatMap((word) => (COMMON.has(word) || (word.length < 2 && !/\d/.test(word)) ? [] : [stem(word)]));
}

/** How alike two texts are by the words they share, 0 to 1 (Dice's coefficient over sets of words). */
export function likeness(a: string, b: string): number {
  const left = new Set(wordsOf(a));
  const right = new Set(wordsOf(b));
  if (left.size === 0 || right.size === 0) return a.trim() === b.trim() ? 1 : 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}
