import { randomBytes } from "node:crypto";
import { type Actor, authorize } from "@/lib/auth/actor";
import { seal, unseal } from "@/lib/auth/seal";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { onPool, type SqlTx, sql, transact } from "@/lib/db/client";
import { type AuditActor, recordAudit } from "../record";
import { originOf } from "../trail";
import { formatKey, keyIdOf, type NoteKey, publicKeyOf, signText, successionText } from "./note";

/** A key with its private half, ready to sign. */
export interface SigningKey extends NoteKey {
  seed: Buffer;
}

const purposeOf = (trail: string) => `checkpoints of ${trail}`;

interface Row {
  id: string;
  public_key: Buffer;
  sealed: Buffer;
}

async function current(tx: SqlTx, trail: string): Promise<Row | undefined> {
  const rows = await tx.$queryRawUnsafe<Row[]>("SELECT id, public_key, sealed FROM checkpoint_keys WHERE trail = $1 AND retired_at IS NULL", trail);
  return rows[0];
}

/**
 * Makes the next key of a trail. The key before it signs who follows, so that whoever trusts an old key can come to trust the new
 * one; a key that can no longer be opened cannot, and the entry says so by holding no endorsement.
 */
async function makeKey(tx: SqlTx, actor: AuditActor, trail: string, before: Row | undefined): Promise<SigningKey> {
  const seed = randomBytes(32);
  const publicKey = publicKeyOf(seed);
  const name = originOf(trail);
  const key = { name, id: keyIdOf(name, publicKey), publicKey, seed };
  const old = before ? unseal(purposeOf(trail), before.sealed) : null;
  const endorsement = old ? signText(successionText(name, formatKey(key)), old).toString("base64") : null;
  if (before) await tx.$queryRawUnsafe("UPDATE checkpoint_keys SET retired_at = clock_timestamp() WHERE trail = $1 AND id = $2", trail, before.id);
  await tx.$queryRawUnsafe(
    "INSERT INTO checkpoint_keys (trail, id, public_key, sealed) VALUES ($1, $2, $3, $4)",
    trail,
    key.id,
    Buffer.from(publicKey),
    seal(purposeOf(trail), seed),
  );
  await recordAudit(tx, actor, {
    action: "audit.key_made",
    object: { type: "checkpoint_key", id: key.id },
    facts: { key: formatKey(key), previous: before?.id ?? null, endorsement },
  });
  return key;
}

async function lockKeys(tx: SqlTx, trail: string): Promise<void> {
  await tx.$queryRawUnsafe("SELECT pg_advisory_xact_lock(hashtextextended($1, 5012646276))::text", trail);
}

/** The key that signs a trail's checkpoints now; the first one, or one that can no longer be opened, brings a new one. */
export async function signingKey(actor: AuditActor, trail: string): Promise<SigningKey> {
  const opened = (row: Row | undefined): SigningKey | null => {
    const seed = row ? unseal(purposeOf(trail), row.sealed) : null;
    return row && seed ? { name: originOf(trail), id: row.id, publicKey: Buffer.from(row.public_key), seed } : null;
  };
  const known = opened(await current(onPool(), trail));
  if (known) return known;
  return transact(async (tx) => {
    await lockKeys(tx, trail);
    const row = await current(tx, trail);
    return opened(row) ?? makeKey(tx, actor, trail, row);
  });
}

/** Every key that a trail has had, the oldest first. */
export async function keysOf(trail: string): Promise<(NoteKey & { createdAt: string; retiredAt: string | null })[]> {
  const rows = await sql<{ id: string; public_key: Buffer; created_at: Date; retired_at: Date | null }>(
    "SELECT id, public_key, created_at, retired_at FROM checkpoint_keys WHERE trail = $1 ORDER BY created_at, id",
    [trail],
  );
  return rows.map((row) => ({
    name: originOf(trail),
    id: row.id,
    publicKey: row.public_key,
    createdAt: row.created_at.toISOString(),
    retiredAt: row.retired_at?.toISOString() ?? null,
  }));
}

/** Replaces the key that signs the checkpoints of the actor's workspace. Checkpoints by the old one stay valid. @throws AppError reauthenticate */
export async function rotateKey(actor: Actor): Promise<{ id: string; key: string }> {
  await authorize(actor, "audit.keys");
  await requireFreshSignIn(actor);
  const trail = actor.workspaceId;
  const key = await transact(async (tx) => {
    await lockKeys(tx, trail);
    return makeKey(tx, actor, trail, await current(tx, trail));
  });
  return { id: key.id, key: formatKey(key) };
}
