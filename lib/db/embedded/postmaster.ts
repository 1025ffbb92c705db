import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import type { DataFolder } from "./folder";
import { identify } from "./process-identity";

export interface Postmaster {
  pid: number;
  /** Whether it accepts connections. */
  ready: boolean;
}

/** What `postmaster.pid` says (PostgreSQL, miscadmin.h: line 1 the process, line 8 the status), true or not. */
function readPidFile(folder: DataFolder): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(folder.cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : null;
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

/** The living server of this folder, or null. A number that a stranger has now, and a zombie, are not it. */
export function findPostmaster(folder: DataFolder): Postmaster | null {
  const written = readPidFile(folder);
  if (!written || !identify(written.pid)) return null;
  if (process.platform !== "linux") return written;
  return worksIn(written.pid, folder.cluster) ? written : null;
}

/** Every living process that works in the database's files: a killed server's children take a moment to notice. */
export function processesIn(folder: DataFolder): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, folder.cluster) && identify(pid) !== null);
}

/** Whether the files of a dead server would stop a new one: their number belongs to a zombie or to a stranger. */
export function isBlocked(folder: DataFolder): boolean {
  const written = readPidFile(folder);
  if (!written) return false;
  try {
    process.kill(written.pid, 0);
    return findPostmaster(folder) === null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" && findPostmaster(folder) === null;
  }
}
