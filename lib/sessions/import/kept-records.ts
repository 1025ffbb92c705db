import { createHash } from "node:crypto";
import type pg from "pg";
import type { BuiltEvent, BuiltRecord } from "./session-builder";

function digest(raw: Buffer): string {
  return createHash("sha256").update(raw).digest().toString("latin1", 0, 16);
}

/**
 * The records of a stored session that only describe it, or were not understood. They are no part of its events' links, so when the
 * session comes again each is looked up by its bytes: what is stored is not stored twice, and what is new is kept wherever it stands.
 */
export class KeptRecords {
  /** The ordinals of stored records that came again. */
  readonly found: number[] = [];

  private constructor(private readonly stored: Map<string, number[]>) {}

  static async load(client: pg.ClientBase, sessionId: string): Promise<KeptRecords> {
    const result = await client.query(
      "SELECT index, substring(sha256(raw) FOR 16) AS digest FROM records WHERE session_id = $1 AND kind <> 'event' ORDER BY index",
      [sessionId],
    );
    const stored = new Map<string, number[]>();
    for (const { index, digest } of result.rows as { index: number; digest: Buffer }[]) {
      const key = digest.toString("latin1");
      const same = stored.get(key);
      if (same) same.push(index);
      else stored.set(key, [index]);
    }
    return new KeptRecords(stored);
  }

  /** Those of the records that must be written: the ones behind the events from index `from` on, and all others that are not stored. */
  missing(records: readonly BuiltRecord[], events: readonly BuiltEvent[], from: number): BuiltRecord[] {
    const behind = new Set<number>();
    for (const event of events) if (event.index >= from) behind.add(event.record);
    return records.filter((record) => (record.kind === "event" ? behind.has(record.index) : !this.take(record.raw)));
  }

  private take(raw: Buffer): boolean {
    const index = this.stored.get(digest(raw))?.shift();
    if (index !== undefined) this.found.push(index);
    return index !== undefined;
  }
}
