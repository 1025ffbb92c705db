import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lock, tryLock } from "./file-lock";
import { type DataFolder, openDataFolder } from "./folder";
import { isAlive, type ProcessIdentity, self } from "./process-identity";
import { ensureServer, isServing, stopServer, urlOf } from "./server";

export type Holder = "console" | "worker" | "cli" | "test";

export interface AcquiredDatabase {
  /** Connects to the `lucid` database over the server's Unix socket. The same for as long as the data folder stays where it is. */
  url: string;
  /** Gives the lease back. The last process to do so stops the server. */
  release(): Promise<void>;
}

interface Lease extends ProcessIdentity {
  holder: Holder;
}

// The first start creates the database's files; others wait for it.
const PATIENCE_MS = 120_000;
const WATCH_MS = 1_000;

function readLease(file: string): Lease | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Lease;
  } catch {
    // Half written when its process was killed, or just removed by it.
    return null;
  }
}

/** The leases of living processes. Those of dead ones are removed on the way. */
function livingLeases(folder: DataFolder): Lease[] {
  const living: Lease[] = [];
  for (const name of readdirSync(folder.leases)) {
    const file = path.join(folder.leases, name);
    const lease = readLease(file);
    if (lease && isAlive(lease)) living.push(lease);
    else rmSync(file, { force: true });
  }
  return living;
}

async function locked<T>(folder: DataFolder, work: () => Promise<T>): Promise<T> {
  const unlock = await lock(folder.startLock, PATIENCE_MS);
  try {
    return await work();
  } finally {
    unlock();
  }
}

/** Starts the server again when it was killed under a process that lives on. */
function watch(folder: DataFolder): () => void {
  let busy = false;
  let said = "";
  const timer = setInterval(() => {
    if (busy || isServing(folder)) return;
    busy = true;
    locked(folder, () => ensureServer(folder))
      .then(() => {
        said = "";
      })
      .catch(({ message }: Error) => {
        // Tried every second, told once: a log that grows helps no disk that is full.
        if (message !== said) console.error(JSON.stringify({ level: "error", msg: "the embedded database could not be restarted", error: message }));
        said = message;
      })
      .finally(() => {
        busy = false;
      });
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Takes a lease on the embedded PostgreSQL of a data folder, and starts the server where none runs. A server left by a killed
 * process is adopted. Works as root and as an ordinary user.
 * @throws an error whose message says what is wrong and what to do
 */
export async function acquireDatabase(options: { dataDir: string; holder: Holder }): Promise<AcquiredDatabase> {
  const folder = openDataFolder(options.dataDir);
  const file = path.join(folder.leases, `${options.holder}-${process.pid}-${randomUUID()}.json`);
  await locked(folder, async () => {
    await ensureServer(folder);
    writeFileSync(file, JSON.stringify({ ...self(), holder: options.holder } satisfies Lease));
  });
  const unwatch = options.holder === "cli" ? () => undefined : watch(folder);
  let released: Promise<void> | undefined;
  return {
    url: urlOf(folder),
    release() {
      released ??= (async () => {
        unwatch();
        await locked(folder, async () => {
          rmSync(file, { force: true });
          if (livingLeases(folder).length === 0) await stopServer(folder);
        });
      })();
      return released;
    },
  };
}

/**
 * Takes the lock that only one console may hold on a data folder.
 * @returns the function that gives it back, or the process that has it
 */
export function lockConsole(dataDir: string): { release(): void } | { heldBy: number } {
  const attempt = tryLock(openDataFolder(dataDir).consoleLock);
  return attempt.taken ? { release: attempt.release } : { heldBy: attempt.holder.pid };
}
