/** Whether a text was typed or pasted, by its form alone: its length, its lines and what they look like. No words of any language. */

/** Lines that no one types by hand into a chat. Each is tried on a line without its trailing white space. */
const MACHINE_LINES: readonly RegExp[] = [
  // Log lines: a time or a level or a component in brackets first.
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d\b|\w{3} +\d{1,2} \d\d:\d\d:\d\d\b)/,
  /^\s*\[[\w .:@/-]{1,60}\]\s+\S/,
  /^\s*(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|npm (?:ERR!|error|warn)|error\[\w+\]|warning\[\w+\])(?:[:\s[(]|$)/,
  // Stack frames, compiler messages and prompts.
  /^\s+at .+[(:]\d+(?::\d+)?\)?$/,
  /^\s*File ".+", line \d+/,
  /^\s*Traceback \(most recent call last\)/,
  /^\s*(?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception)\b\s*(?::|$)/,
  /^\s*\S+\.\w{1,5}[:(]\d+(?:[:,]\d+)?\)?\s*[:-]/,
  /^\s*(?:[$%❯➜]|>>>|PS [A-Z]:)\s+\S/,
  // Code and data.
  /^\s*(?:import|from|export|const|let|var|function|class|interface|type|def|fn|func|pub|public|private|return|if|else|for|while|try|catch|async|await|package|using|#include)\b.*[{;(:)]\s*$/,
  /^\s*[\]})]+[;,]?\s*$/,
  /^\s*(?:"[^"]*"|'[^']*'|[\w.-]+)\s*:\s*(?:"|'|\[|\{|\d|true|false|null).*,?$/,
  /^\s*<\/?[a-zA-Z][\w:-]*(?:\s[^>]*)?\/?>\s*$/,
  /^(?:[-+]{3} [ab]\/|@@ -\d+|diff --git |index [0-9a-f]{7,})/,
  /[;{]\s*$/,
  // Tables.
  /^\s*\|.*\|\s*$/,
  /^\s*[-=_*]{4,}\s*$/,
];

const HEADING = /^#{1,6}\s+\S/;
const FENCE = /^\s*(?:```|~~~)/;
const LIST = /^\s*(?:[-*+]|\d{1,3}[.)])\s+\S/;

export interface Shape {
  characters: number;
  lines: number;
  headings: number;
  fences: number;
  lists: number;
  machine: number;
  /** Lines that are not empty. */
  filled: number;
}

export function isMachineLine(line: string): boolean {
  const cut = line.length > 500 ? line.slice(0, 500) : line;
  return MACHINE_LINES.some((pattern) => pattern.test(cut));
}

export function isHeading(line: string): boolean {
  return HEADING.test(line);
}

export function isFence(line: string): boolean {
  return FENCE.test(line);
}

export function shapeOf(text: string): Shape {
  const shape: Shape = { characters: text.length, lines: 0, headings: 0, fences: 0, lists: 0, machine: 0, filled: 0 };
  let inFence = false;
  for (const line of text.split("\n", 5000)) {
    shape.lines++;
    if (line.trim() === "") continue;
    shape.filled++;
    if (FENCE.test(line)) {
      inFence = !inFence;
      shape.fences++;
    } else if (inFence) shape.machine++;
    else if (HEADING.test(line)) shape.headings++;
    else if (LIST.test(line)) shape.lists++;
    else if (isMachineLine(line)) shape.machine++;
  }
  return shape;
}

/** Whether the whole text has the form of something pasted. */
export function isDocument(text: string): boolean {
  const shape = shapeOf(text);
  if (shape.characters > 12_000) return true;
  if (shape.headings >= 2 && shape.characters > 600) return true;
  if (shape.headings >= 1 && shape.characters > 1_500) return true;
  if (shape.machine >= 3 && shape.machine / shape.filled >= 0.5) return true;
  if (shape.machine >= 8 && shape.machine / shape.filled >= 0.3) return true;
  if (shape.fences >= 2 && shape.characters > 3_000) return true;
  return shape.filled >= 40 || (shape.characters > 4_000 && shape.filled >= 15);
}
