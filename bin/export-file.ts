import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UsageError } from "./cli";

export interface PartialFile {
  file: string;
  handle: FileHandle;
  /** Removes what was not completed. */
  close(): Promise<void>;
}

/**
 * Opens the file beside `file` that is renamed to it when it is complete. Before anything is read: an export that cannot be written is
 * not noted as one.
 * @throws UsageError that names the place and what to do
 */
export async function openPartial(file: string, mode = 0o666): Promise<PartialFile> {
  const folder = path.dirname(file);
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new UsageError(`${file} is a folder. Name a file in it with --out.`);
  try {
    const handle = await open(`${file}.partial`, "w", mode);
    return {
      file,
      handle,
      async close() {
        await handle.close();
        await rm(`${file}.partial`, { force: true });
      },
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw new UsageError(`There is no folder ${folder}. Make it, or choose another place with --out.`);
    throw new UsageError(`${file} cannot be written by this user (${code}). Change who may write in ${folder}, or choose another place with --out.`);
  }
}

/** Writes bytes to the file, which appears only when it is complete. @throws Error that names what to do when the disk is full */
export async function writeBytes({ file, handle }: PartialFile, bytes: AsyncIterable<string | Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), handle.createWriteStream({ flush: true }));
    await rename(`${file}.partial`, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new Error(`The disk of ${file} is full. Free some space, or choose another place with --out.`, { cause: error });
  }
}

/** Writes lines to the file. @returns the first line */
export async function writeLines(partial: PartialFile, lines: AsyncIterable<string>): Promise<string> {
  let first: string | undefined;
  async function* bytes() {
    for await (const line of lines) {
      first ??= line;
      yield `${line}\n`;
    }
  }
  await writeBytes(partial, bytes());
  return first ?? "{}";
}
