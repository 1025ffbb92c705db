import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Where copies of signed checkpoints lie outside the database: LUCID_CHECKPOINT_DIR, else `checkpoints` in the data folder. Null in a
 * process that has neither.
 */
export function checkpointFolder(): string | null {
  const { LUCID_CHECKPOINT_DIR: named, LUCID_DATA_DIR: data } = process.env;
  if (named) return path.resolve(named);
  return data ? path.join(data, "checkpoints") : null;
}

/** Copies a signed note to its file, `<folder>/<trail>/<size>.txt`. What is there already stays. @returns whether it was written */
export async function copyCheckpoint(trail: string, checkpoint: { size: number; note: string }): Promise<boolean> {
  const folder = checkpointFolder();
  if (folder === null) return false;
  const own = path.join(folder, trail);
  const file = path.join(own, `${checkpoint.size}.txt`);
  if (existsSync(file)) return false;
  await mkdir(own, { recursive: true });
  await writeFile(`${file}.${process.pid}.partial`, checkpoint.note);
  await rename(`${file}.${process.pid}.partial`, file);
  return true;
}

/** The notes that were copied for a trail, with their files. */
export async function copiedCheckpoints(trail: string): Promise<{ file: string; note: string }[]> {
  const folder = checkpointFolder();
  if (folder === null || !existsSync(path.join(folder, trail))) return [];
  const names = (await readdir(path.join(folder, trail))).filter((name) => /^\d+\.txt$/.test(name));
  const files = names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).map((name) => path.join(folder, trail, name));
  return Promise.all(files.map(async (file) => ({ file, note: await readFile(file, "utf8") })));
}
