import { titleOf } from "@/lib/sessions/import/title";
import { blocks, SHORTEST_INSIDE } from "@/lib/text/passages";

/** What is looked for, in the forms in which it may stand. Pure. */

/** One thing to take out: the form as it is written, and what is put there. */
export interface Needle {
  find: string;
  replace: string;
}

function jsonForm(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asciiForm(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * The forms of a passage: as it is, inside a JSON string, inside a JSON string that is ASCII only, and inside a JSON string inside
 * another. The longest first, so that no form leaves half of another behind.
 */
export function formsOf(passage: string): Needle[] {
  const json = jsonForm(passage);
  const forms = new Set([passage, json, asciiForm(json), jsonForm(json), asciiForm(jsonForm(json)), jsonForm(asciiForm(json))]);
  return [...forms].sort((a, b) => b.length - a.length).map((find) => ({ find, replace: blocks(passage.length) }));
}

/**
 * The parts of a text that are copied on their own: its lines, its sentences, and the title that is made of it. For the rows that belong
 * to the same session or lesson; elsewhere a common sentence is somebody else's.
 */
export function partsOf(text: string): string[] {
  const pieces = text.split("\n").flatMap((line) => [line, ...line.split(/(?<=[.!?])\s+/)]);
  const title = titleOf(text).replace(/…$/, "");
  const long = [...pieces, title].map((piece) => piece.trim()).filter((piece) => piece.length >= SHORTEST_INSIDE && piece !== text);
  return [...new Set(long)].sort((a, b) => b.length - a.length);
}

/** Takes every form of every needle out of a text. */
export function takenOut(text: string, needles: readonly Needle[]): string {
  return needles.reduce((rest, { find, replace }) => (rest.includes(find) ? rest.replaceAll(find, replace) : rest), text);
}
