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
  const columns = await sql<{ schema: string; table: string; column: string; bytes: boolean }>(
    `SELECT table_schema AS schema, table_name AS table, column_name AS column, data_type = 'bytea' AS bytes FROM information_schema.columns
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, 3`,
  );
  const found: string[] = [];
  for (const { schema, table, column, bytes } of columns) {
    const name = `"${schema}"."${table}"`;
    if (bytes) {
      const rows = await sql<{ value: Buffer | null }>(`SELECT "${column}" AS value FROM ${name}`);
      if (rows.some(({ value }) => value !== null && bytesHold(value, needles))) found.push(`${table}.${column}`);
      continue;
    }
    const rows = await sql(`SELECT 1 FROM ${name} WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) n WHERE strpos("${column}"::text, n) > 0) LIMIT 1`, [needles]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
