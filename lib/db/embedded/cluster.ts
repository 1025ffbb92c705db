import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { DataFolder } from "./folder";
import { giveTo, type RunAs } from "./run-as";

const MAJOR = "18";
const DRAFT = "postgres.new-";

/** Runs one of PostgreSQL's programs to its end. */
async function run(as: RunAs, program: string, args: string[], cwd: string): Promise<void> {
  const [file, ...rest] = [...as.prefix, path.join(as.binaries, "bin", program), ...args];
  const child = spawn(file!, rest, { cwd, uid: as.uid, gid: as.gid, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C", TZ: "UTC" } });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0) throw new Error(`The embedded database could not be created: ${output.trim().split("\n").slice(-3).join(" ")}`);
}

/**
 * Makes the database's files where there are none. They are made beside and moved into place at once, so that a kill in the
 * middle leaves nothing half done. Call it with the start lock held.
 * @throws when the files are of another major version
 */
export async function ensureCluster(folder: DataFolder, as: RunAs): Promise<void> {
  for (const name of readdirSync(folder.root)) {
    if (name.startsWith(DRAFT)) rmSync(path.join(folder.root, name), { recursive: true, force: true });
  }
  const marker = path.join(folder.cluster, "PG_VERSION");
  if (existsSync(marker)) {
    const version = readFileSync(marker, "utf8").trim();
    if (version !== MAJOR) {
      throw new Error(
        `The data folder ${folder.root} was made by PostgreSQL ${version}, and this Lucid brings ${MAJOR}. Start it with the Lucid that made it and export, or use a new folder.`,
      );
    }
    giveTo(as.owner, folder.cluster);
    return;
  }
  if (existsSync(folder.cluster)) {
    if (readdirSync(folder.cluster).length > 0)
      throw new Error(`${folder.cluster} holds something that is no database. Move it away, or set LUCID_DATA_DIR to another folder.`);
    rmSync(folder.cluster, { recursive: true });
  }
  const draft = path.join(folder.root, `${DRAFT}${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  giveTo(as.owner, draft);
  // The built-in provider sorts by code point and knows the case of every letter, on every machine alike. The text search parser
  // asks the C library instead, which of them are letters: with the plain "C" it takes every “quote” and — dash for one. Where
  // the C library knows no UTF-8 without a language, search still works, less finely.
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject"];
  const initdb = (letters: string) => run(as, "initdb", ["-D", draft, "-U", "lucid", `--lc-ctype=${letters}`, ...locale], folder.root);
  await initdb("C.UTF-8").catch(async (error: Error) => {
    if (!/invalid locale name|locale/i.test(error.message)) throw error;
    await initdb("C");
  });
  chmodSync(draft, 0o700);
  renameSync(draft, folder.cluster);
}
