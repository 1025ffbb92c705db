import { createHash, randomBytes } from "node:crypto";
import type { SqlTx } from "@/lib/db/client";
import type { AuditAction } from "./actions";

/** The trail of acts that belong to no workspace: sign-ins, the first set-up. */
export const INSTALLATION = "installation";

/** Who is written down. An `Actor` fits; sign-ins use `anonymous` or the user without a workspace. */
export interface AuditActor {
  kind: "person" | "token" | "job" | "operator" | "anonymous";
  id: string;
  workspaceId?: string;
  requestId?: string;
}

export interface AuditInput {
  action: AuditAction;
  object: { type: string; id: string };
  /** Ids, hashes, numbers and closed words only: this part can never be erased. */
  facts?: Record<string, string | number | boolean | null | string[]>;
  /** Names, reasons, texts: kept beside the entry, which holds a salted commitment to them. */
  text?: Record<string, string>;
}

const INSERT = `
WITH head AS (
  INSERT INTO audit_heads AS h (trail, seq, at) VALUES ($1, 1, clock_timestamp())
  ON CONFLICT (trail) DO UPDATE SET seq = h.seq + 1, at = greatest(clock_timestamp(), h.at)
  RETURNING seq, at
), entry AS (
  INSERT INTO audit_entries (trail, seq, at, actor_kind, actor_id, action, object_type, object_id, facts, commitment, request_id)
  SELECT $1, seq, at, $2, $3, $4, $5, $6, $7::jsonb, $8, $9 FROM head RETURNING seq
), body AS (
  INSERT INTO audit_texts (trail, seq, salt, body) SELECT $1, seq, decode($10, 'hex'), $11 FROM entry WHERE $8::text IS NOT NULL
)
SELECT seq::text AS seq FROM entry`;

/**
 * Adds one entry to the trail, inside the transaction of the act it tells of (law 4). Takes the trail's head row, so that
 * numbers are dense and times never run backwards; the lock is held until the transaction ends: call it last.
 * @returns the entry's number in its trail
 */
export async function recordAudit(tx: SqlTx, actor: AuditActor, input: AuditInput): Promise<string> {
  const trail = actor.workspaceId ?? INSTALLATION;
  const body = input.text && Object.keys(input.text).length > 0 ? JSON.stringify(input.text) : null;
  const salt = randomBytes(16);
  const commitment = body === null ? null : createHash("sha256").update(salt).update(body, "utf8").digest("hex");
  const rows = await tx.$queryRawUnsafe<{ seq: string }[]>(
    INSERT,
    trail,
    actor.kind,
    actor.id,
    input.action,
    input.object.type,
    input.object.id,
    JSON.stringify(input.facts ?? {}),
    commitment,
    actor.requestId ?? "",
    salt.toString("hex"),
    body ?? "",
  );
  return rows[0]!.seq;
}
