import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";

export interface RawRecord {
  index: number;
  kind: "event" | "meta" | "unknown";
  bytes: number;
  /** The beginning of the source's bytes, read as UTF-8. */
  text: string;
  cut: boolean;
}

const FIRST_BYTES = 65_536;
const PAGE = 20;

interface Row {
  index: number;
  kind: RawRecord["kind"];
  bytes: number;
  head: Buffer;
}

function toRecord({ head, ...row }: Row): RawRecord {
  return { ...row, text: new TextDecoder("utf-8").decode(head, { stream: row.bytes > head.length }), cut: row.bytes > head.length };
}

/** The records that no rule understood, from an ordinal on: kept raw, never dropped. */
export async function listUnknownRecords(actor: Actor, sessionId: string, from: number): Promise<{ records: RawRecord[]; next: number | null }> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Row>(
    `SELECT index, kind, octet_length(raw) AS bytes, substring(raw FROM 1 FOR 4096) AS head FROM records
     WHERE workspace_id = $1 AND session_id = $2 AND kind = 'unknown' AND index >= $3 ORDER BY index LIMIT ${PAGE + 1}`,
    [actor.workspaceId, sessionId, Number.isSafeInteger(from) ? Math.max(0, Math.min(from, 2_147_483_647)) : 0],
  );
  return { records: rows.slice(0, PAGE).map(toRecord), next: rows[PAGE]?.index ?? null };
}

/** One record as the source wrote it. @throws AppError not_found */
export async function getRecord(actor: Actor, sessionId: string, index: number): Promise<RawRecord> {
  await authorize(actor, "sessions.read");
  if (!Number.isSafeInteger(index) || index < 0 || index > 2_147_483_647) throw notFound("record");
  const [row] = await sql<Row>(
    `SELECT index, kind, octet_length(raw) AS bytes, substring(raw FROM 1 FOR ${FIRST_BYTES}) AS head FROM records
     WHERE workspace_id = $1 AND session_id = $2 AND index = $3`,
    [actor.workspaceId, sessionId, index],
  );
  if (!row) throw notFound("record");
  return toRecord(row);
}
