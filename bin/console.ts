import path from "node:path";
import { type Config, ConfigError, childEnvironment, ensureSecret } from "@/lib/config";
import { lockConsole } from "@/lib/db/embedded/acquire";
import { log } from "@/lib/log";
import { ensureBuild } from "./build";
import { type Child, keepRunning, PortTaken, startChild } from "./children";
import type { CommandContext } from "./cli";
import { noteConsole } from "./console-record";
import { openDatabase } from "./database";
import { prepareFirstStart, setupLink } from "./first-start";
import { portProblem, portTaken } from "./port";
import { stopRequested } from "./stop-request";

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** Starts the console and keeps it until it is asked to stop. @returns the exit code */
export async function runConsole(context: CommandContext, options: { dev: boolean }): Promise<number> {
  let config: Config;
  try {
    config = context.config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  try {
    const console = lockConsole(config.dataDir);
    if ("heldBy" in console) {
      process.stderr.write(
        `Lucid already runs on the data folder ${config.dataDir} (process ${console.heldBy}). Stop it first, or set LUCID_DATA_DIR to another folder.\n`,
      );
      return 1;
    }
    try {
      return await serve(config, options);
    } finally {
      console.release();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    log.debug({ err: error }, "the console did not start");
    return 1;
  }
}

async function serve(config: Config, options: { dev: boolean }): Promise<number> {
  const stop = stopRequested();
  let asked = false;
  const building = new AbortController();
  stop.then(() => {
    asked = true;
    building.abort();
  });
  const problem = await portProblem(config.host, config.port);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return 1;
  }
  if (!options.dev) await ensureBuild(config.root, say, building.signal);
  if (asked) return 0;
  const database = await openDatabase(config, "console");
  const children: { stop(): Promise<void> }[] = [];
  let forget: () => void = () => undefined;
  try {
    const secret = ensureSecret(config);
    const shared = childEnvironment(config, { databaseUrl: database.url, secret });
    Object.assign(process.env, shared);
    if (!asked) await prepareFirstStart(config, say);
    if (asked) return 0;

    const server = startServer(config, shared, options.dev);
    children.push(server);
    // A worker of the embedded database takes a lease of its own, so it gets the data folder rather than the address.
    const worker = keepRunning(() =>
      startChild(path.join(config.root, "bin/lucid.mjs"), ["worker"], {
        cwd: config.root,
        env: { ...process.env, ...shared, DATABASE_URL: config.databaseUrl ?? "", NODE_ENV: "production" },
      }),
    );
    children.push(worker);
    await Promise.race([server.ready, stop]);
    if (!asked) {
      forget = noteConsole(config.dataDir, config);
      await announce(config);
      worker.first.catch((error) => log.error({ err: error }, "the job worker did not start"));
    }
    const ended = await Promise.race([stop.then(() => null), server.ended]);
    if (ended === null) return 0;
    process.stderr.write(`The web server ended by itself with code ${ended}. Start Lucid again; \`npx lucid doctor\` may say why.\n`);
    return 1;
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    process.stderr.write(`${portTaken(config.host, config.port)}\n`);
    return 1;
  } finally {
    forget();
    await Promise.all(children.map((child) => child.stop()));
    await database.close();
  }
}

function startServer(config: Config, shared: Record<string, string>, dev: boolean): Child {
  return startChild(path.join(config.root, "bin/server.mjs"), dev ? ["--dev"] : [], {
    cwd: config.root,
    // What a built Next says on stdout is for its developers; errors come on stderr.
    quiet: !dev,
    env: { ...process.env, ...shared, NODE_ENV: dev ? "development" : "production" },
  });
}

async function announce(config: Config): Promise<void> {
  const link = await setupLink(config);
  say(link ? `Lucid is ready on ${config.url}. Open this one-time link within 24 hours to become its first admin: ${link}` : `Lucid is ready on ${config.url}`);
}
