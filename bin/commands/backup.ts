import { createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Register, UsageError } from "../cli";
import { openPartial, writeBytes } from "../export-file";

/** The bytes of a backup's frames. A file that is not gzip fails in the reader's words. */
function unpacked(file: string): AsyncIterable<Uint8Array> {
  const out = new PassThrough();
  pipeline(createReadStream(file), createGunzip(), out).catch((error: NodeJS.ErrnoException) => {
    out.destroy(
      error.code?.startsWith("Z_") ? new Error("The backup is damaged or cut off: it does not unpack. Nothing was restored.", { cause: error }) : error,
    );
  });
  return out;
}

const registerBackup: Register = (program, context) => {
  context
    .verb(program, "backup", "write everything in the database to one file, as of one moment; others may go on working")
    .requiredOption("--out <file>", "where to; readable by its owner only")
    .action(
      context.run<{ out: string }>(async ({ options }) => {
        const file = path.resolve(options.out);
        const partial = await openPartial(file, 0o600);
        try {
          return await context.withDatabase(async () => {
            const [{ dump }, { pool, transact }, { recordAudit }] = await Promise.all([
              import("@/lib/backup/dump"),
              import("@/lib/db/client"),
              import("@/lib/audit/record"),
            ]);
            const client = await pool().connect();
            let told: { head: { createdAt: string; trails: { trail: string; size: number; root: string }[] }; tables: number; rows: number } | undefined;
            try {
              const frames = Readable.from(
                dump(client, (dumped) => {
                  told = dumped;
                }),
              );
              const zip = createGzip({ level: 3 });
              const written = writeBytes(partial, zip);
              await Promise.all([pipeline(frames, zip, { end: true }), written]);
            } finally {
              client.release();
            }
            if (!told) throw new Error("The backup was not completed.");
            const { head, tables, rows } = told;
            await transact((tx) =>
              recordAudit(
                tx,
                { kind: "operator", id: "operator" },
                { action: "backup.made", object: { type: "installation", id: "installation" }, facts: { tables, rows, trails: head.trails.length } },
              ),
            );
            const { size: bytes } = await stat(file);
            return {
              json: { ok: true, file: options.out, bytes, createdAt: head.createdAt, tables, rows, trails: head.trails },
              text: `Wrote ${rows} rows of ${tables} tables to ${options.out}. Keep the secret of this installation beside it: keys in the backup are sealed with it.`,
            };
          });
        } finally {
          await partial.close();
        }
      }),
    );
};

const registerRestore: Register = (program, context) => {
  context.verb(program, "restore <file>", "put a backup into an empty database; nothing is ever overwritten").action(
    context.run(async ({ args }) => {
      const file = path.resolve(args[0] ?? "");
      await access(file).catch(() => {
        throw new UsageError(`There is no file ${args[0]}.`);
      });
      const config = context.config();
      const [{ acquireDatabase }, { restore }, { lockConsole }] = await Promise.all([
        import("@/lib/db/embedded/acquire"),
        import("@/lib/backup/restore"),
        import("@/lib/db/embedded/acquire"),
      ]);
      const lock = config.databaseUrl ? null : lockConsole(config.dataDir);
      if (lock && "heldBy" in lock) throw new UsageError(`A console runs on this data folder (process ${lock.heldBy}). Stop it first.`);
      const held = config.databaseUrl
        ? { url: config.databaseUrl, release: async () => undefined }
        : await acquireDatabase({ dataDir: config.dataDir, holder: "cli" });
      let restored: Awaited<ReturnType<typeof restore>>;
      try {
        restored = await restore(held.url, unpacked(file), path.join(config.root, "prisma/migrations"));
        await context.withDatabase(async () => {
          const [{ transact }, { recordAudit }] = await Promise.all([import("@/lib/db/client"), import("@/lib/audit/record")]);
          await transact((tx) =>
            recordAudit(
              tx,
              { kind: "operator", id: "operator" },
              { action: "backup.restored", object: { type: "installation", id: "installation" }, facts: { rows: restored.rows, madeAt: restored.createdAt } },
            ),
          );
        });
      } finally {
        await held.release();
        if (lock && "release" in lock) lock.release();
      }
      const { createdAt, tables, rows, trails, upgraded } = restored;
      const since = upgraded.length > 0 ? ` Applied since: ${upgraded.join(", ")}.` : "";
      return {
        json: { ok: true, createdAt, tables, rows, trails, upgraded },
        text: `Restored ${rows} rows of ${tables} tables, as of ${createdAt}. Every trail has its root.${since}`,
      };
    }),
  );
};

/** `lucid backup` and `lucid restore`. */
export const register: Register = (program, context) => {
  registerBackup(program, context);
  registerRestore(program, context);
};
