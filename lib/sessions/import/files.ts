import { createReadStream } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { ImportSource, Skip } from "./report";

/** Smaller files are read in one go. */
const SMALL = 8_388_608;

/** A file as a source of sessions. Nothing is opened before it is its turn. */
export function fileSource(file: string, size: number): ImportSource {
  return {
    path: file,
    size,
    async *open() {
      if (size > SMALL) yield* createReadStream(file, { highWaterMark: 1_048_576 }) as AsyncIterable<Uint8Array>;
      else yield await readFile(file);
    },
  };
}

export interface FoundFiles {
  sources: ImportSource[];
  /** What is there and cannot be a source, and why. */
  skipped: Skip[];
}

/**
 * Finds the files behind the paths that a person named: files, folders with all that is in them, `-` for standard input. Links are
 * followed; a folder is entered once, so links cannot loop. A path that does not exist is a source that fails when it is opened.
 */
export async function findFiles(paths: readonly string[], stdin: NodeJS.ReadableStream = process.stdin): Promise<FoundFiles> {
  const found: FoundFiles = { sources: [], skipped: [] };
  const entered = new Set<string>();
  for (const name of paths) {
    if (name === "-") found.sources.push({ path: "stdin", open: () => stdin });
    else await visit(named(name), found, entered);
  }
  return found;
}

/** `.` and `..` get their real names, because a folder's name may name the agent. */
function named(name: string): string {
  return /(?:^|[\\/])\.{1,2}[\\/]*$/.test(name) ? path.resolve(name) : name.replace(/(?<=.)[\\/]+$/, "");
}

async function visit(file: string, found: FoundFiles, entered: Set<string>): Promise<void> {
  let info: Awaited<ReturnType<typeof stat>>;
  try {
    info = await stat(file);
  } catch (error) {
    // Opening it again gives the reason where reasons are reported.
    const dangling = await lstat(file).then(
      (link) => link.isSymbolicLink(),
      () => false,
    );
    if (dangling) found.skipped.push({ file, reason: "The link leads nowhere." });
    else found.sources.push({ path: file, open: () => failing(error) });
    return;
  }
  if (info.isFile()) found.sources.push(fileSource(file, info.size));
  else if (!info.isDirectory()) found.skipped.push({ file, reason: "Neither a file nor a folder." });
  else await enter(file, found, entered);
}

async function enter(folder: string, found: FoundFiles, entered: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (entered.has(real)) {
    found.skipped.push({ file: folder, reason: "This folder was read already." });
    return;
  }
  entered.add(real);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    found.sources.push({ path: folder, open: () => failing(error) });
    return;
  }
  for (const name of names.sort()) {
    if (name === ".git" || name === "node_modules") found.skipped.push({ file: path.join(folder, name), reason: "Not a folder of sessions." });
    else await visit(path.join(folder, name), found, entered);
  }
}

// biome-ignore lint/correctness/useYield: it stands for a stream that fails before its first byte.
async function* failing(error: unknown): AsyncGenerator<Uint8Array> {
  throw error;
}
