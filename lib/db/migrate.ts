import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

const LOCK = 5_012_646_274; // any constant: one migration run at a time in a database

/**
 * Applies the migrations of `prisma/migrations` that the database has not had, each in a transaction of its own, under an
 * advisory lock. Keeps the standard `_prisma_migrations` table, so that Prisma's own tools read the history as theirs.
 * @param only those with these names, where an older schema is wanted; all when nothing is said
 * @returns the names that were applied
 * @throws when an applied migration's file has changed since
 */
export async function migrate(url: string, folder = path.join(process.cwd(), "prisma/migrations"), only?: ReadonlySet<string>): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    const done = new Map<string, string>(
      (await client.query("SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL")).rows.map((row) => [
        row.migration_name,
        row.checksum,
      ]),
    );
    const names = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter((name) => !only || only.has(name))
      .sort();
    const applied: string[] = [];
    for (const name of names) {
      const text = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(text).digest("hex");
      const before = done.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`Migration ${name} was changed after it had been applied. Restore its file, or restore a backup.`);
      await client.query("BEGIN");
      try {
        await client.query(text);
        await client.query(
          "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES (gen_random_uuid()::text, $1, now(), $2, 1)",
          [checksum, name],
        );
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}
