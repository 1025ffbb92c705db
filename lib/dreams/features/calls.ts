/** Arguments longer than this are not parsed: their names are then unknown. */
const PARSE_UP_TO = 32_768;

export type Arguments = Record<string, unknown>;

/** A call's arguments as an object, or null when they are none. */
export function parseArguments(source: string | null): Arguments | null {
  if (source === null || source.length > PARSE_UP_TO || source.charCodeAt(0) !== 123) return null;
  try {
    const value: unknown = JSON.parse(source);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Arguments) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const WITH_SUBCOMMAND = new Set(
  "git npm npx pnpm yarn bun cargo go docker kubectl gh pip pip3 poetry uv make terraform aws gcloud az systemctl brew apt apt-get dotnet mvn gradle rails rake mix helm deno".split(
    " ",
  ),
);

/** The program that a shell line runs, with its subcommand where it has some: `cd x && FOO=1 sudo git commit -m y` → `git-commit`. */
function shellVerb(line: string): string {
  const parts = line.slice(0, 400).split(/&&|\|\||;|\n|\|/);
  for (const part of parts) {
    const words = part.trim().split(/\s+/);
    let at = 0;
    while (at < words.length && (/^[A-Z_][A-Z0-9_]*=/i.test(words[at]!) || words[at] === "sudo" || words[at] === "time" || words[at] === "env")) at++;
    const program = (words[at] ?? "").replace(/^.*\//, "");
    if (!/^[\w.+-]{1,40}$/.test(program) || program === "cd" || program === "export" || program === "set") continue;
    const sub = words[at + 1] ?? "";
    return WITH_SUBCOMMAND.has(program) && /^[a-z][a-z-]{1,19}$/.test(sub) ? `${program}-${sub}` : program;
  }
  return "";
}

/** The shell line that a call runs, or null when it runs none. */
export function lineOf(args: Arguments | null): string | null {
  const line = args?.command ?? args?.cmd ?? args?.script;
  if (typeof line === "string") return line;
  if (!Array.isArray(line)) return null;
  return line
    .filter((word) => typeof word === "string")
    .join(" ")
    .replace(/^(?:ba|z)?sh -l?c /, "");
}

/** What a tool with many uses was used for: the program of a shell line, or a closed word such as `action`. */
export function verbOf(args: Arguments | null): string {
  if (args === null) return "";
  const line = lineOf(args);
  if (line !== null) return shellVerb(line);
  const action = args.action ?? args.operation;
  return typeof action === "string" && /^[a-z][a-z_-]{1,29}$/.test(action) ? action : "";
}

const WORDS_READ = 80;
/** Where output goes and what shortens it is no part of what a line does. */
const BESIDE = /\s\d?>{1,2}\s*(?:&\d|[^\s;|&]+)|\|\s*(?:tail|head|less|more|cat|wc)\b[^|;&]*/g;

function wordsOf(line: string): string[] {
  return line
    .slice(0, 2000)
    .replace(BESIDE, " ")
    .split(/[\s;|&]+/, WORDS_READ)
    .filter((word) => word !== "");
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that are in `a` more often than in `b`, in order. */
function beyond(a: readonly string[], b: readonly string[]): string[] {
  const left = counted(b);
  return a.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/** Whether two shell lines do the same thing in other words: at least half of the shorter one, and more than one word or a telling one. */
export function alikeLines(a: string, b: string): boolean {
  const one = wordsOf(a);
  const two = wordsOf(b);
  const shared = one.length - beyond(one, two).length;
  const telling = one.some((word) => word.length >= 5 && two.includes(word));
  return shared >= 1 && (shared >= 2 || telling) && shared / Math.min(one.length, two.length) >= 0.5;
}

/** Programs, subcommands and options: what a line is made of, rather than what it is about. */
const NAMEABLE = /^-{0,2}[A-Za-z][\w+-]{0,29}(?:=[A-Za-z][\w-]{0,19})?$|^\.\/[\w-]{1,20}$/;
const MANY = 4;

/**
 * The words in which two shell lines differ: `<word` left out, `>word` put in, programs and options only. `~command` when it is more
 * than a word or two, or only what the line is about.
 */
export function changedWords(before: string, after: string): string[] {
  const one = wordsOf(before);
  const two = wordsOf(after);
  const gone = beyond(one, two);
  const come = beyond(two, one);
  if (gone.length + come.length === 0) return before.trim() === after.trim() ? [] : ["~command"];
  const folder = come[0] === "cd" && come.length >= 2 ? 2 : 0;
  const rest = come.slice(folder);
  const named = [
    ...gone.filter((word) => NAMEABLE.test(word)).map((word) => `<${word}`),
    ...rest.filter((word) => NAMEABLE.test(word)).map((word) => `>${word}`),
  ];
  if (gone.length + rest.length > MANY || named.length < gone.length + rest.length)
    return folder > 0 && gone.length + rest.length === 0 ? [">cd"] : ["~command"];
  return [...(folder > 0 ? [">cd"] : []), ...named].sort();
}

/** Arguments that only tell people what a call is for, or how long it may take. */
const REMARKS: ReadonlySet<string> = new Set(["description", "explanation", "reason", "reasoning", "comment", "thought", "timeout", "timeout_ms"]);

/** Names of the arguments in which two calls differ: `+` added, `-` left out, `~` another value. Sorted, at most eight. */
export function changedArguments(before: Arguments | null, after: Arguments | null): string[] | null {
  if (before === null || after === null) return null;
  const changed: string[] = [];
  for (const name of Object.keys(after)) {
    if (!(name in before)) changed.push(`+${name}`);
    else if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) changed.push(`~${name}`);
  }
  for (const name of Object.keys(before)) if (!(name in after)) changed.push(`-${name}`);
  const telling = changed.filter((name) => !REMARKS.has(name.slice(1)));
  return (telling.length > 0 ? telling : changed)
    .filter((name) => /^[+~-][\w.$-]{1,60}$/.test(name))
    .sort()
    .slice(0, 8);
}

/** The new values of changed arguments, as JSON, where they are short and plain enough to be named; else empty. */
export function newValues(changed: readonly string[], after: Arguments | null): string[] {
  return changed.map((name) => {
    if (after === null || /^[-<>]/.test(name)) return "";
    const value = after[name.slice(1)];
    if (typeof value === "boolean" || value === null) return JSON.stringify(value);
    if (typeof value === "number") return Math.abs(value) <= 10_000 ? JSON.stringify(value) : "";
    return typeof value === "string" && /^[\p{L}\p{N}][\p{L}\p{N} .:+-]{0,39}$/u.test(value) ? JSON.stringify(value) : "";
  });
}
