import { recordAudit } from "@/lib/audit/record";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { forgetGuidance } from "../current";
import { lockReleases, placedInForce } from "../draft";
import { enforceItems } from "../in-force";
import type { WithdrawInput } from "./schema";

/**
 * Takes a lesson out of every destination in one act: a new release without its item comes into force at once. The lesson stays
 * withdrawn whatever release is returned to. Approved changes in the draft keep waiting; those about the item lose their ground.
 * @throws AppError reauthenticate without a fresh sign-in; conflict when the lesson is not in force as it was seen
 */
export async function withdraw(actor: PersonActor, { lessonId, revisionId, reason }: WithdrawInput): Promise<{ number: number }> {
  await authorize(actor, "guidance.withdraw");
  await requireFreshSignIn(actor);
  const { workspaceId } = actor;
  const number = await transact(async (tx) => {
    await lockReleases(tx, workspaceId);
    const lessons = await tx.$queryRawUnsafe<{ title: string; inForce: string | null }[]>(
      `SELECT v.title, (SELECT id FROM releases WHERE workspace_id = $1 AND state = 'in_force') AS "inForce"
       FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id WHERE l.workspace_id = $1 AND l.id = $2 FOR UPDATE OF l`,
      workspaceId,
      lessonId,
    );
    const lesson = lessons[0];
    if (!lesson) throw notFound("lesson");
    const items = await placedInForce(tx, workspaceId);
    const placed = items.find((item) => item.lessonId === lessonId);
    if (!placed || lesson.inForce === null)
      throw new AppError("conflict", "This lesson is not in force, so there is nothing to withdraw. Reload to see where it stands.");
    if (placed.revisionId !== revisionId) throw new AppError("conflict", "Another text of this lesson is in force by now. Reload to see it.");
    const enforced = await enforceItems(
      tx,
      actor,
      items.filter((item) => item !== placed),
      { origin: "withdrawn", note: reason },
    );
    const moved = await tx.$executeRawUnsafe(
      `UPDATE lessons SET state = 'withdrawn', state_reason = $3, updated_at = now(), decided_at = now() WHERE workspace_id = $1 AND id = $2 AND state = 'published'`,
      workspaceId,
      lessonId,
      reason,
    );
    if (moved === 0) throw new AppError("conflict", "This lesson is not in force any more. Reload to see what happened to it.");
    const id = newId("withdrawal");
    await tx.$executeRawUnsafe(
      `INSERT INTO withdrawals (id, workspace_id, lesson_id, item_id, revision_id, sha256, from_release, release_id, reason, withdrawn_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      id,
      workspaceId,
      lessonId,
      placed.itemId,
      placed.revisionId,
      placed.sha256,
      lesson.inForce,
      enforced.releaseId,
      reason,
      actor.id,
    );
    await tx.$executeRawUnsafe("UPDATE concerns SET state = 'over' WHERE workspace_id = $1 AND item_id = $2 AND state = 'open'", workspaceId, placed.itemId);
    await recordAudit(tx, actor, {
      action: "guidance.withdrawn",
      object: { type: "lesson", id: lessonId },
      facts: { withdrawal: id, revision: placed.revisionId, sha256: placed.sha256, release: enforced.releaseId, number: enforced.number },
      text: { title: lesson.title, reason },
    });
    return enforced.number;
  });
  forgetGuidance(workspaceId);
  return { number };
}
