import { chmodSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/errors";

/** Reading and replacing other people's files: whole or not at all, with their mode, through their links. */

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** A file's bytes as latin1, null when it is not there. @throws AppError for a folder, or what may not be read */
export function readFileBytes(file: string): string | null {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return null;
    if (code === "EISDIR") throw new AppError("invalid", `${file} is a folder.`);
    if (code === "EACCES" || code === "EPERM") throw new AppError("invalid", `${file} may not be read: permission is missing.`);
    throw error;
  }
}

function place(file: string): string {
  try {
    return lstatSync(file).isSymbolicLink() ? realpathSync(file) : file;
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return file;
  }
}

/**
 * Replaces a file by `next` when it still holds `seen`: written beside it, then moved over it.
 * @throws AppError conflict when somebody changed it meanwhile
 */
export function replaceFileBytes(file: string, seen: string | null, next: string): void {
  const target = place(file);
  mkdirSync(path.dirname(target), { recursive: true });
  const beside = `${target}.lucid-${process.pid}`;
  try {
    writeFileSync(beside, next, { encoding: "latin1", flag: "wx" });
    if (seen !== null) chmodSync(beside, statSync(target).mode & 0o7777);
    if (readFileBytes(target) !== seen) throw new AppError("conflict", `${file} was changed meanwhile. Run this again.`);
    renameSync(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
}
