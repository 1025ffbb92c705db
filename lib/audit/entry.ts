import { createHash } from "node:crypto";
import { entryJson } from "./entry-json";
import { leafHash } from "./tree";

/** An entry as it is exported, hashed and shown. `at` is RFC 3339 in UTC with milliseconds. */
export interface AuditEntry {
  /** Whose trail it is of: a workspace's id, or `installation`. Part of the leaf, so that an export cannot be relabelled. */
  trail: string;
  seq: number;
  at: string;
  actor: { kind: string; id: string };
  action: string;
  object: { type: string; id: string };
  facts: Record<string, unknown>;
  commitment: string | null;
  requestId: string;
}

/** The erasable part beside an entry: the exact JSON text that the commitment is to, and its salt in hex. */
export interface AuditText {
  salt: string;
  body: string;
}

export interface AuditRow {
  trail: string;
  seq: string;
  at: Date;
  actor_kind: string;
  actor_id: string;
  action: string;
  object_type: string;
  object_id: string;
  facts: Record<string, unknown>;
  commitment: string | null;
  request_id: string;
  salt: Buffer | null;
  body: string | null;
}

/** The columns that `AuditRow` needs, of audit_entries e and audit_texts t. */
export const ENTRY_COLUMNS =
  "e.trail, e.seq::text, e.at, e.actor_kind, e.actor_id, e.action, e.object_type, e.object_id, e.facts, e.commitment, e.request_id, t.salt, t.body";

export function entryOf(row: AuditRow): AuditEntry {
  return {
    trail: row.trail,
    seq: Number(row.seq),
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id },
    action: row.action,
    object: { type: row.object_type, id: row.object_id },
    facts: row.facts,
    commitment: row.commitment,
    requestId: row.request_id,
  };
}

/** The text beside an entry, or null when there is none or it was erased. */
export function textOf(row: AuditRow): AuditText | null {
  return row.salt && row.body !== null ? { salt: row.salt.toString("hex"), body: row.body } : null;
}

/** The entry's hash as a leaf of its trail's tree: over its canonical JSON (RFC 8785), without the erasable text. */
export function entryHash(entry: AuditEntry): Buffer {
  return leafHash(entryJson(entry));
}

/** Whether the text is the one that the entry was committed to. */
export function fitsCommitment(text: AuditText, commitment: string): boolean {
  return createHash("sha256").update(Buffer.from(text.salt, "hex")).update(text.body, "utf8").digest("hex") === commitment;
}
