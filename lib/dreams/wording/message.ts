import { unmask } from "@/lib/text/mask";

/** An error's template as it is put between quotation marks: placeholders are ellipses, "Error:" and the like are left out. */
export function messageOf(template: string, limit = 150): string {
  const plain = unmask(template)
    .replace(/^(?:(?:error|exception|fehler|traceback|fatal)\b[:!\s]*)+/i, "")
    .replace(/["“”]/g, "'")
    .replace(/[.!?]\s+(?=\p{Lu}|["“'(])/gu, "; ")
    .trim();
  const words = plain === "" ? unmask(template) : plain;
  return words.length <= limit ? words : `${cut(words, limit)} …`;
}

/** A tool as a sentence names it: `Bash` (git commit). */
export function toolWord(tool: string, verb: string): string {
  return verb === "" ? `\`${tool}\`` : `\`${tool}\` (${verb.replace("-", " ")})`;
}

/** A step of a recovery, `tool` or `tool:verb`, as a sentence names it. */
export function stepWord(step: string): string {
  const at = step.lastIndexOf(":");
  return at > 0 ? toolWord(step.slice(0, at), step.slice(at + 1)) : toolWord(step, "");
}

/** "a", "a and b", "a, b and c", each as code. */
export function codeList(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length <= 1 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

function cut(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/\s+\S*$/, "");
}

/** At most `limit` units, cut at a word. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${cut(text, limit - 2)} …`;
}
