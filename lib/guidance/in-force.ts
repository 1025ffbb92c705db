import type { PersonActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import { addChange, changesOf, ensureDraft, openDraft, placeItems } from "./draft";
import { inside, type LoadedItem, loadPlaced } from "./load";
import { MAX_FILE_BYTES, type Placed, releaseDigest } from "./release";

/** How a release comes into force, whichever command decides it. Everything here runs under `lockReleases`. */

export interface Enforced {
  releaseId: string;
  number: number;
  sha256: string;
  items: LoadedItem[];
}

interface Meta {
  origin: "reviewed" | "adopted" | "returned" | "withdrawn";
  returnsTo?: number;
  note: string;
  /** Only for what is adopted as release 0. */
  number?: number;
}

const ENDED = new Set(["withdrawn", "rejected", "quarantined"]);

/**
 * Law 1, once more at the last gate: each item's bytes are those of its standing review.
 * @throws AppError conflict naming the item
 */
export function assertApproved(items: readonly LoadedItem[]): void {
  for (const item of items) {
    if (sha256(item.file) !== item.sha256)
      throw new AppError("conflict", `The stored text of ${item.path} is not what was approved. Ask your operator to run "lucid doctor".`);
    if (!item.standing) throw new AppError("conflict", `The approval of ${item.path} was undone. Reload to see what is left.`);
    if (ENDED.has(item.lessonState)) throw new AppError("conflict", `The lesson behind ${item.path} is ${item.lessonState}, so it cannot be put in force.`);
    if (item.bytes > MAX_FILE_BYTES) throw new AppError("too_large", `${item.path} is larger than ${MAX_FILE_BYTES} bytes, the most that a destination takes.`);
  }
}

/**
 * Puts the draft `releaseId` in force with these items.
 * @throws AppError conflict when its content is not `expectedDigest`
 */
export async function enforceDraft(
  tx: Tx,
  actor: PersonActor,
  releaseId: string,
  placed: readonly Placed[],
  meta: Meta,
  expectedDigest?: string,
): Promise<Enforced> {
  const items = await loadPlaced(actor.workspaceId, placed, inside(tx));
  assertApproved(items);
  const digest = releaseDigest(items);
  if (expectedDigest !== undefined && digest.sha256 !== expectedDigest) {
    throw new AppError("conflict", "The draft changed after you opened it. Reload to see the guidance as it would be published now.");
  }
  await placeItems(tx, actor.workspaceId, releaseId, placed);
  await tx.$executeRawUnsafe("UPDATE releases SET state = 'past' WHERE workspace_id = $1 AND state = 'in_force'", actor.workspaceId);
  const rows = await tx.$queryRawUnsafe<{ number: number }[]>(
    `UPDATE releases SET state = 'in_force', origin = $3, returns_to = $4, note = $5, index_text = $6, sha256 = $7, published_by = $8, number = coalesce($9, number),
       published_at = greatest(date_trunc('milliseconds', clock_timestamp()), (SELECT max(published_at) FROM releases WHERE workspace_id = $1))
     WHERE workspace_id = $1 AND id = $2 AND state = 'draft' RETURNING number`,
    actor.workspaceId,
    releaseId,
    meta.origin,
    meta.returnsTo ?? null,
    meta.note,
    digest.index,
    digest.sha256,
    actor.id,
    meta.number ?? null,
  );
  if (!rows[0]) throw new AppError("conflict", "This draft was published or replaced meanwhile. Reload to see what is in force.");
  return { releaseId, number: rows[0].number, sha256: digest.sha256, items };
}

/**
 * Puts `items` in force as a release of their own. Approved changes that wait in the draft keep waiting, in a new draft on top
 * of it, so that nobody publishes a draft they saw on another ground.
 */
export async function enforceItems(tx: Tx, actor: PersonActor, items: readonly Placed[], meta: Meta): Promise<Enforced> {
  const { workspaceId } = actor;
  const open = await openDraft(tx, workspaceId);
  const waiting = open ? await changesOf(tx, workspaceId, open.id) : [];
  if (open) await tx.$executeRawUnsafe("DELETE FROM releases WHERE workspace_id = $1 AND id = $2", workspaceId, open.id);
  const draft = await ensureDraft(tx, workspaceId);
  const enforced = await enforceDraft(tx, actor, draft.id, items, meta);
  if (waiting.length > 0) {
    const next = await ensureDraft(tx, workspaceId);
    for (const change of waiting) await addChange(tx, workspaceId, next.id, change);
  }
  return enforced;
}
