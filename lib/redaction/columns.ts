import type pg from "pg";
import type { Needle } from "./needles";

/**
 * Finds and empties copies wherever a workspace's tables keep text, found in the database's own catalogue, so that a table that is
 * added later is reached too.
 */

export interface TextTable {
  table: string;
  texts: string[];
  jsons: string[];
  lists: string[];
  bytes: string[];
  columns: ReadonlySet<string>;
  /** Whether a trigger refuses changes: it is set aside for this one. */
  fixed: boolean;
}

/** Handled on their own, or holding nothing that anyone wrote. */
const OWN_WAY = new Set([
  "revisions",
  "records",
  "event_overflow",
  "session_features",
  "redaction_keys",
  "redaction_marks",
  "redactions",
  "dream_ranges",
  "legal_holds",
]);
/** Keys, hashes and signatures: bytes without words. */
const BARE_BYTES = new Set(["chain", "packed", "mark", "key", "leaf", "sealed", "api_key", "webhook_key", "secret", "salt"]);

const CATALOGUE = `
SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type,
  EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'f') AND a.attnum = ANY (k.conkey)) AS key,
  EXISTS (SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND p.proname LIKE 'refuse%') AS fixed
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND EXISTS (SELECT 1 FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id' AND NOT w.attisdropped)
ORDER BY 1, a.attnum`;

interface Column {
  table: string;
  column: string;
  type: string;
  key: boolean;
  fixed: boolean;
}

/** The tables of workspaces with the columns that can hold words. Ids and references are left out. */
export async function textTables(client: pg.ClientBase): Promise<TextTable[]> {
  const { rows } = await client.query<Column>(CATALOGUE);
  const tables = new Map<string, TextTable & { columns: Set<string> }>();
  for (const { table, column, type, key, fixed } of rows) {
    if (OWN_WAY.has(table)) continue;
    const found = tables.get(table) ?? { table, texts: [], jsons: [], lists: [], bytes: [], columns: new Set<string>(), fixed };
    tables.set(table, found);
    found.columns.add(column);
    if (key) continue;
    if (type === "text" || type === "character varying") found.texts.push(column);
    else if (type === "jsonb" || type === "json") found.jsons.push(column);
    else if (type === "text[]") found.lists.push(column);
    else if (type === "bytea" && !BARE_BYTES.has(column)) found.bytes.push(column);
  }
  return [...tables.values()];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Which rows of a table: those of the workspace, narrowed where only one session's or lesson's are meant. */
export interface Scope {
  workspaceId: string;
  sessions?: readonly string[];
  lessons?: readonly string[];
}

function scopeSql(scope: Scope, table: TextTable, values: unknown[]): string | null {
  const where = [`workspace_id = $${values.push(scope.workspaceId)}`];
  if (scope.sessions === undefined && scope.lessons === undefined) return where[0]!;
  const narrow: string[] = [];
  const own = (ids: readonly string[] | undefined, column: string, itself: string) => {
    if (ids === undefined || ids.length === 0) return;
    if (table.columns.has(column)) narrow.push(`${column} = ANY($${values.push(ids)})`);
    if (table.table === itself) narrow.push(`id = ANY($${values.push(ids)})`);
  };
  own(scope.sessions, "session_id", "sessions");
  own(scope.lessons, "lesson_id", "lessons");
  return narrow.length === 0 ? null : `${where[0]} AND (${narrow.join(" OR ")})`;
}

/** A refusal of a table whose rows never change is set aside for one statement of one transaction. */
async function setAside<T>(client: pg.ClientBase, table: TextTable, work: () => Promise<T>): Promise<T> {
  if (!table.fixed) return work();
  await client.query(`ALTER TABLE ${quoted(table.table)} DISABLE TRIGGER USER`);
  const result = await work();
  await client.query(`ALTER TABLE ${quoted(table.table)} ENABLE TRIGGER USER`);
  return result;
}

async function emptyBytes(client: pg.ClientBase, table: TextTable, column: string, scope: Scope, needle: Needle): Promise<number> {
  const values: unknown[] = [Buffer.from(needle.find)];
  const where = scopeSql(scope, table, values);
  if (where === null) return 0;
  const { rows } = await client.query<{ place: string; bytes: Buffer }>(
    `SELECT ctid::text AS place, ${quoted(column)} AS bytes FROM ${quoted(table.table)} WHERE ${where} AND position($1::bytea IN ${quoted(column)}) > 0 FOR UPDATE`,
    values,
  );
  for (const { place, bytes } of rows) {
    const text = bytes.toString("latin1").replaceAll(Buffer.from(needle.find).toString("latin1"), Buffer.from(needle.replace).toString("latin1"));
    await client.query(`UPDATE ${quoted(table.table)} SET ${quoted(column)} = $2 WHERE ctid = $1::tid`, [place, Buffer.from(text, "latin1")]);
  }
  return rows.length;
}

/** Takes one needle out of one table. @returns how many rows held it */
async function emptyTable(client: pg.ClientBase, table: TextTable, scope: Scope, needle: Needle): Promise<number> {
  const values: unknown[] = [needle.find, needle.replace];
  const where = scopeSql(scope, table, values);
  if (where === null) return 0;
  const sets: string[] = [];
  const holds: string[] = [];
  const add = (column: string, has: string, then: string) => {
    holds.push(has);
    sets.push(`${column} = CASE WHEN ${has} THEN ${then} ELSE ${column} END`);
  };
  for (const column of table.texts.map(quoted)) add(column, `strpos(${column}, $1) > 0`, `replace(${column}, $1, $2)`);
  for (const column of table.jsons.map(quoted)) add(column, `strpos(${column}::text, $1) > 0`, `replace(${column}::text, $1, $2)::jsonb`);
  for (const column of table.lists.map(quoted))
    add(
      column,
      `strpos(array_to_string(${column}, chr(1)), $1) > 0`,
      `(SELECT array_agg(replace(item, $1, $2) ORDER BY at) FROM unnest(${column}) WITH ORDINALITY AS t (item, at))`,
    );
  let changed = 0;
  if (sets.length > 0) {
    const found = await client.query(
      `SELECT 1 FROM ${quoted(table.table)} WHERE ${where} AND ($2::text IS NOT NULL) AND (${holds.join(" OR ")}) LIMIT 1`,
      values,
    );
    if (found.rowCount)
      changed += await setAside(client, table, async () => {
        const { rowCount } = await client.query(`UPDATE ${quoted(table.table)} SET ${sets.join(", ")} WHERE ${where} AND (${holds.join(" OR ")})`, values);
        return rowCount ?? 0;
      });
  }
  for (const column of table.bytes) changed += await emptyBytes(client, table, column, scope, needle);
  return changed;
}

/** Whether any row of the table in the scope holds one of the needles: most tables hold none, and one question settles that. */
async function holdsAny(client: pg.ClientBase, table: TextTable, scope: Scope, needles: readonly Needle[]): Promise<boolean> {
  const values: unknown[] = [needles.map(({ find }) => find), needles.map(({ find }) => Buffer.from(find))];
  const where = scopeSql(scope, table, values);
  const texts = [...table.texts, ...table.jsons, ...table.lists].map((column) => `strpos(${quoted(column)}::text, n.text) > 0`);
  const lists = table.lists.map((column) => `strpos(array_to_string(${quoted(column)}, chr(1)), n.text) > 0`);
  const bytes = table.bytes.map((column) => `position(n.bytes IN ${quoted(column)}) > 0`);
  const holds = [...texts, ...lists, ...bytes];
  if (where === null || holds.length === 0) return false;
  const found = await client.query(
    `SELECT 1 FROM ${quoted(table.table)} WHERE ${where} AND EXISTS (SELECT 1 FROM unnest($1::text[], $2::bytea[]) AS n (text, bytes) WHERE ${holds.join(" OR ")}) LIMIT 1`,
    values,
  );
  return (found.rowCount ?? 0) > 0;
}

/** Takes the needles out of every table's rows in the scope. @returns how many rows held one */
export async function emptyColumns(client: pg.ClientBase, tables: readonly TextTable[], scope: Scope, needles: readonly Needle[]): Promise<number> {
  if (needles.length === 0) return 0;
  let changed = 0;
  for (const table of tables) {
    if (!(await holdsAny(client, table, scope, needles))) continue;
    for (const needle of needles) changed += await emptyTable(client, table, scope, needle);
  }
  return changed;
}
