import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Change, type Operation, onTopOf, type Placed } from "./release";

/** What putting a release in force does to the lessons behind it. The words are those of lib/lessons, which stands above this folder. */

async function move(tx: Tx, workspaceId: string, ids: readonly string[], from: readonly string[], to: string): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.$executeRawUnsafe(
    "UPDATE lessons SET state = $4, updated_at = now() WHERE workspace_id = $1 AND id = ANY($2::text[]) AND state = ANY($3::text[])",
    workspaceId,
    [...ids],
    [...from],
    to,
  );
}

/** The lessons whose text left between two releases, by whether another text took the item's place. */
export function leavers(before: readonly Placed[], after: readonly Placed[], changes: readonly Pick<Change, "operation" | "itemId" | "targets">[]) {
  const stays = new Set(after.map((item) => item.lessonId));
  const retired = new Set(changes.filter((change) => change.operation === "retire").flatMap((change) => [change.itemId, ...change.targets]));
  const gone = before.filter((item) => !stays.has(item.lessonId));
  return {
    retired: gone.filter((item) => retired.has(item.itemId)).map((item) => item.lessonId),
    superseded: gone.filter((item) => !retired.has(item.itemId)).map((item) => item.lessonId),
  };
}

/**
 * Approved lessons become published; the lessons behind replaced texts superseded, behind retired ones retired.
 * @throws AppError conflict when an approved lesson is no longer approved
 */
export async function carryOutLessons(
  tx: Tx,
  workspaceId: string,
  changes: readonly Omit<Change, "reviewId">[],
  before: readonly Placed[],
  after: readonly Placed[],
): Promise<void> {
  const ids = changes.map((change) => change.lessonId);
  if ((await move(tx, workspaceId, ids, ["approved"], "published")) !== ids.length) {
    throw new AppError("conflict", "An approval in this draft was undone meanwhile. Reload to see the draft without it.");
  }
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = 'superseded', state_reason = 'In force as part of a change of the same item that was approved on top of it.'
     WHERE workspace_id = $1 AND id = ANY($2::text[]) AND state = 'published'`,
    workspaceId,
    changes.filter((change) => onTopOf(changes, change)).map(({ lessonId }) => lessonId),
  );
  const left = leavers(before, after, changes);
  await move(tx, workspaceId, left.retired, ["published"], "retired");
  await move(tx, workspaceId, left.superseded, ["published"], "superseded");
}

/**
 * Lets the lessons behind `ids` back in force, whatever a later release made of them. What somebody withdrew by itself stays
 * out: only what a return left out (`findings.withdrawn`) comes back by a return.
 */
export async function restoreLessons(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = 'published', updated_at = now(), findings = findings - 'withdrawn',
       state_reason = CASE WHEN findings->'withdrawn' IS NULL THEN state_reason ELSE '' END
     WHERE workspace_id = $1 AND id = ANY($2::text[]) AND (state IN ('superseded', 'retired') OR state = 'withdrawn' AND findings->'withdrawn' IS NOT NULL)`,
    workspaceId,
    [...ids],
  );
}

/**
 * The lessons of changes that a publication drops because they are moot: people approved them for guidance that a return took
 * out of force. Nothing of them was ever in force, so no return brings them back.
 */
export async function dropMoot(tx: Tx, workspaceId: string, releaseId: string, number: number, lessonIds: readonly string[]): Promise<void> {
  if (lessonIds.length === 0) return;
  await tx.$executeRawUnsafe(
    "DELETE FROM release_changes WHERE workspace_id = $1 AND release_id = $2 AND lesson_id = ANY($3::text[])",
    workspaceId,
    releaseId,
    [...lessonIds],
  );
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = 'withdrawn', updated_at = now(), state_reason = $3
     WHERE workspace_id = $1 AND id = ANY($2::text[]) AND state = 'approved'`,
    workspaceId,
    [...lessonIds],
    `Approved, but what it was about was no longer in force when release ${number} was published.`,
  );
}

interface Carried {
  id: string;
  state: string;
  operation: Operation;
  itemId: string;
}

interface HistoryRow {
  lessonId: string;
  operation: Operation | null;
  itemIds: string[];
}

// What led to a release: back over the releases before it, and where one returned, over what it returned to.
const HISTORY = `
WITH RECURSIVE history AS (
  SELECT id, number, origin, returns_to FROM releases WHERE workspace_id = $1 AND number = $2 AND state <> 'draft'
  UNION ALL
  SELECT p.id, p.number, p.origin, p.returns_to FROM history h CROSS JOIN LATERAL (
    SELECT r.id, r.number, r.origin, r.returns_to FROM releases r
    WHERE r.workspace_id = $1 AND r.state <> 'draft' AND CASE WHEN h.origin = 'returned' THEN r.number = h.returns_to ELSE r.number < h.number END
    ORDER BY r.number DESC LIMIT 1) p
)
SELECT c.lesson_id AS "lessonId", c.operation, c.item_id || c.targets AS "itemIds", h.number FROM history h JOIN release_changes c ON c.release_id = h.id
UNION ALL
SELECT DISTINCT i.lesson_id, NULL, ARRAY[i.item_id], -1 FROM history h JOIN release_items i ON i.release_id = h.id
ORDER BY number`;

const CARRIED = `
SELECT l.id, l.state, l.operation, l.item_id AS "itemId" FROM lessons l
WHERE l.workspace_id = $1 AND (l.state IN ('published', 'superseded', 'retired') OR l.state = 'withdrawn' AND l.findings->'withdrawn' IS NOT NULL)
  AND l.id IN (
    SELECT c.lesson_id FROM release_changes c JOIN releases r ON r.id = c.release_id WHERE c.workspace_id = $1 AND r.state <> 'draft'
    UNION SELECT i.lesson_id FROM release_items i JOIN releases r ON r.id = i.release_id WHERE i.workspace_id = $1 AND r.state <> 'draft')`;

/**
 * After a return to the release `number`: a lesson that its history knew is what that history made of it; one that it did not
 * know was taken out of force by the return, with its reason.
 * @returns the lessons that the return withdrew, by id
 */
export async function lessonsAfterReturn(
  tx: Tx,
  workspaceId: string,
  by: { releaseId: string; number: number; note: string },
  after: readonly Pick<Placed, "lessonId">[],
): Promise<string[]> {
  const history = await tx.$queryRawUnsafe<HistoryRow[]>(HISTORY, workspaceId, by.number);
  const known = new Set(history.map((row) => row.lessonId));
  // Later rows win: the last change to an item says how the one before it left.
  const lastOn = new Map(history.flatMap((row) => (row.operation ? row.itemIds.map((id) => [id, row.operation] as const) : [])));
  const inForce = new Set(after.map((item) => item.lessonId));
  const to: Record<"published" | "superseded" | "retired" | "withdrawn", string[]> = { published: [], superseded: [], retired: [], withdrawn: [] };
  for (const { id, state, operation, itemId } of await tx.$queryRawUnsafe<Carried[]>(CARRIED, workspaceId)) {
    const next = !known.has(id)
      ? "withdrawn"
      : inForce.has(id) || operation === "retire"
        ? "published"
        : lastOn.get(itemId) === "retire"
          ? "retired"
          : "superseded";
    if (next !== state) to[next].push(id);
  }
  await restoreLessons(tx, workspaceId, [...to.published, ...to.superseded, ...to.retired]);
  await move(tx, workspaceId, to.superseded, ["published"], "superseded");
  await move(tx, workspaceId, to.retired, ["published"], "retired");
  const reason = `Left out by the return to release ${by.number}${by.note === "" ? "." : `: ${by.note}`}`;
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = 'withdrawn', updated_at = now(), state_reason = $3, findings = findings || jsonb_build_object('withdrawn', $4::text)
     WHERE workspace_id = $1 AND id = ANY($2::text[])`,
    workspaceId,
    to.withdrawn,
    reason,
    by.releaseId,
  );
  return to.withdrawn;
}
