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

/** Groups masks that differ in exactly one word, where enough different words stand in that place. */
function byHole(unique: readonly string[]): Map<string, string> {
  const holes = new Map<string, string[]>();
  for (const mask of unique) {
    const words = mask.split(" ");
    if (words.length < MIN_WORDS || words.length > 40) continue;
    for (let at = LEAD.test(words[0]!) ? 1 : 0; at < words.length; at++) {
      if (words[at] === "<*>") continue;
      const hole = [...words.slice(0, at), "<*>", ...words.slice(at + 1)].join(" ");
      const group = holes.get(hole);
      if (group) group.push(mask);
      else holes.set(hole, [mask]);
    }
  }
  const enough = (hole: string, group: string[]) => {
    const at = [...hole.split(" ").keys()].find((place) => new Set(group.map((mask) => mask.split(" ")[place])).size > 1) ?? 0;
    return group.length >= (group.some((mask) => isPlain(mask.split(" ")[at]!)) ? PLAIN_WORDS : NAMES);
  };
  const result = new Map<string, string>();
  const sorted = [...holes]
    .filter(([hole, group]) => group.length >= NAMES && enough(hole, group))
    .sort((a, b) => b[1].length - a[1].length || byText(a[0], b[0]));
  for (const [hole, group] of sorted) for (const mask of group) if (!result.has(mask)) result.set(mask, hole);
  for (const mask of unique) if (!result.has(mask)) result.set(mask, mask);
  return result;
}

/** Words that say nothing about what went wrong. Negations do. */
const SMALL = new Set(
  "a an the is are was were be been being has have had do does did it its this that these those to of in on at by for from with and or as you your please error failed failure exception yet first before so but then there can could".split(
    " ",
  ),
);

/** What a template says whatever its grammar: its telling words, sorted. */
function gist(template: string): string | null {
  const words = template
    .toLowerCase()
    .replace(/n't\b|\bcannot\b/g, " not ")
    .split(/[^\p{L}\p{N}_<>*]+/u)
    .filter((word) => word !== "" && !SMALL.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, "") : word));
  const telling = [...new Set(words)].sort(byText);
  return telling.filter((word) => !word.startsWith("<")).length >= 3 ? telling.join(" ") : null;
}

/**
 * Groups masks that are one template: those which differ in one or two words where at least three different words stand in that place
 * (more, where they are plain words), and those which say the same in the same telling words. Call it for the masks of one tool. Works
 * on the sorted unique masks, so that the order in which they were met does not matter.
 * @returns mask → template, `<*>` where words vary
 */
export function templatesOf(masks: Iterable<string>): Map<string, string> {
  const unique = [...new Set(masks)].sort(byText);
  const once = byHole(unique);
  const twice = byHole([...new Set(once.values())].sort(byText));
  const templates = new Map(unique.map((mask) => [mask, twice.get(once.get(mask)!)!]));
  const byGist = new Map<string, string>();
  for (const template of [...new Set(templates.values())].sort((a, b) => a.length - b.length || byText(a, b))) {
    const key = gist(template);
    if (key !== null && !byGist.has(key)) byGist.set(key, template);
  }
  return new Map([...templates].map(([mask, template]) => [mask, byGist.get(gist(template) ?? "") ?? template]));
}
