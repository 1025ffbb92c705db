import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { acquireDatabase, lockConsole } from "./acquire";
import { openDataFolder } from "./folder";
import { findPostmaster } from "./postmaster";
import { identify } from "./process-identity";

const folders: string[] = [];

function newFolder(name = "data"): string {
  const base = mkdtempSync(path.join(tmpdir(), "lucid-launcher-"));
  folders.push(base);
  return path.join(base, name);
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function ask<T extends object>(url: string, query: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Another process with a lease of its own. */
async function otherHolder(dataDir: string): Promise<{ child: ChildProcess; url: string; kill(): Promise<void>; release(): Promise<void> }> {
  const child = fork(path.join(import.meta.dirname, "hold.fixture.ts"), [dataDir], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("message", (message) => resolve(String(message)));
    child.once("exit", (code) => reject(new Error(`exit ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    child,
    url,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async release() {
      child.send("release");
      await ended;
    },
  };
}

async function until(done: () => boolean, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!done()) {
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await sleep(20);
  }
}

describe("the embedded database", () => {
  test("keeps its rows over a stop, and knows every letter's case", async () => {
    const dataDir = newFolder();
    const first = await acquireDatabase({ dataDir, holder: "test" });
    await ask(first.url, "CREATE TABLE kept (name text)");
    await ask(first.url, "INSERT INTO kept VALUES ('ÉCOLE')");
    await first.release();
    expect(findPostmaster(openDataFolder(dataDir))).toBeNull();

    const second = await acquireDatabase({ dataDir, holder: "test" });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "SELECT lower(name) AS name FROM kept WHERE to_tsvector('simple', name) @@ to_tsquery('simple', 'école')")).toEqual([
      { name: "école" },
    ]);
    await second.release();
  });

  test("stops only when the last process lets go, and is adopted when its holder is killed", async () => {
    const dataDir = newFolder();
    const folder = openDataFolder(dataDir);
    const [other, mine] = await Promise.all([otherHolder(dataDir), acquireDatabase({ dataDir, holder: "test" })]);
    expect(other.url).toBe(mine.url);
    const pid = findPostmaster(folder)?.pid;
    await other.release();
    expect(findPostmaster(folder)?.pid).toBe(pid);
    await mine.release();
    expect(findPostmaster(folder)).toBeNull();

    const killed = await otherHolder(dataDir);
    const left = findPostmaster(folder)?.pid;
    await killed.kill();
    expect(findPostmaster(folder)?.pid).toBe(left);
    const adopting = await acquireDatabase({ dataDir, holder: "test" });
    expect(findPostmaster(folder)?.pid).toBe(left);
    await adopting.release();
    expect(findPostmaster(folder)).toBeNull();
  });

  test("comes back by itself when the server is killed, with every acknowledged row", async () => {
    const dataDir = newFolder();
    const folder = openDataFolder(dataDir);
    const held = await acquireDatabase({ dataDir, holder: "test" });
    await ask(held.url, "CREATE TABLE kept (n integer)");
    await ask(held.url, "INSERT INTO kept SELECT generate_series(1, 1000)");
    const pid = findPostmaster(folder)?.pid ?? 0;
    process.kill(pid, "SIGKILL");
    await until(() => identify(pid) === null);
    await until(() => findPostmaster(folder)?.ready === true);
    expect(await ask(held.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 1000 }]);
    await held.release();
  });

  test("is not stopped by what a killed server left behind", async () => {
    const dataDir = newFolder();
    const folder = openDataFolder(dataDir);
    await (await acquireDatabase({ dataDir, holder: "test" })).release();
    // The number of a killed server may belong to someone else by now: here to this very process.
    const leftover = [process.pid, folder.cluster, "1700000000", "5432", folder.socket, "", "  1 1", "ready   "].join("\n");
    writeFileSync(path.join(folder.cluster, "postmaster.pid"), leftover);
    writeFileSync(path.join(folder.socket, ".s.PGSQL.5432.lock"), leftover);
    writeFileSync(folder.startLock, JSON.stringify({ pid: process.pid, started: "another time", token: "t" }));
    writeFileSync(path.join(folder.leases, "cli-1-x.json"), JSON.stringify({ pid: process.pid, started: "another time", holder: "cli" }));
    const held = await acquireDatabase({ dataDir, holder: "test" });
    expect(await ask(held.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await held.release();
    expect(findPostmaster(folder)).toBeNull();
  });

  test("is made anew when making it was cut short", async () => {
    const dataDir = newFolder();
    const half = path.join(dataDir, "postgres.new-1");
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, "PG_VERSION"), "18\n");
    const held = await acquireDatabase({ dataDir, holder: "test" });
    expect(await ask(held.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
    await held.release();
  });

  test("finds room for its socket below a very long path", async () => {
    const dataDir = newFolder(`${"long/".repeat(20)}data`);
    const held = await acquireDatabase({ dataDir, holder: "test" });
    expect(await ask(held.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await held.release();
    rmSync(openDataFolder(dataDir).socket, { recursive: true });
  });

  test("says so when its files are of another version", async () => {
    const dataDir = newFolder();
    mkdirSync(path.join(dataDir, "postgres"), { recursive: true });
    writeFileSync(path.join(dataDir, "postgres/PG_VERSION"), "17\n");
    await expect(acquireDatabase({ dataDir, holder: "test" })).rejects.toThrow(/made by PostgreSQL 17/);
  });
});

describe("the console's lock", () => {
  test("refuses a second console, and outlives no process", () => {
    const dataDir = newFolder();
    const first = lockConsole(dataDir);
    expect(lockConsole(dataDir)).toEqual({ heldBy: process.pid });
    if ("release" in first) first.release();
    const folder = openDataFolder(dataDir);
    writeFileSync(folder.consoleLock, JSON.stringify({ pid: 4_194_000, started: "never", token: "dead" }));
    const second = lockConsole(dataDir);
    expect(second).toHaveProperty("release");
    expect(JSON.parse(readFileSync(folder.consoleLock, "utf8")).pid).toBe(process.pid);
    writeFileSync(folder.consoleLock, "");
    expect(lockConsole(dataDir)).toHaveProperty("release");
  });
});
