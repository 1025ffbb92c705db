import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

interface Queryable {
  query(text: string): Promise<{ rows: { migration_name: string; checksum: string }[] }>;
}

/** Which migrations of the folder a database has not had, and which were changed after it had them. */
export async function pendingMigrations(
  client: Queryable,
  folder = path.join(process.cwd(), "prisma/migrations"),
): Promise<{ missing: string[]; changed: string[] }> {
  let rows: { migration_name: string; checksum: string }[];
  try {
    ({ rows } = await client.query("SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL"));
  } catch (error) {
    // 42P01, undefined_table: an empty database
    if ((error as { code?: string }).code !== "42P01") throw error;
    rows = [];
  }
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const missing: string[] = [];
  const changed: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const checksum = createHash("sha256")
      .update(await readFile(path.join(folder, entry.name, "migration.sql")))
      .digest("hex");
    const before = applied.get(entry.name);
    if (!before) missing.push(entry.name);
    else if (before !== checksum) changed.push(entry.name);
  }
  return { missing: missing.sort(), changed: changed.sort() };
}
