import type { Hit } from "./item-index";

/** Which of the items that were found an agent gets, and why. Pure and deterministic. */

export interface Candidate extends Hit {
  path: string;
  /** Of its file. */
  bytes: number;
}

export interface Chosen<C extends Candidate> {
  candidate: C;
  /** Why this one, in a sentence. */
  why: string;
  /** Relative to the best that was found, 0 to 1, in thousandths. */
  score: number;
}

export interface Choice<C extends Candidate> {
  chosen: Chosen<C>[];
  /** Found too, but the byte budget was spent. */
  left: C[];
}

/** What scores less than this part of the best is chance. */
const CUT = 0.25;

/** A word of an item's text alone says little: without its trigger, title or tools it takes two. */
function telling(hit: Hit): boolean {
  return hit.tools.length > 0 || hit.matches.length > 1 || hit.matches.some((match) => match.fields.some((field) => field !== "text"));
}

/** The first `limit` of what was found, best first, that fit into `bytes` together. Takes no more than it needs. */
export function choose<C extends Candidate>(found: Iterable<C>, limit: number, bytes: number): Choice<C> {
  const choice: Choice<C> = { chosen: [], left: [] };
  let best: number | null = null;
  let spent = 0;
  for (const candidate of found) {
    best ??= candidate.score;
    if (candidate.score < best * CUT) break;
    if (!telling(candidate)) continue;
    if (spent + candidate.bytes > bytes) {
      choice.left.push(candidate);
    } else {
      spent += candidate.bytes;
      choice.chosen.push({ candidate, why: whyOf(candidate), score: Math.round((candidate.score / best) * 1000) / 1000 });
    }
    if (choice.chosen.length + choice.left.length === limit) break;
  }
  return choice;
}

const FIELD_WORDS = { trigger: "trigger", title: "title", tools: "tools", text: "text" } as const;
const MOST_WORDS = 6;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_WORDS).map((word) => `“${word}”`);
  if (words.length > MOST_WORDS) shown.push(`${words.length - MOST_WORDS} more`);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** "Its trigger is about “refund” and “card”; it is for the tool refund_payment." Each word is named where it weighs most. */
export function whyOf(hit: Hit): string {
  const parts: string[] = [];
  const told = new Set<string>();
  for (const field of ["trigger", "title", "tools", "text"] as const) {
    const words = hit.matches.filter((match) => match.fields.includes(field) && !told.has(match.word)).map((match) => match.word);
    for (const word of words) told.add(word);
    if (words.length > 0) parts.push(`${parts.length === 0 ? "Its" : "its"} ${FIELD_WORDS[field]} ${field === "tools" ? "name" : "is about"} ${listed(words)}`);
  }
  if (hit.tools.length > 0) parts.push(`${parts.length === 0 ? "It" : "it"} is for the tool${hit.tools.length > 1 ? "s" : ""} ${hit.tools.join(", ")}`);
  return `${parts.join("; ")}.`;
}
