import type { Format } from "../reader";
import { readRows } from "./message-rows";

/** The columns that make a table one of messages, in the names that exports use. */
const ROLE = /^(?:role|speaker|sender|from|author)$/i;
const CONTENT = /^(?:content|text|message|body|value)$/i;

/** The delimiter of a table whose first line this is: the most frequent of the usual ones outside quotes. */
export function delimiterOf(header: string): "," | ";" | "\t" {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = ([",", ";", "\t"] as const).map((mark) => ({ mark, count: bare.split(mark).length - 1 }));
  return counts.sort((a, b) => b.count - a.count)[0]!.mark;
}

/** Whether the first line names a role and a content column. */
export function looksLikeCsv(bytes: Buffer, path: string): boolean {
  const end = bytes.indexOf(0x0a);
  const header = bytes.toString("utf8", 0, Math.min(end < 0 ? bytes.length : end, 65_536));
  const names = header.split(delimiterOf(header)).map((name) => name.trim().replace(/^"|"$/g, ""));
  const known = names.some((name) => ROLE.test(name)) && names.some((name) => CONTENT.test(name));
  return known && (names.length >= 3 || /\.(?:csv|tsv|txt)$/i.test(path));
}

/** A table, one message a row. */
export const csvRows: Format = { name: "csv", framing: "csv", read: (context) => readRows(context, "csv") };

/** A row's cells under the names that the message reader knows; empty cells are left out. */
export function namedRow(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  header.forEach((name, at) => {
    const cell = cells[at];
    if (cell === undefined || cell === "") return;
    const known = ROLE.test(name)
      ? "role"
      : CONTENT.test(name)
        ? "content"
        : name
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, "_");
    row[known] ??= known === "is_error" || known === "error" ? /^(?:true|1|yes)$/i.test(cell) : cell;
  });
  return row;
}
