import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Change, Placed } from "./release";

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
  const left = leavers(before, after, changes);
  await move(tx, workspaceId, left.retired, ["published"], "retired");
  await move(tx, workspaceId, left.superseded, ["published"], "superseded");
}

/** After a return: what came back is published again, what left is superseded, and so is a retirement that no longer holds. */
export async function lessonsAfterReturn(tx: Tx, workspaceId: string, before: readonly Placed[], after: readonly Placed[]): Promise<void> {
  await move(
    tx,
    workspaceId,
    after.map((item) => item.lessonId),
    ["superseded", "retired"],
    "published",
  );
  await move(tx, workspaceId, leavers(before, after, []).superseded, ["published"], "superseded");
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = 'superseded', updated_at = now()
     WHERE workspace_id = $1 AND operation = 'retire' AND state = 'published' AND item_id = ANY($2::text[])`,
    workspaceId,
    after.map((item) => item.itemId),
  );
}
