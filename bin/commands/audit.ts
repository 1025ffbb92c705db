import { createReadStream } from "node:fs";
import { access, type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Expected, Verification } from "@/lib/audit/verify";
import { type Register, UsageError } from "../cli";

/** `<size>:<root>`, as the checkpoint of the API gives both. @throws UsageError */
function checkpoint(text: string | undefined): { checkpoint?: Expected } {
  if (text === undefined) return {};
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (!match) throw new UsageError("--checkpoint must be <size>:<root>: a number and 64 hexadecimal digits.");
  return { checkpoint: { size: Number(match[1]), root: match[2] as string } };
}

function told({ ok, size, root, problems }: Verification): string {
  if (ok) return `${size} entries, nothing wrong. Root ${root}`;
  return [`${size} entries, ${problems.length} problems:`, ...problems.map(({ seq, message }) => `  ${seq === undefined ? "" : `${seq}: `}${message}`)].join(
    "\n",
  );
}

/**
 * Opens the file beside `file` that is renamed to it when it is complete. Before anything is read: an export that cannot be written is
 * not noted as one.
 * @throws UsageError that names the place and what to do
 */
async function openPartial(file: string): Promise<FileHandle> {
  const folder = path.dirname(file);
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new UsageError(`${file} is a folder. Name a file in it with --out.`);
  try {
    return await open(`${file}.partial`, "w");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw new UsageError(`There is no folder ${folder}. Make it, or choose another place with --out.`);
    throw new UsageError(`${file} cannot be written by this user (${code}). Change who may write in ${folder}, or choose another place with --out.`);
  }
}

/** Writes lines to a file that appears only when it is complete. @returns the first line */
async function writeLines(file: string, partial: FileHandle, lines: AsyncIterable<string>): Promise<string> {
  let first: string | undefined;
  async function* bytes() {
    for await (const line of lines) {
      first ??= line;
      yield `${line}\n`;
    }
  }
  try {
    await pipeline(Readable.from(bytes()), partial.createWriteStream());
    await rename(`${file}.partial`, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new Error(`The disk of ${file} is full. Free some space, or choose another place with --out.`, { cause: error });
  }
  return first ?? "{}";
}

/** `lucid audit`: the trail as a file, and whether it holds. */
export const register: Register = (program, context) => {
  const audit = program.command("audit").description("export the audit trail, and check it");
  context
    .verb(audit, "export", "write the trail of a workspace to a file")
    .requiredOption("--out <file>", "where to")
    .action(
      context.run<{ out: string }>(async ({ options }) => {
        const { exportTrail } = await import("@/lib/audit/export");
        const file = path.resolve(options.out);
        const partial = await openPartial(file);
        try {
          return await context.withDatabase(async () => {
            const head = await writeLines(file, partial, await exportTrail(await context.operator(options.workspace)));
            const { size, root } = JSON.parse(head) as Expected;
            return { json: { ok: true, size, root, problems: [], file: options.out }, text: `Wrote ${size} entries to ${options.out}. Root ${root}` };
          });
        } finally {
          await partial.close();
          await rm(`${file}.partial`, { force: true });
        }
      }),
    );
  context
    .verb(audit, "verify", "check the trail of a workspace, or an export without any database; exit 1 when it does not hold")
    .option("--file <export>", "an export to check instead, offline")
    .option("--checkpoint <size:root>", "what was noted at another time or place, and must still be true")
    .action(
      context.run<{ file?: string; checkpoint?: string }>(async ({ options }) => {
        const { verifyExport, verifyTrail } = await import("@/lib/audit/verify");
        const { fileLines } = await import("@/lib/audit/lines");
        const expected = checkpoint(options.checkpoint);
        const { file } = options;
        if (file !== undefined) {
          await access(file).catch(() => {
            throw new UsageError(`There is no file ${file}.`);
          });
        }
        const result =
          file === undefined
            ? await context.withDatabase(async () => verifyTrail(await context.operator(options.workspace), expected))
            : await verifyExport(fileLines(createReadStream(file)), expected);
        return { json: result, text: told(result), exit: result.ok ? 0 : 1 };
      }),
    );
};
