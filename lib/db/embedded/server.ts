import { spawn } from "node:child_process";
import { chmodSync, closeSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureCluster } from "./cluster";
import type { DataFolder } from "./folder";
import { findPostmaster, isBlocked, processesIn } from "./postmaster";
import { identify } from "./process-identity";
import { chooseRunAs, giveTo, type RunAs } from "./run-as";

const START_MS = 60_000;
const STOP_MS = 30_000;
const DATABASE = "lucid";

const SETTINGS: Record<string, string> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "200",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  // A statement that fails is told to whoever sent it; the log must not keep the session text that it carried.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** The address of the server's `lucid` database, over the Unix socket. */
export function urlOf(folder: DataFolder, database = DATABASE): string {
  return `postgresql://lucid@localhost/${database}?host=${encodeURIComponent(folder.socket)}`;
}

function lastWords(folder: DataFolder): string {
  try {
    const lines = readFileSync(folder.log, "utf8").trim().split("\n");
    return lines
      .filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL|could not|error/.test(line))
      .slice(-4)
      .join(" ");
  } catch {
    return "";
  }
}

function spawnServer(folder: DataFolder, as: RunAs): { pid: number; exited: () => boolean } {
  const settings = { ...SETTINGS, unix_socket_directories: folder.socket };
  const args = ["-D", folder.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [file, ...rest] = [...as.prefix, path.join(as.binaries, "bin/postgres"), ...args];
  const log = openSync(folder.log, "w", 0o600);
  // A session of its own: Ctrl+C in the terminal is for us, and we stop the server when everyone is done with it.
  const child = spawn(file!, rest, {
    cwd: folder.root,
    uid: as.uid,
    gid: as.gid,
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  closeSync(log);
  let ended = false;
  child.on("exit", () => {
    ended = true;
  });
  child.on("error", () => {
    ended = true;
  });
  child.unref();
  return { pid: child.pid ?? 0, exited: () => ended };
}

/** Clears what a killed server left, when that would stop a new one and nobody works in its files any more. */
async function clearRemains(folder: DataFolder): Promise<void> {
  const until = Date.now() + 10_000;
  while (processesIn(folder).length > 0) {
    if (Date.now() > until)
      throw new Error(`Processes ${processesIn(folder).join(", ")} still work in ${folder.cluster} although their server is gone. End them and try again.`);
    await sleep(50);
  }
  if (!isBlocked(folder)) return;
  rmSync(path.join(folder.cluster, "postmaster.pid"), { force: true });
  rmSync(path.join(folder.socket, ".s.PGSQL.5432.lock"), { force: true });
  rmSync(path.join(folder.socket, ".s.PGSQL.5432"), { force: true });
}

async function ensureDatabase(folder: DataFolder): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(folder, "postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function waitUntilReady(folder: DataFolder, exited: () => boolean): Promise<void> {
  const until = Date.now() + START_MS;
  while (!findPostmaster(folder)?.ready) {
    if (exited()) throw new Error(`The embedded database did not start. ${lastWords(folder)} The log is ${folder.log}.`);
    if (Date.now() > until) throw new Error(`The embedded database was not ready within ${START_MS / 1000} seconds. The log is ${folder.log}.`);
    await sleep(15);
  }
}

/** Adopts the server that runs, or starts one. Call it with the start lock held. */
export async function ensureServer(folder: DataFolder): Promise<void> {
  const running = findPostmaster(folder);
  if (running) {
    await waitUntilReady(folder, () => identify(running.pid) === null);
  } else {
    const as = chooseRunAs(folder);
    await ensureCluster(folder, as);
    await clearRemains(folder);
    chmodSync(folder.socket, 0o700);
    giveTo(as.owner, folder.socket);
    await waitUntilReady(folder, spawnServer(folder, as).exited);
  }
  await ensureDatabase(folder);
}

/** Whether the server runs and accepts connections. */
export function isServing(folder: DataFolder): boolean {
  return findPostmaster(folder)?.ready === true;
}

/** Stops the server: open transactions are rolled back, clients are let go. Call it with the start lock held. */
export async function stopServer(folder: DataFolder): Promise<void> {
  const running = findPostmaster(folder);
  if (!running) return;
  const gone = async (patience: number): Promise<boolean> => {
    const until = Date.now() + patience;
    while (identify(running.pid)) {
      if (Date.now() > until) return false;
      await sleep(10);
    }
    return true;
  };
  for (const [signal, patience] of [
    ["SIGINT", STOP_MS],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    try {
      process.kill(running.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw error;
    }
    if (await gone(patience)) return;
  }
}
