import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { copiedBinaries, installedBinaries, runs } from "./binaries";
import type { DataFolder } from "./folder";

/** How to run a PostgreSQL binary so that it is not root. */
export interface RunAs {
  /** The folder with bin, lib and share. */
  binaries: string;
  /** Words to put before the command. */
  prefix: string[];
  uid?: number;
  gid?: number;
  /** Who must own the database's files, or null when they are ours already. */
  owner: { uid: number; gid: number } | null;
}

const NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

function candidate(folder: DataFolder): { uid: number; gid: number } {
  for (const at of [folder.cluster, folder.root]) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  }
  const users = new Map<string, { uid: number; gid: number }>();
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users.get("postgres") ?? users.get("nobody") ?? { uid: 65534, gid: 65534 };
}

/** Whether that user can pass through to the folder. */
function reaches(user: { uid: number; gid: number }, folder: string): boolean {
  return runs("/bin/sh", ["-c", 'cd "$1"', "sh", folder], user);
}

/**
 * Decides who runs PostgreSQL, which refuses to run as root. An ordinary user runs it as themselves. Root hands it to the owner of
 * the data, else to postgres, else to nobody; where that user cannot reach the folders, to root under another number in a user
 * namespace, or to that user with the one capability that opens paths.
 * @throws when none of these works here
 */
export function chooseRunAs(folder: DataFolder): RunAs {
  const installed = installedBinaries();
  if (process.getuid?.() !== 0) return { binaries: installed, prefix: [], owner: null };

  const user = candidate(folder);
  if (reaches(user, folder.root) && reaches(user, path.dirname(folder.socket))) {
    const readable = runs(path.join(installed, "bin/postgres"), ["--version"], user);
    return { binaries: readable ? installed : copiedBinaries(), prefix: [], ...user, owner: user };
  }
  const works = (prefix: string[], binaries: string) => runs(prefix[0]!, [...prefix.slice(1), path.join(binaries, "bin/postgres"), "--version"]);
  if (works(NAMESPACE, installed)) return { binaries: installed, prefix: NAMESPACE, owner: { uid: 0, gid: 0 } };
  const copied = copiedBinaries();
  if (works(NAMESPACE, copied)) return { binaries: copied, prefix: NAMESPACE, owner: { uid: 0, gid: 0 } };

  // initdb asks with access(2), which looks past capabilities: the binaries themselves must be open to everyone.
  const capable = ["setpriv", `--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"];
  if (works(capable, copied)) return { binaries: copied, prefix: capable, owner: user };

  throw new Error(
    `PostgreSQL does not run as root, and user ${user.uid} cannot reach ${folder.root}. Set LUCID_DATA_DIR to a folder that others can pass through, such as /var/lib/lucid.`,
  );
}

/** Gives the folder, with all in it, to the user that PostgreSQL runs as. */
export function giveTo(owner: RunAs["owner"], folder: string): void {
  if (!owner) return;
  const found = statSync(folder);
  if (found.uid === owner.uid && found.gid === owner.gid) return;
  const result = spawnSync("chown", ["-R", `${owner.uid}:${owner.gid}`, folder], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`The folder ${folder} could not be given to user ${owner.uid}: ${result.stderr?.trim() ?? ""}`);
}
