import type pg from "pg";
import { pool, sql } from "@/lib/db/client";
import { log } from "@/lib/log";
import { entryHash, entryOf } from "../entry";
import { type AuditActor, INSTALLATION } from "../record";
import { originOf, readTrail } from "../trail";
import { MerkleFrontier } from "../tree";
import { copyCheckpoint } from "./copies";
import { TrailContradiction } from "./failures";
import { type SigningKey, signingKey } from "./keys";
import { checkpointText, signNote } from "./note";

export interface StoredCheckpoint {
  size: number;
  /** Hex. */
  root: string;
  /** The signed note. */
  note: string;
  keyId: string;
  at: string;
}

export interface CutCheckpoint extends StoredCheckpoint {
  /** Whether it was signed just now: otherwise nothing was added since. */
  fresh: boolean;
}

const BATCH = 2_000;

/** The trees of what has leaves already, kept by the process that cuts checkpoints: a trail only grows. */
const trees = new Map<string, MerkleFrontier>();
const KEPT = 200;

/** Reads them anew from the leaves, as a process that has just started does. */
export function forgetTrees(): void {
  trees.clear();
}

function contradiction(trail: string, size: number): TrailContradiction {
  return new TrailContradiction(`The trail ${trail} no longer agrees with its checkpoint over ${size} entries. \`lucid audit verify\` says more.`);
}

/** The tree over the leaves that are kept. A tree that does not continue the newest checkpoint is never signed: that would vouch for a fork. */
async function withLeaves(client: pg.PoolClient, trail: string): Promise<MerkleFrontier> {
  const known = trees.get(trail)?.copy() ?? new MerkleFrontier();
  const newest = await client.query<{ size: number; root: string }>(
    "SELECT size::float8 AS size, root FROM checkpoints WHERE trail = $1 ORDER BY checkpoints.size DESC LIMIT 1",
    [trail],
  );
  const last = newest.rows[0];
  const compare = () => {
    if (last?.size === known.size && last.root !== known.root().toString("hex")) throw contradiction(trail, last.size);
  };
  compare();
  for (;;) {
    const { rows } = await client.query<{ leaf: Buffer }>(`SELECT leaf FROM audit_leaves WHERE trail = $1 AND seq > $2 ORDER BY seq LIMIT 20000`, [
      trail,
      known.size,
    ]);
    for (const { leaf } of rows) {
      known.append(leaf);
      compare();
    }
    if (rows.length === 20_000) continue;
    if (last && last.size > known.size) throw contradiction(trail, last.size);
    return known;
  }
}

/** Writes the leaves of entries that have none. @returns the tree over all, and the last entry's time */
async function extendLeaves(client: pg.PoolClient, trail: string): Promise<MerkleFrontier> {
  const tree = await withLeaves(client, trail);
  let waiting: Buffer[] = [];
  const write = async () => {
    if (waiting.length === 0) return;
    await client.query("INSERT INTO audit_leaves (trail, seq, leaf) SELECT $1, $2::bigint + n, leaf FROM unnest($3::bytea[]) WITH ORDINALITY AS t (leaf, n)", [
      trail,
      tree.size - waiting.length,
      waiting,
    ]);
    waiting = [];
  };
  for await (const row of readTrail(trail, tree.size)) {
    const leaf = entryHash(entryOf(row));
    tree.append(leaf);
    waiting.push(leaf);
    if (waiting.length === BATCH) await write();
  }
  await write();
  return tree;
}

async function sign(client: pg.PoolClient, trail: string, key: SigningKey, tree: MerkleFrontier): Promise<CutCheckpoint> {
  const size = tree.size;
  const root = tree.root().toString("hex");
  const found = await client.query<{ root: string; note: string; key_id: string; at: Date }>(
    "SELECT root, note, key_id, at FROM checkpoints WHERE trail = $1 AND size = $2",
    [trail, size],
  );
  const old = found.rows[0];
  if (old && old.root !== root) throw contradiction(trail, size);
  if (old) return { size, root, note: old.note, keyId: old.key_id, at: old.at.toISOString(), fresh: false };
  const note = signNote(checkpointText(originOf(trail), size, root), key.name, key.seed);
  const made = await client.query<{ at: Date }>("INSERT INTO checkpoints (trail, size, root, key_id, note) VALUES ($1, $2, $3, $4, $5) RETURNING at", [
    trail,
    size,
    root,
    key.id,
    note,
  ]);
  return { size, root, note, keyId: key.id, at: made.rows[0]!.at.toISOString(), fresh: true };
}

/** A folder that cannot be written must not stop an export; the worker tries again with the next checkpoint. */
async function copyOrWarn(trail: string, checkpoint: StoredCheckpoint): Promise<void> {
  await copyCheckpoint(trail, checkpoint).catch((error: unknown) => log.error({ err: error, trail }, "a checkpoint could not be copied to its folder"));
}

/**
 * Signs what the trail is now: writes the leaves that are missing, then a checkpoint over all entries. Where nothing was added since
 * the last one, that is the answer. @throws Error when the trail has no entries or contradicts a checkpoint
 */
export async function cutCheckpoint(actor: AuditActor): Promise<CutCheckpoint> {
  const trail = actor.workspaceId ?? INSTALLATION;
  const key = await signingKey(actor, trail);
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 5012646277))", [trail]);
    const tree = await extendLeaves(client, trail);
    const cut = await sign(client, trail, key, tree);
    await client.query("DELETE FROM checkpoint_failures WHERE trail = $1", [trail]);
    await client.query("COMMIT");
    if (trees.size >= KEPT) forgetTrees();
    trees.set(trail, tree);
    if (cut.fresh) await copyOrWarn(trail, cut);
    return cut;
  } catch (error) {
    await client.query("ROLLBACK").catch((failed: unknown) => log.warn({ err: failed }, "a rollback failed"));
    throw error;
  } finally {
    client.release();
  }
}

/** The checkpoints that were signed, the largest first; `limit` of them. */
export async function checkpointsOf(trail: string, limit: number): Promise<StoredCheckpoint[]> {
  const rows = await sql<{ size: string; root: string; note: string; key_id: string; at: Date }>(
    "SELECT size::text, root, note, key_id, at FROM checkpoints WHERE trail = $1 ORDER BY checkpoints.size DESC LIMIT $2",
    [trail, limit],
  );
  return rows.map((row) => ({ size: Number(row.size), root: row.root, note: row.note, keyId: row.key_id, at: row.at.toISOString() }));
}
