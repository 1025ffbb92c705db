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

/** What a tool with many uses was used for: the program of a shell line, or a closed word such as `action`. */
export function verbOf(args: Arguments | null): string {
  if (args === null) return "";
  const line = args.command ?? args.cmd;
  if (typeof line === "string") return shellVerb(line);
  if (Array.isArray(line))
    return shellVerb(
      line
        .filter((word) => typeof word === "string")
        .join(" ")
        .replace(/^(?:ba|z)?sh -l?c /, ""),
    );
  const action = args.action ?? args.operation;
  return typeof action === "string" && /^[a-z][a-z_-]{1,29}$/.test(action) ? action : "";
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
    if (after === null || name.startsWith("-")) return "";
    const value = after[name.slice(1)];
    if (typeof value === "boolean" || value === null) return JSON.stringify(value);
    if (typeof value === "number") return Math.abs(value) <= 10_000 ? JSON.stringify(value) : "";
    return typeof value === "string" && /^[\p{L}\p{N}][\p{L}\p{N} .:+-]{0,39}$/u.test(value) ? JSON.stringify(value) : "";
  });
}
