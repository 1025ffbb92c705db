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

/** Tools that run a line of a shell: what matters is what they run. */
const SHELL =
  /^(?:bash|zsh|sh|shell|pwsh|powershell|cmd|terminal|exec|exec_?command|execute_?(?:bash|command|shell)|run_?(?:bash|command|shell|shell_command|in_terminal|terminal_cmd)|local_shell)$/i;

/** Whether a call of it is a program that is run, and named by that. */
export function isRun(tool: string, verb: string): boolean {
  return verb !== "" && SHELL.test(tool);
}

/** A tool as a sentence names it: `refund`, `calendar` (create); a shell by what it runs: `git commit`. */
export function toolWord(tool: string, verb: string): string {
  if (isRun(tool, verb)) return `\`${verb.replace("-", " ")}\``;
  return verb === "" ? `\`${tool}\`` : `\`${tool}\` (${verb.replace("-", " ")})`;
}

/** A step's tool and verb: `tool` or `tool:verb`. */
function partsOf(step: string): [tool: string, verb: string] {
  const at = step.lastIndexOf(":");
  return at > 0 ? [step.slice(0, at), step.slice(at + 1)] : [step, ""];
}

/** A step of a recovery, `tool` or `tool:verb`, as a sentence names it. */
export function stepWord(step: string): string {
  return toolWord(...partsOf(step));
}

/** Taking a step: call `refund`, run `git commit`. */
export function takeStep(step: string): string {
  return `${isRun(...partsOf(step)) ? "run" : "call"} ${stepWord(step)}`;
}

/** Taking a step, in a heading: Call refund, Run git commit; in small letters within one. */
export function plainTaking(step: string, within = false): string {
  const taking = isRun(...partsOf(step)) ? "Run" : "Call";
  return `${within ? taking.toLowerCase() : taking} ${plainStep(step)}`;
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

/** Headings are at most this long. */
export const TITLE_LIMIT = 80;

/** A tool in a heading: plain characters, `calendar (create)`; a shell by what it runs. */
export function plainTool(tool: string, verb = ""): string {
  if (isRun(tool, verb)) return verb.replace("-", " ");
  return verb === "" ? tool : `${tool} (${verb.replace("-", " ")})`;
}

/** A step, `tool` or `tool:verb`, in a heading. */
export function plainStep(step: string): string {
  return plainTool(...partsOf(step));
}

/** "a", "a and b", "a, b and c". */
export function plainList(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** An argument in a heading: `payment_method_id` is "the payment method". */
export function plainArgument(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_.$-]+/g, " ")
    .trim()
    .toLowerCase()
    .split(" ");
  if (words.length > 1 && /^ids?$/.test(words.at(-1)!)) words.pop();
  return `the ${words.join(" ")}`;
}

const DANGLING = /(?:[\s,;:(“"'-]|\b(?:after|for|of|to|in|on|at|with|from|by|is|are|was|the|an?|but|and|or|than|order|number)$)+$/i;

/** Brackets around nothing but signs, and signs at either end: "[….…] [Queue] Task … failed: … |". */
const SIGNS = /^[^\p{L}\p{N}'"“(]+|\[[^\p{L}\p{N}\]]*\]|[\s|:;,…-]+$/gu;

/** What an error says, for a heading: up to the first varying part, when that says enough. */
export function plainMessage(template: string, limit: number): string {
  const message = messageOf(template, 200).replace(/`/g, "'").replace(SIGNS, "").trim();
  const at = message.indexOf("…");
  let head = at === -1 ? message : message.slice(0, at);
  for (let before = ""; head !== before; ) {
    before = head;
    head = head.replace(/\s*\([^)]*$/, "").replace(DANGLING, "");
  }
  const plain = head.length >= 12 ? head : message;
  return shorten(plain === "" ? "an error" : plain, limit);
}

/** A heading with what the error says, if there is room for it. */
export function titleWith(start: string, template: string): string {
  return shorten(`${start}: ${plainMessage(template, Math.max(16, TITLE_LIMIT - start.length - 2))}`, TITLE_LIMIT);
}
