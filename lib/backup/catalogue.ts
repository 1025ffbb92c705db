import type pg from "pg";
import { type AuditRow, ENTRY_COLUMNS, entryHash, entryOf } from "@/lib/audit/entry";
import { MerkleFrontier } from "@/lib/audit/tree";
import type { TableHead, TrailState } from "./frames";

const TABLES = `
SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' GROUP BY 1 ORDER BY 1`;

// A reference that is checked at the end of the transaction needs no order.
const REFERENCES = `
SELECT c.conrelid::regclass::text AS from, c.confrelid::regclass::text AS to FROM pg_constraint c
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT c.condeferred AND c.conrelid <> c.confrelid`;

/** Every table with its columns, each after those that it refers to. @throws Error when two refer to each other at once */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableHead[]> {
  const { rows: tables } = await client.query<TableHead>(TABLES);
  const { rows: references } = await client.query<{ from: string; to: string }>(REFERENCES);
  const ordered: TableHead[] = [];
  let left = tables;
  while (left.length > 0) {
    const names = new Set(left.map(({ table }) => table));
    const ready = left.filter(({ table }) => !references.some(({ from, to }) => from === table && names.has(to)));
    if (ready.length === 0) throw new Error(`These tables refer to each other: ${[...names].join(", ")}.`);
    ordered.push(...ready);
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}

const PAGE = 2_000;

async function rootOf(client: pg.ClientBase, trail: string): Promise<TrailState> {
  const tree = new MerkleFrontier();
  for (;;) {
    const { rows } = await client.query<AuditRow>(
      `SELECT ${ENTRY_COLUMNS} FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq
       WHERE e.trail = $1 AND e.seq > $2 ORDER BY e.seq LIMIT ${PAGE}`,
      [trail, tree.size],
    );
    for (const row of rows) tree.append(entryHash(entryOf(row)));
    if (rows.length < PAGE) return { trail, size: tree.size, root: tree.root().toString("hex") };
  }
}

/** The size and root of every trail, as this connection sees them. */
export async function trailStates(client: pg.ClientBase): Promise<TrailState[]> {
  const { rows } = await client.query<{ trail: string }>("SELECT trail FROM audit_heads ORDER BY trail");
  const states: TrailState[] = [];
  for (const { trail } of rows) states.push(await rootOf(client, trail));
  return states;
}
