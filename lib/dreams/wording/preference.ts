import type { CueTable } from "../features/cues/cue-table";
import { fromCue } from "../features/directives";
import { shorten, TITLE_LIMIT } from "./message";

/**
 * A person's wish in their own words, as a rule: what leads up to it, politeness and "from now on" are left out; "don't" becomes
 * "Do not". Nothing is added but "Always" where they said "from now on" without it.
 */
export function wishAsRule(words: string, table: CueTable): string {
  let text = fromCue(
    words
      .replace(/\s+/g, " ")
      .replace(/^[\s\-*•>]+/, "")
      .trim(),
    table,
  );
  const lasting = table.persistent.test(text);
  for (let round = 0; round < 3; round++) text = text.replace(table.opening, "").trim();
  const always = table.language === "de" ? /(?<!\p{L})(?:immer|nie|niemals|nicht|kein\w*)(?!\p{L})/iu : /\b(?:always|never|don't|do not)\b/i;
  if (table.language === "en") {
    text = text
      .replace(/,?\s*\b(?:please|pls|from now on|going forward|in (?:the )?future|again)\b(?=[\s,.!]*$)/gi, "")
      .replace(/^don't\b/i, "do not")
      .replace(/\bplease\s+/gi, "");
  } else text = text.replace(/(?<!\p{L})bitte\s+/giu, "").replace(/,?\s*bitte(?=[\s.!]*$)/giu, "");
  text = text.replace(/[\s,;:–—-]+$/, "").trim();
  if (lasting && table.language === "en" && !always.test(text) && !/\b(?:every ?time|each time|whenever|by default|no longer|stop)\b/i.test(text))
    text = `always ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  text = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]["”']?$/.test(text) ? text.replace(/[!?]+$/, ".") : `${text}.`;
}

/** The heading of a wish: its rule without the full stop. */
export function wishTitle(rule: string): string {
  return shorten(rule.replace(/\.$/, "").replace(/`/g, ""), TITLE_LIMIT);
}

/** When it applies, if the wish says so itself: "before you change an order" → "you are about to change an order". */
export function wishTrigger(rule: string, agents: readonly string[]): string {
  const before = /\bbefore you ([a-z][^.,;]{2,60})/i.exec(rule);
  if (before) return `you are about to ${before[1]!.trim()}`;
  const when = /\b(?:when(?:ever)?|if) ([^.,;]{5,80})/i.exec(rule);
  if (when) return when[1]!.trim();
  return agents.length === 1 ? `you work as ${agents[0]}` : "you work for this team";
}
