import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { ImportSource } from "@/lib/sessions/import/report";
import { UsageError } from "./cli";

/**
 * The files behind what was named on the command line: a file, all files of a folder in the order of their paths (links to
 * folders and hidden entries inside are left out), or `-` for stdin.
 * @throws UsageError when something named does not exist
 */
export async function* sourcesOf(names: readonly string[], stdin: NodeJS.ReadableStream = process.stdin): AsyncGenerator<ImportSource> {
  for (const name of names) {
    if (name === "-") {
      yield { path: "stdin", open: () => stdin };
      continue;
    }
    const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === "ENOENT" ? `There is no file or folder ${name}.` : `${name} cannot be read: ${error.message}`);
    });
    if (found.isDirectory()) yield* folder(name);
    else yield file(name, found.size);
  }
}

function file(name: string, size: number): ImportSource {
  return { path: name.split(path.sep).join("/"), size, open: () => createReadStream(name) };
}

async function* folder(name: string): AsyncGenerator<ImportSource> {
  const entries = await readdir(name, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const inside = path.join(name, entry.name);
    if (entry.isDirectory()) yield* folder(inside);
    else if (entry.isFile()) yield file(inside, (await stat(inside)).size);
  }
}
