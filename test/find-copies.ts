import { inflateRawSync } from "node:zlib";
import { sql } from "@/lib/db/client";

const forms = (words: string) => {
  const json = JSON.stringify(words).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [...new Set([words, json, ascii, JSON.stringify(json).slice(1, -1)])];
};

function bytesHold(bytes: Buffer, needles: readonly string[]): boolean {
  const plain = needles.some((needle) => bytes.includes(needle));
  // Packed features: a byte that says how, then JSON, deflated when it is long.
  if (plain || bytes[0] !== 1) return plain;
  try {
    const unpacked = inflateRawSync(bytes.subarray(1));
    return needles.some((needle) => unpacked.includes(needle));
  } catch {
    return false;
  }
}

/** Every `table.column` of every schema in which the words stand, in any row of any workspace, in any form. */
export async function copiesOf(words: string): Promise<string[]> {
  const needles = forms(words);
  const tables = await sql<{ name: string; table: string; texts: string[] | null; bytes: string[] | null }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name, table_name AS table,
       array_agg(column_name::text ORDER BY 1) FILTER (WHERE data_type <> 'bytea') AS texts, array_agg(column_name::text ORDER BY 1) FILTER (WHERE data_type = 'bytea') AS bytes
     FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema') GROUP BY 1, 2 ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name, table, texts, bytes } of tables) {
    const holds = (texts ?? []).map((column) => `bool_or(strpos("${column}"::text, n) > 0) AS "${column}"`);
    if (holds.length > 0) {
      const [row] = await sql<Record<string, boolean | null>>(`SELECT ${holds.join(", ")} FROM ${name}, unnest($1::text[]) AS needles (n)`, [needles]);
      for (const [column, holdsIt] of Object.entries(row ?? {})) if (holdsIt) found.push(`${table}.${column}`);
    }
    for (const column of bytes ?? []) {
      const rows = await sql<{ value: Buffer | null }>(`SELECT "${column}" AS value FROM ${name} WHERE "${column}" IS NOT NULL`);
      if (rows.some(({ value }) => value !== null && bytesHold(value, needles))) found.push(`${table}.${column}`);
    }
  }
  return found;
}
