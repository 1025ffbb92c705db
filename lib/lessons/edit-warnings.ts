import type { LessonText, Quote, Strength } from "./lesson";

/** What an editor is told while typing: words beyond the evidence. Advice, never a refusal. Pure. */

export interface EditWarning {
  /** Beyond the strength, without exception, or not in the evidence. */
  kind: "strength" | "absolute" | "novel";
  text: string;
  /** The words it is about. */
  words: string[];
}

const CLAIMING =
  /\b(?:causes?|caused|because of this|leads? to|results? in|improves?|improved|guarantees?|ensures? success|prevents?|fixes|proves?|proven|will succeed|makes? agents)\b/gi;
const ABSOLUTE = /\b(?:always|never|every time|in all cases|under no circumstances|must)\b/gi;
const NUMBER = /(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d(?![\w.])/g;
const NAME = /(?<=[a-z,;:]\s)\p{Lu}[\p{L}]{2,}(?:\s\p{Lu}[\p{L}]+)*/gu;
// Every repetition is bounded: a text may have 100 kB of anything.
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`)\]]{1,500}|\b(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\b|(?<![\w/.])(?:~|\.{1,2})?\/(?:[\w.@-]{1,80}\/){0,20}[\w.@-]{1,80}/gi;
const COMMAND = /^[ \t]{0,8}\$ .{1,300}$|(?<!\S)--?[a-z][\w-]{0,40}/gim;
const IDENTIFIER = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b|`[^`\n]{2,80}`/g;

const unique = (words: Iterable<string>): string[] => [...new Set(words)].slice(0, 8);

/**
 * @param before the text that is being edited: what it says already is not news
 */
export function editWarnings(
  text: LessonText,
  before: LessonText,
  strength: Strength,
  quotes: readonly Pick<Quote, "exact" | "prefix" | "suffix">[],
): EditWarning[] {
  const now = `${text.title}\n${text.trigger}\n${text.body}`;
  const old = `${before.title}\n${before.trigger}\n${before.body}`.toLowerCase();
  const known = `${old}\n${quotes.map(({ prefix, exact, suffix }) => `${prefix}${exact}${suffix}`).join("\n")}`.toLowerCase();
  const fresh = (pattern: RegExp, among: string) =>
    unique([...now.matchAll(pattern)].map(([word]) => word).filter((word) => !among.includes(word.toLowerCase().replaceAll("`", ""))));
  const warnings: EditWarning[] = [];
  const claiming = fresh(CLAIMING, old);
  if (claiming.length > 0) warnings.push({ kind: "strength", text: "Says more than the evidence: an effect has not been measured.", words: claiming });
  const absolute = fresh(ABSOLUTE, strength === "seen" ? known : old);
  if (absolute.length > 0) warnings.push({ kind: "absolute", text: "Allows no exception. Does the evidence?", words: absolute });
  const unseen = unique([...fresh(ADDRESS, known), ...fresh(COMMAND, known), ...fresh(NUMBER, known), ...fresh(IDENTIFIER, known), ...fresh(NAME, known)]);
  if (unseen.length > 0) warnings.push({ kind: "novel", text: "Not in any quote of this lesson.", words: unseen });
  return warnings;
}
