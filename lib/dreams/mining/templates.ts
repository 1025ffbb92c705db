import { byText } from "./finding";

/** A word takes part in a template as a variable when so many masks differ in it alone: fewer for names than for plain words. */
const NAMES = 3;
const PLAIN_WORDS = 6;
const MIN_WORDS = 5;
/** "Error:" and the like say nothing about the template. */
const LEAD = /^(?:error|exception|fatal|warning)[:!]?$/i;

/** Plain words carry the meaning ("order not found", "user not found"); names are what varies. */
function isPlain(word: string): boolean {
  return /^\p{Lu}?\p{Ll}+[,.;:]?$/u.test(word);
}

/**
 * Groups masks that are one template: those which differ in exactly one word, where at least three different words stand in that
 * place (more, where they are plain words). Call it for the masks of one tool. Works on the sorted unique masks, so that the order in which they were met does not matter.
 * @returns mask → template, `<*>` where words vary
 */
export function templatesOf(masks: Iterable<string>): Map<string, string> {
  const unique = [...new Set(masks)].sort(byText);
  const byHole = new Map<string, string[]>();
  for (const mask of unique) {
    const words = mask.split(" ");
    if (words.length < MIN_WORDS || words.length > 40) continue;
    for (let at = LEAD.test(words[0]!) ? 1 : 0; at < words.length; at++) {
      const hole = [...words.slice(0, at), "<*>", ...words.slice(at + 1)].join(" ");
      const group = byHole.get(hole);
      if (group) group.push(mask);
      else byHole.set(hole, [mask]);
    }
  }
  const result = new Map<string, string>();
  const enough = (hole: string, group: string[]) => {
    const at = hole.split(" ").indexOf("<*>");
    return group.length >= (group.some((mask) => isPlain(mask.split(" ")[at]!)) ? PLAIN_WORDS : NAMES);
  };
  const holes = [...byHole]
    .filter(([hole, group]) => group.length >= NAMES && enough(hole, group))
    .sort((a, b) => b[1].length - a[1].length || byText(a[0], b[0]));
  for (const [hole, group] of holes) for (const mask of group) if (!result.has(mask)) result.set(mask, hole);
  for (const mask of unique) if (!result.has(mask)) result.set(mask, mask);
  return result;
}
