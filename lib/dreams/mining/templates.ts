import { byText } from "./finding";

/** A word takes part in a template as a variable when so many masks differ in it alone. */
const VARIANTS = 3;
const MIN_WORDS = 4;

/**
 * Groups masks that are one template: those which differ in exactly one word, where at least three different words stand in that
 * place. Works on the sorted unique masks, so that the order in which they were met does not matter.
 * @returns mask → template, `<*>` where words vary
 */
export function templatesOf(masks: Iterable<string>): Map<string, string> {
  const unique = [...new Set(masks)].sort(byText);
  const byHole = new Map<string, string[]>();
  for (const mask of unique) {
    const words = mask.split(" ");
    if (words.length < MIN_WORDS || words.length > 40) continue;
    for (let at = 0; at < words.length; at++) {
      const hole = [...words.slice(0, at), "<*>", ...words.slice(at + 1)].join(" ");
      const group = byHole.get(hole);
      if (group) group.push(mask);
      else byHole.set(hole, [mask]);
    }
  }
  const result = new Map<string, string>();
  const holes = [...byHole].filter(([, group]) => group.length >= VARIANTS).sort((a, b) => b[1].length - a[1].length || byText(a[0], b[0]));
  for (const [hole, group] of holes) for (const mask of group) if (!result.has(mask)) result.set(mask, hole);
  for (const mask of unique) if (!result.has(mask)) result.set(mask, mask);
  return result;
}
