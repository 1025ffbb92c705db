import type { ImportSource } from "@/lib/sessions/import/report";

/** A sample file as the importer sees any file: a path and its bytes. */
export function fileSource(path: string, text: string): ImportSource {
  const bytes = Buffer.from(text, "utf8");
  return {
    path,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

/** Records as JSON Lines. */
export function jsonLines(records: readonly unknown[]): string {
  return `${records.map((record) => JSON.stringify(record)).join("\n")}\n`;
}
