import { sql } from "@/lib/db/client";
import { type AuditRow, ENTRY_COLUMNS, entryHash, entryOf } from "./entry";
import { MerkleFrontier } from "./tree";

const PAGE = 1000;

/** An entry's row with the leaf that a checkpoint covers; null while none does. */
export interface TrailRow extends AuditRow {
  leaf: Buffer | null;
}

/** Reads a trail's entries `after` < seq ≤ `until` in order, a page at a time. */
export async function* readTrail(trail: string, after = 0, until = Number.MAX_SAFE_INTEGER): AsyncGenerator<TrailRow> {
  for (let from = after; ; ) {
    const rows = await sql<TrailRow>(
      `SELECT ${ENTRY_COLUMNS}, l.leaf FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq
       LEFT JOIN audit_leaves l ON l.trail = e.trail AND l.seq = e.seq
       WHERE e.trail = $1 AND e.seq > $2 AND e.seq <= $3 ORDER BY e.seq LIMIT ${PAGE}`,
      [trail, from, until],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = Number(last.seq);
  }
}

/** What a checkpoint says it is of. */
export function originOf(trail: string): string {
  return `lucid/${trail}`;
}

export interface Checkpoint {
  /** How many entries the trail has. */
  size: number;
  /** The RFC 6962 root over them, in hex. */
  root: string;
  /** The time of the last entry, or null when there is none. */
  at: string | null;
}

// A trail only grows, so a process keeps the complete subtrees of what it has hashed and reads only what came since.
const KEPT = 200;
const frontiers = new Map<string, { tree: MerkleFrontier; at: string | null; busy: Promise<Checkpoint> | null }>();

async function extend(trail: string, kept: { tree: MerkleFrontier; at: string | null }): Promise<Checkpoint> {
  for await (const row of readTrail(trail, kept.tree.size)) {
    const entry = entryOf(row);
    kept.tree.append(entryHash(entry));
    kept.at = entry.at;
  }
  return { size: kept.tree.size, root: kept.tree.root().toString("hex"), at: kept.at };
}

/** The trail's size and root now. */
export async function checkpointOf(trail: string): Promise<Checkpoint> {
  let kept = frontiers.get(trail);
  if (!kept) {
    if (frontiers.size >= KEPT) frontiers.clear();
    kept = { tree: new MerkleFrontier(), at: null, busy: null };
    frontiers.set(trail, kept);
  }
  const known = kept;
  // One reader at a time grows a tree; whoever comes meanwhile gets a checkpoint that was true when they asked or later.
  known.busy ??= extend(trail, known).finally(() => {
    known.busy = null;
  });
  try {
    return await known.busy;
  } catch (error) {
    frontiers.delete(trail);
    throw error;
  }
}
