import { createHash } from "node:crypto";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "@/lib/db/migrate";
import { pendingMigrations } from "@/lib/db/migration-state";
import { AppError } from "@/lib/errors";
import { tablesInOrder, trailStates } from "./catalogue";
import { type BackupFoot, type BackupHead, type Frame, readFrames, type TableEnd, type TableHead, type TrailState } from "./frames";

export interface Restored {
  createdAt: string;
  tables: number;
  rows: number;
  trails: TrailState[];
  /** The migrations that came since the backup was made, and were applied to it. */
  upgraded: string[];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "lucid-restore" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Refuses a database that holds anything; one with nothing but empty tables of ours is emptied of them. */
async function emptyDatabase(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string; ours: boolean }>(
    `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_class p WHERE p.relname = '_prisma_migrations' AND p.relnamespace = c.relnamespace) AS ours
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
  );
  if (tables.length === 0) return;
  const refuse = () =>
    new AppError(
      "conflict",
      "This database is not empty, and a restore never overwrites. Name an empty database (DATABASE_URL) or an empty data folder (LUCID_DATA_DIR).",
    );
  if (!tables.every(({ ours }) => ours)) throw refuse();
  for (const { name } of tables) {
    if (name === "_prisma_migrations") continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rowCount) throw refuse();
  }
  await client.query("BEGIN");
  for (const { name } of tables) await client.query(`DROP TABLE IF EXISTS ${quoted(name)} CASCADE`);
  const { rows: functions } = await client.query<{ name: string }>(
    `SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { name } of functions) await client.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`);
  await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE");
  await client.query("COMMIT");
}

function parse<T>(frame: Frame | undefined, kind: Frame["kind"]): T {
  if (frame?.kind !== kind) throw new AppError("invalid", "This file is not a whole backup of Lucid.");
  return JSON.parse(frame.bytes.toString("utf8")) as T;
}

class Loader {
  private table: (TableHead & { stream: ReturnType<typeof copyFrom>; hash: ReturnType<typeof createHash> }) | null = null;
  tables = 0;
  rows = 0;

  constructor(private readonly client: pg.Client) {}

  async take(frame: Frame): Promise<void> {
    if (frame.kind === "T") await this.begin(parse<TableHead>(frame, "T"));
    else if (frame.kind === "D") await this.data(frame.bytes);
    else await this.end(parse<TableEnd>(frame, "E"));
  }

  private async begin(head: TableHead): Promise<void> {
    const stream = this.client.query(copyFrom(`COPY ${quoted(head.table)} (${head.columns.map(quoted).join(", ")}) FROM STDIN (FORMAT binary)`));
    this.table = { ...head, stream, hash: createHash("sha256") };
  }

  private async data(bytes: Buffer): Promise<void> {
    if (!this.table) throw new AppError("invalid", "This file is not a whole backup of Lucid.");
    this.table.hash.update(bytes);
    if (!this.table.stream.write(bytes)) await once(this.table.stream, "drain");
  }

  private async end(end: TableEnd): Promise<void> {
    const { table } = this;
    if (table?.table !== end.table) throw new AppError("invalid", "This file is not a whole backup of Lucid.");
    table.stream.end();
    await finished(table.stream);
    if (table.hash.digest("hex") !== end.sha256 || table.stream.rowCount !== end.rows) {
      throw new AppError("invalid", `The backup is damaged: the rows of ${end.table} are not those that were saved. Nothing was restored.`);
    }
    this.tables += 1;
    this.rows += end.rows;
    this.table = null;
  }
}

/** Tables whose rows never change refuse some rows even when they are new: set aside while everything comes in at once. */
async function setTriggers(client: pg.Client, state: "DISABLE" | "ENABLE"): Promise<void> {
  for (const { table } of await tablesInOrder(client)) await client.query(`ALTER TABLE ${quoted(table)} ${state} TRIGGER USER`);
}

/** What was under way when the backup was made has no job any more. */
async function settle(client: pg.Client): Promise<void> {
  const why = "It was under way when the backup was made that this database was restored from. Start it again.";
  await client.query("UPDATE dreams SET status = 'failed', error = $1, finished_at = clock_timestamp() WHERE status IN ('pending', 'running')", [why]);
  await client.query("UPDATE imports SET status = 'failed', error = $1, finished_at = clock_timestamp() WHERE status = 'running'", [why]);
}

function compareTrails(before: readonly TrailState[], after: readonly TrailState[]): void {
  const known = new Map(after.map((state) => [state.trail, state]));
  for (const { trail, size, root } of before) {
    const now = known.get(trail);
    if (now?.size !== size || now.root !== root) throw new AppError("invalid", `The trail ${trail} would not be the one that was saved. Nothing was restored.`);
  }
  if (after.length !== before.length) throw new AppError("invalid", "There are other trails than those that were saved. Nothing was restored.");
}

async function load(client: pg.Client, head: BackupHead, frames: AsyncGenerator<Frame>): Promise<{ tables: number; rows: number }> {
  const loader = new Loader(client);
  await client.query("BEGIN");
  await setTriggers(client, "DISABLE");
  for await (const next of frames) {
    if (next.kind !== "F") {
      await loader.take(next);
      continue;
    }
    const foot = parse<BackupFoot>(next, "F");
    if (foot.tables !== loader.tables || foot.rows !== loader.rows) throw new AppError("invalid", "The backup is not whole. Nothing was restored.");
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    compareTrails(head.trails, await trailStates(client));
    await settle(client);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    await setTriggers(client, "ENABLE");
    await client.query("COMMIT");
    return { tables: loader.tables, rows: loader.rows };
  }
  throw new AppError("invalid", "The backup ends in the middle: it is not whole. Nothing was restored.");
}

/**
 * Puts a backup into an empty database: its own schema first, then every row in one transaction, checked against the roots of the
 * trails; then the migrations that came since. A failure leaves nothing but empty tables.
 * @param bytes the frames, uncompressed
 * @throws AppError conflict when the database holds anything; invalid for a file that is damaged, cut off, or of a newer Lucid
 */
export async function restore(url: string, bytes: AsyncIterable<Uint8Array>, folder: string): Promise<Restored> {
  const frames = readFrames(bytes);
  const first = await frames.next();
  const head = parse<BackupHead>(first.done ? undefined : first.value, "H");
  if (head.format !== "lucid-backup/1") throw new AppError("invalid", "This file is not a backup of Lucid.");
  await connected(url, emptyDatabase);
  const names = new Set(head.migrations.map(({ name }) => name));
  const known = await connected(url, (client) => pendingMigrations(client, folder));
  const unknown = [...names].filter((name) => !known.missing.includes(name));
  if (unknown.length > 0) throw new AppError("invalid", `The backup was made by a newer Lucid (${unknown.join(", ")}). Install that version, then restore.`);
  await migrate(url, folder, names);
  const loaded = await connected(url, async (client) => {
    const { rows } = await client.query<{ name: string; checksum: string }>("SELECT migration_name AS name, checksum FROM _prisma_migrations");
    const checksums = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    const other = head.migrations.find(({ name, checksum }) => checksums.get(name) !== checksum);
    if (other) throw new AppError("invalid", `The backup has another form of ${other.name} than this Lucid. Restore it with the version that made it.`);
    return load(client, head, frames);
  });
  const upgraded = await migrate(url, folder);
  return { createdAt: head.createdAt, ...loaded, trails: head.trails, upgraded };
}
