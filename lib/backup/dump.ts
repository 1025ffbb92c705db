import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { tablesInOrder, trailStates } from "./catalogue";
import { type BackupHead, frame, jsonFrame, type TableHead } from "./frames";

export interface Dumped {
  head: BackupHead;
  tables: number;
  rows: number;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function* dumpTable(client: pg.ClientBase, { table, columns }: TableHead, told: { rows: number }): AsyncGenerator<Buffer> {
  yield jsonFrame("T", { table, columns });
  const stream = client.query(copyTo(`COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(table)}) TO STDOUT (FORMAT binary)`));
  const hash = createHash("sha256");
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield frame("D", chunk);
  }
  const rows = stream.rowCount ?? 0;
  told.rows += rows;
  yield jsonFrame("E", { table, rows, sha256: hash.digest("hex") });
}

/**
 * Everything in the database as one moment saw it, as the bytes of a backup before compression. Others go on working meanwhile. Jobs are
 * left out: they are made anew.
 * @param client a connection of its own; `done` is told what was in it
 */
export async function* dump(client: pg.ClientBase, done: (dumped: Dumped) => void): AsyncGenerator<Buffer> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
      "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
    );
    const { rows: clock } = await client.query<{ now: Date }>("SELECT now()");
    const head: BackupHead = { format: "lucid-backup/1", createdAt: clock[0]!.now.toISOString(), migrations, trails: await trailStates(client) };
    yield jsonFrame("H", head);
    const tables = await tablesInOrder(client);
    const told = { rows: 0 };
    for (const table of tables) yield* dumpTable(client, table, told);
    yield jsonFrame("F", { tables: tables.length, rows: told.rows });
    done({ head, tables: tables.length, rows: told.rows });
  } finally {
    await client.query("ROLLBACK");
  }
}
