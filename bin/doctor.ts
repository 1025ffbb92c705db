import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { unsignedTrails } from "@/lib/audit/checkpoints/failures";
import { type Config, ConfigError, ensureSecret } from "@/lib/config";
import { acquireDatabase } from "@/lib/db/embedded/acquire";
import { pendingMigrations } from "@/lib/db/migration-state";
import { workerSeen } from "@/lib/jobs/health";
import { buildState } from "./build";
import type { CommandContext } from "./cli";
import { runningConsole } from "./console-record";

export interface Check {
  name: string;
  /** `advice` is for what works but may surprise. */
  status: "ok" | "advice" | "wrong";
  message: string;
  /** What to do about it. */
  mend?: string;
}

const LOW_DISK = 1024 ** 3;

function nodeVersion(): Check {
  return { name: "node", status: "ok", message: `Node ${process.versions.node} on ${process.platform} ${process.arch}` };
}

function nearestFolder(folder: string): string {
  let at = folder;
  while (!existsSync(at) && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

function dataFolder(config: Config): Check {
  const at = nearestFolder(config.dataDir);
  try {
    accessSync(at, constants.W_OK | constants.X_OK);
  } catch {
    return {
      name: "data folder",
      status: "wrong",
      message: `${at} cannot be written by this user`,
      mend: `Give it to this user (it belongs to user ${statSync(at).uid}), or set LUCID_DATA_DIR to another folder.`,
    };
  }
  return { name: "data folder", status: "ok", message: at === config.dataDir ? config.dataDir : `${config.dataDir} is made at the first start` };
}

function secret(config: Config): Check {
  if (config.secret) return { name: "secret", status: "ok", message: "NEXTAUTH_SECRET is set" };
  const file = path.join(config.dataDir, "secret");
  if (!existsSync(file)) return { name: "secret", status: "ok", message: "one is generated at the first start" };
  ensureSecret(config);
  const open = (statSync(file).mode & 0o077) !== 0;
  return open
    ? { name: "secret", status: "wrong", message: `${file} can be read by others`, mend: `Run \`chmod 600 ${file}\`.` }
    : { name: "secret", status: "ok", message: "generated, readable by its owner only" };
}

/** Where the console really listens: it may have been started with another PORT than this shell has. */
function consoleAddress(config: Config): Check {
  const found = runningConsole(config.dataDir);
  if (!found) return { name: "console", status: "advice", message: "none runs on this data folder", mend: "`npm start` starts it." };
  return { name: "console", status: "ok", message: `at ${found.url}, listening on port ${found.port} of ${found.host} (process ${found.pid})` };
}

function disk(config: Config): Check {
  const found = statfsSync(nearestFolder(config.dataDir));
  const free = found.bavail * found.bsize;
  const message = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  return free < LOW_DISK
    ? { name: "disk", status: "wrong", message, mend: "Free some space: the database stops when the disk is full." }
    : { name: "disk", status: "ok", message };
}

function build(config: Config): Check {
  const state = buildState(config.root);
  if (state === "current") return { name: "build", status: "ok", message: "made from the sources as they are" };
  return { name: "build", status: "advice", message: state === "old" ? "older than the sources" : "not made yet", mend: "`npm start` builds by itself." };
}

/** Trails that cannot be signed: what comes after their last checkpoint is proven by nothing. */
async function checkpoints(client: pg.Client): Promise<Check> {
  const trails = await unsignedTrails(client);
  if (trails.length === 0) return { name: "checkpoints", status: "ok", message: "every trail can be signed" };
  const named = trails.slice(0, 5).map(({ slug, since, contradicts, failures }) => {
    const why = contradicts ? "it contradicts what was signed" : `${failures} attempts failed`;
    return `${slug ?? "the installation’s own"} since ${since} (${why})`;
  });
  const contradicted = trails.find(({ contradicts }) => contradicts);
  return {
    name: "checkpoints",
    status: "wrong",
    message: `these trails cannot be signed: ${named.join(", ")}${trails.length > named.length ? ` and ${trails.length - named.length} more` : ""}`,
    mend: contradicted
      ? `Entries were changed behind Lucid's back. \`npx lucid audit verify${contradicted.slug ? ` --workspace ${contradicted.slug}` : ""}\` names the first of them.`
      : "The worker's log says why; it is tried again by itself.",
  };
}

async function database(config: Config): Promise<Check[]> {
  let held: Awaited<ReturnType<typeof acquireDatabase>> | undefined;
  const kind = config.databaseUrl ? "DATABASE_URL" : "embedded";
  try {
    held = config.databaseUrl ? { url: config.databaseUrl, release: async () => undefined } : await acquireDatabase({ dataDir: config.dataDir, holder: "cli" });
    const client = new pg.Client({ connectionString: held.url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      const { rows } = await client.query("SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number");
      const checks: Check[] = [
        rows[0].number >= 150_000
          ? { name: "database", status: "ok", message: `PostgreSQL ${rows[0].version}, ${kind}` }
          : { name: "database", status: "wrong", message: `PostgreSQL ${rows[0].version} is too old`, mend: "Use PostgreSQL 15 or newer." },
      ];
      const pending = await pendingMigrations(client, path.join(config.root, "prisma/migrations"));
      checks.push(
        pending.changed.length > 0
          ? {
              name: "migrations",
              status: "wrong",
              message: `changed after they had been applied: ${pending.changed.join(", ")}`,
              mend: "Restore these files, or restore a backup.",
            }
          : pending.missing.length > 0
            ? { name: "migrations", status: "advice", message: `not applied yet: ${pending.missing.join(", ")}`, mend: "`npm start` applies them." }
            : { name: "migrations", status: "ok", message: "all applied" },
      );
      const worker = await workerSeen(client);
      checks.push(
        worker.alive
          ? { name: "worker", status: "ok", message: `${worker.workers} at work` }
          : { name: "worker", status: "advice", message: "none is running", mend: "`npm start` starts one, `npm run worker` starts more." },
      );
      if (pending.missing.length === 0) checks.push(await checkpoints(client));
      return checks;
    } finally {
      await client.end();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    const mend = config.databaseUrl
      ? "Check DATABASE_URL, and that the server runs and lets this machine in."
      : `The log ${path.join(config.dataDir, "postgres.log")} may say more.`;
    return [{ name: "database", status: "wrong", message, mend }];
  } finally {
    await held?.release();
  }
}

/** Looks at everything that Lucid stands on. Changes nothing, except that the embedded database runs while it looks. */
export async function examine(context: CommandContext): Promise<Check[]> {
  let config: Config;
  try {
    config = context.config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [nodeVersion(), ...error.problems.map((problem): Check => ({ name: "environment", status: "wrong", message: problem.message }))];
  }
  const checks = [nodeVersion(), { name: "environment", status: "ok", message: "every variable is valid" } satisfies Check, dataFolder(config)];
  if (checks.every((check) => check.status === "ok")) checks.push(secret(config), consoleAddress(config), disk(config), ...(await database(config)));
  return [...checks, build(config)];
}
