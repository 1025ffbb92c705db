import pino from "pino";

// Session text, names and secrets never reach the log. What is named so is cut wherever it stands, up to three levels down.
const SECRET = [
  "password",
  "secret",
  "token",
  "authorization",
  "cookie",
  "setCookie",
  "databaseUrl",
  "text",
  "body",
  "exact",
  "prefix",
  "suffix",
  "content",
  "arguments",
  "email",
];
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

const LEVELS: readonly string[] = [...Object.values(pino.levels.labels), "silent"];

/** An error as the log keeps it. The details that PostgreSQL adds quote the row, and so are left out. */
function errorOf(value: unknown): object {
  if (!(value instanceof Error)) return { message: typeof value };
  const { name, message, stack, cause } = value;
  const code = (value as { code?: unknown }).code;
  return {
    name,
    message: message.slice(0, 500),
    ...(typeof code === "string" ? { code } : {}),
    ...(stack ? { stack: stack.split("\n").slice(0, 15).join("\n").slice(0, 3000) } : {}),
    ...(cause instanceof Error ? { cause: errorOf(cause) } : {}),
  };
}

/** The structured log: JSON lines on stderr, so that stdout stays for people and results. */
export const log = pino(
  {
    // A level that there is not is refused at start with a sentence (lib/config.ts), which the log must live to see.
    level: LEVELS.includes(process.env.LOG_LEVEL ?? "") ? process.env.LOG_LEVEL : "info",
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, censor: "[redacted]" },
    serializers: { err: errorOf, error: errorOf },
  },
  pino.destination({ fd: 2, sync: true }),
);

/** A logger whose lines carry the request's id. */
export function requestLog(requestId: string): pino.Logger {
  return log.child({ requestId });
}
