import { type Command, CommanderError } from "commander";
import { mintActor, type OperatorActor } from "@/lib/auth/actor";
import { type Config, ConfigError, childEnvironment, ensureSecret, readConfig } from "@/lib/config";
import { AppError, notFound } from "@/lib/errors";

/** What a verb hands back: printed as one JSON object with `--json`, else as text. `exit` defaults to 0. */
export interface Outcome {
  json: object;
  text?: string;
  exit?: 0 | 1;
}

export interface Invocation<O = Record<string, unknown>> {
  args: string[];
  options: O & { workspace?: string; json?: boolean };
  /** Aborted by Ctrl+C or SIGTERM: stop at a clean place and return or throw. */
  signal: AbortSignal;
  /** Tells the person something, on stderr; stdout is for the result. */
  note(message: string): void;
}

export interface CommandContext {
  /** The project's folder. */
  root: string;
  /** The validated environment. */
  config(): Config;
  /** Adds a verb, with `--workspace` and `--json`. `usage` as commander writes it: "import <path...>". */
  verb(parent: Command, usage: string, description: string): Command;
  /** The action of a verb: runs it, prints what it returns, and turns errors into sentences and exit codes. */
  run<O = Record<string, unknown>>(work: (invocation: Invocation<O>) => Promise<Outcome>): (...args: unknown[]) => Promise<void>;
  /** Runs `work` with the database open and migrated: DATABASE_URL's, else the embedded one, started when nobody has it open. */
  withDatabase<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The operator's actor in a workspace, for inside `withDatabase`. Without a slug: the only workspace that is no sample, else `default`.
   * @throws AppError not_found when there is no such workspace
   */
  operator(slug: string | undefined): Promise<OperatorActor>;
}

export type Register = (program: Command, context: CommandContext) => void;

/** Wrong usage that the option parser cannot see: exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

function sentence(error: unknown): { code: string; message: string; exit: number } {
  if (error instanceof UsageError) return { code: "usage", message: error.message, exit: 2 };
  if (error instanceof ConfigError) return { code: "configuration", message: error.message, exit: 2 };
  if (error instanceof AppError) return { code: error.code, message: error.message, exit: 1 };
  if (error instanceof Error) return { code: "failed", message: process.env.LOG_LEVEL === "debug" ? (error.stack ?? error.message) : error.message, exit: 1 };
  return { code: "failed", message: String(error), exit: 1 };
}

function print(text: string): Promise<void> {
  // A pipe may take its time: the process must not end before the last byte is through.
  return new Promise((resolve) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`, () => resolve()));
}

async function defaultSlug(): Promise<string> {
  const { sql } = await import("@/lib/db/client");
  const rows = await sql<{ slug: string }>("SELECT slug FROM workspaces WHERE NOT sample ORDER BY created_at LIMIT 2");
  return rows.length === 1 ? rows[0]!.slug : "default";
}

/** What every verb stands on. */
export function createContext(root: string): CommandContext {
  let config: Config | undefined;
  const context: CommandContext = {
    root,
    config: () => {
      config ??= readConfig(process.env, root);
      return config;
    },
    verb: (parent, usage, description) =>
      parent
        .command(usage)
        .description(description)
        .option("--workspace <slug>", "the workspace")
        .option("--json", "one JSON object on stdout; messages go to stderr"),
    run:
      <O>(work: (invocation: Invocation<O>) => Promise<Outcome>) =>
      async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const options = command.optsWithGlobals() as Invocation<O>["options"];
        const interrupt = new AbortController();
        const onSignal = () => {
          if (interrupt.signal.aborted) process.exit(130);
          interrupt.abort(new Error("Interrupted."));
        };
        process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
        try {
          const outcome = await work({ args: command.args, options, signal: interrupt.signal, note: (message) => process.stderr.write(`${message}\n`) });
          if (options.json) await print(JSON.stringify(outcome.json));
          else if (outcome.text) await print(outcome.text);
          process.exitCode = outcome.exit ?? 0;
        } catch (error) {
          const told = sentence(error);
          process.stderr.write(`${told.message}\n`);
          if (options.json) await print(JSON.stringify({ error: { code: told.code, message: told.message } }));
          process.exitCode = told.exit;
        } finally {
          process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
        }
      },
    async withDatabase(work) {
      const current = context.config();
      const { openDatabase } = await import("./database");
      const database = await openDatabase(current, "cli");
      try {
        Object.assign(process.env, childEnvironment(current, { databaseUrl: database.url, secret: ensureSecret(current) }));
        return await work();
      } finally {
        await database.close();
      }
    },
    async operator(slug) {
      const { sql } = await import("@/lib/db/client");
      const wanted = slug ?? (await defaultSlug());
      const rows = await sql<{ id: string }>("SELECT id FROM workspaces WHERE slug = $1", [wanted]);
      if (!rows[0])
        throw slug
          ? new AppError("not_found", `There is no workspace ${wanted}. Make it with \`npx lucid workspace create ${wanted}\`.`)
          : notFound("workspace");
      return mintActor({ kind: "operator", id: "operator", workspaceId: rows[0].id });
    },
  };
  return context;
}

function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return argv.slice(0, end === -1 ? argv.length : end).includes("--json");
}

/** Runs the parser; wrong usage exits 2, and is one JSON object on stdout where `--json` was asked for. */
export async function parse(program: Command, argv: string[]): Promise<void> {
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    if (error.exitCode === 0 || !asksForJson(argv)) return;
    // The parser has told its own errors on stderr; for a verb that is missing it shows the help there.
    const message = error.code === "commander.help" ? "A verb is missing: --help lists them." : error.message.replace(/^error: /, "");
    await print(JSON.stringify({ error: { code: "usage", message } }));
  }
}
