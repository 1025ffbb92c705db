import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, type ProcessIdentity, self } from "./process-identity";

export interface LockHolder extends ProcessIdentity {
  token: string;
}

export type LockAttempt = { taken: true; release(): void } | { taken: false; holder: LockHolder };

// A process that dies between the two steps of clearing a dead lock must not leave it stuck for good.
const CLEARING_MS = 5_000;

function read(file: string): LockHolder | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<LockHolder>;
    if (typeof value.pid === "number" && typeof value.started === "string" && typeof value.token === "string") return value as LockHolder;
  } catch {
    // A power cut can leave the file empty: then nobody holds it.
  }
  return { pid: 0, started: "", token: "unreadable" };
}

/** Creates `to` with the content of `from`, or says that it exists. A link, unlike open and write, is never seen half done. */
function linkExclusively(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes the lock of a dead process. Only one process wins the right to do so, and only for exactly that lock. */
function clearDead(file: string, dead: LockHolder): void {
  const claim = `${file}.${dead.token}.cleared`;
  try {
    if (!linkExclusively(file, claim)) {
      const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.ctimeMs ?? Date.now());
      if (age > CLEARING_MS) rmSync(claim, { force: true });
      return;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  try {
    if (read(claim)?.token === dead.token) rmSync(file, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

/** Tries once to take the lock. A lock whose process has died is cleared on the way. */
export function tryLock(file: string): LockAttempt {
  const mine: LockHolder = { ...self(), token: randomUUID() };
  const draft = `${file}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644, flag: "wx" });
  try {
    for (;;) {
      if (linkExclusively(draft, file)) {
        return {
          taken: true,
          release() {
            if (read(file)?.token === mine.token) unlinkSync(file);
          },
        };
      }
      const holder = read(file);
      if (holder === null) continue;
      if (holder.pid !== 0 && isAlive(holder)) return { taken: false, holder };
      clearDead(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Waits for the lock, at most `patience` milliseconds.
 * @throws when another living process has held it all that time
 */
export async function lock(file: string, patience: number): Promise<() => void> {
  const until = Date.now() + patience;
  for (;;) {
    const attempt = tryLock(file);
    if (attempt.taken) return attempt.release;
    if (Date.now() > until)
      throw new Error(`Process ${attempt.holder.pid} has held ${file} for ${Math.round(patience / 1000)} seconds. Wait for it, or end it.`);
    await sleep(20 + Math.random() * 40);
  }
}
