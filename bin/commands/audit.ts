import { createReadStream } from "node:fs";
import { access, readFile } from "node:fs/promises";
import path from "node:path";
import type { Verification } from "@/lib/audit/check";
import type { VerifyOptions } from "@/lib/audit/verify";
import { type CommandContext, type Register, UsageError } from "../cli";
import { openPartial, writeLines } from "../export-file";

/** `<size>:<root>`, or the file of a signed note. @throws UsageError */
async function checkpointOption(text: string | undefined): Promise<Pick<VerifyOptions, "checkpoint">> {
  if (text === undefined) return {};
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (match) return { checkpoint: { size: Number(match[1]), root: match[2] as string } };
  try {
    return { checkpoint: { note: await readFile(text, "utf8") } };
  } catch {
    throw new UsageError("--checkpoint must be <size>:<root> (a number and 64 hexadecimal digits), or the file of a signed checkpoint.");
  }
}

/** Keys as text, or files that hold one. @throws UsageError */
async function keyOptions(given: string[] | undefined): Promise<Pick<VerifyOptions, "keys">> {
  if (!given) return {};
  const { parseKeys } = await import("@/lib/audit/check");
  const texts = await Promise.all(given.map((text) => (text.includes("+") ? text : readFile(text, "utf8").catch(() => text))));
  const keys = parseKeys(texts);
  if (!keys) throw new UsageError("--key must be a checkpoint key as `lucid audit keys` prints it, or a file that holds one.");
  return { keys };
}

export function told({ ok, size, root, problems }: Pick<Verification, "ok" | "size" | "root" | "problems">): string {
  if (ok) return `${size} entries, nothing wrong. Root ${root}`;
  return [`${size} entries, ${problems.length} problems:`, ...problems.map(({ seq, message }) => `  ${seq === undefined ? "" : `${seq}: `}${message}`)].join(
    "\n",
  );
}

function registerKeys(audit: Parameters<Register>[0], context: CommandContext): void {
  context.verb(audit, "checkpoint", "sign a checkpoint of the trail now, and print it").action(
    context.run(async ({ options }) =>
      context.withDatabase(async () => {
        const { cutCheckpoint } = await import("@/lib/audit/checkpoints/cut");
        const { size, root, note, keyId } = await cutCheckpoint(await context.operator(options.workspace));
        return { json: { size, root, keyId, note }, text: note };
      }),
    ),
  );
  context
    .verb(audit, "keys", "the keys that sign the trail's checkpoints, the oldest first")
    .option("--rotate", "make a new one; checkpoints by the old ones stay valid")
    .action(
      context.run<{ rotate?: boolean }>(async ({ options }) =>
        context.withDatabase(async () => {
          const { keysOf, rotateKey, signingKey } = await import("@/lib/audit/checkpoints/keys");
          const { formatKey } = await import("@/lib/audit/checkpoints/note");
          const actor = await context.operator(options.workspace);
          if (options.rotate) await rotateKey(actor);
          else await signingKey(actor, actor.workspaceId);
          const keys = (await keysOf(actor.workspaceId)).map((key) => ({
            id: key.id,
            key: formatKey(key),
            createdAt: key.createdAt,
            retiredAt: key.retiredAt,
          }));
          return { json: { keys }, text: keys.map(({ key, retiredAt }) => `${key}${retiredAt ? `  (until ${retiredAt})` : ""}`).join("\n") };
        }),
      ),
    );
}

/** `lucid audit`: the trail as a file, and whether it holds. */
export const register: Register = (program, context) => {
  const audit = program.command("audit").description("export the audit trail, answer questions from it, and check it");
  context
    .verb(audit, "export", "write the trail of a workspace to a file, or the answer to one question with its proofs")
    .requiredOption("--out <file>", "where to; with a question, a name that ends in .html gives a page to read")
    .option("--agent <name>", "what this agent was given, and who approved it")
    .option("--at <time>", "with --agent: at this time, such as 2026-03-01T09:00:00Z; now when nothing is said")
    .option("--lesson <id>", "this lesson's life")
    .option("--person <email or id>", "this person's decisions")
    .action(
      context.run<{ out: string; agent?: string; at?: string; lesson?: string; person?: string }>(async ({ options }) => {
        const { questionOf, writeAnswer } = await import("./audit-answers");
        const question = questionOf(options);
        const file = path.resolve(options.out);
        if (question) return writeAnswer(context, question, file, options);
        const { exportTrail } = await import("@/lib/audit/export");
        const partial = await openPartial(file);
        try {
          return await context.withDatabase(async () => {
            const head = await writeLines(partial, await exportTrail(await context.operator(options.workspace)));
            const { size, root } = JSON.parse(head) as { size: number; root: string };
            return { json: { ok: true, size, root, problems: [], file: options.out }, text: `Wrote ${size} entries to ${options.out}. Root ${root}` };
          });
        } finally {
          await partial.close();
        }
      }),
    );
  context
    .verb(audit, "verify", "check the trail of a workspace, or an export without any database; exit 1 when it does not hold")
    .option("--file <export>", "an export to check instead, offline")
    .option("--checkpoint <size:root or file>", "what was noted at another time or place, and must still be true")
    .option("--key <key...>", "believe only checkpoints by these keys, and by keys that they endorsed")
    .action(
      context.run<{ file?: string; checkpoint?: string; key?: string[] }>(async ({ options }) => {
        const expected = { ...(await checkpointOption(options.checkpoint)), ...(await keyOptions(options.key)) };
        const { file } = options;
        if (file === undefined) {
          const { verifyTrail } = await import("@/lib/audit/verify");
          const result = await context.withDatabase(async () => verifyTrail(await context.operator(options.workspace), expected));
          return { json: result, text: told(result), exit: result.ok ? 0 : 1 };
        }
        await access(file).catch(() => {
          throw new UsageError(`There is no file ${file}.`);
        });
        const { verifyFile } = await import("@/lib/audit/answers/verify-file");
        const result = await verifyFile(() => createReadStream(file), expected);
        return { json: result, text: told(result), exit: result.ok ? 0 : 1 };
      }),
    );
  registerKeys(audit, context);
};
