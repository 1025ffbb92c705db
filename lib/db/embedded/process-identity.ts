import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words; compared for equality only. */
  started: string;
}

let bootId: string | undefined;

function boot(): string {
  if (bootId === undefined) {
    try {
      bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    } catch {
      bootId = "";
    }
  }
  return bootId;
}

function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name in parentheses may hold anything, so count from behind it. Field 3 is the state, field 22 the start (proc(5)).
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const state = fields[0] ?? "X";
      return state === "Z" || state === "X" ? null : `${boot()}:${fields[19]}`;
    } catch {
      return null;
    }
  }
  const ps = spawnSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = ps.status === 0 ? ps.stdout.trim() : "";
  return line === "" || line.startsWith("Z")
    ? null
    : line
        .slice(1)
        .trim()
        .replace(/^\S*\s/, "");
}

/** The identity of a running process, or null when there is none. A zombie is none: it holds nothing any more. */
export function identify(pid: number): ProcessIdentity | null {
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** The identity of this process. */
export function self(): ProcessIdentity {
  return identify(process.pid) ?? { pid: process.pid, started: "" };
}

/** Whether exactly that process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}
