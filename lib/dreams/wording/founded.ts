import type { LessonText } from "@/lib/lessons/lesson";

/** Whether what a lesson names stands in what it quotes. Pure. */

/** Letters and digits with single spaces between, escapes of JSON undone: how a thing is called, whatever signs stand around it. */
function plain(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrtbf"\\/]/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const CODE = /`([^`\n]+)`(?:\s\(([^()`\n]+)\))?/g;
const QUOTED = /“([^”\n]+)”/g;
/** A host, a path, a number, an option, an identifier: what no template brings along. */
const NAMED = /(?:^|[\s("'“])(?!\d+\.\s)([^\s"'“”()]*(?:\d|[/\\@_]|\w\.\w|--\w)[^\s"'“”()]*)/g;

/** What a text names: code, quotations, and words that are hosts, paths, numbers or identifiers, in pieces between ellipses. */
function namedIn(text: string): string[] {
  const names: string[] = [];
  const rest = text
    .replace(CODE, (_, code: string, verb: string | undefined) => {
      // A place in data is a path of names: $.items[].status.
      names.push(...(code.startsWith("$") ? code.split(/[.$[\]]+/) : [code]), ...(verb === undefined ? [] : [verb]));
      return " ";
    })
    .replace(QUOTED, (_, words: string) => {
      names.push(...words.split(/[;`]/));
      return " ";
    });
  for (const match of rest.matchAll(NAMED)) names.push(match[1]!);
  return names.flatMap((name) => name.split("…")).filter((name) => plain(name) !== "");
}

/**
 * What a lesson names that stands in none of the texts that it quotes from.
 * @param known what is known of the sessions besides their text: the names of their tools and agents
 */
export function unfounded({ title, trigger, body }: LessonText, texts: readonly string[], known: readonly string[]): string[] {
  const evidence = [...texts, ...known].map((text) => ` ${plain(text)} `);
  // Headings are cut where they are too long: only the end of a cut word is not there.
  const named = [title, trigger, ...body.split("\n")].flatMap(namedIn);
  return [...new Set(named.filter((name) => !evidence.some((text) => text.includes(` ${plain(name)} `))))];
}
