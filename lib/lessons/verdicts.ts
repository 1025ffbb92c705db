import { recordAudit } from "@/lib/audit/record";
import type { PersonActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import type { LockedLesson, WrittenReview } from "./decision";
import type { RejectReason } from "./lesson";
import { sealOf } from "./seal";

/** Several people's verdicts on one revision: a round. It is over when the policy would be content if all had approved. */

export interface StandingVerdict {
  id: string;
  reviewerId: string;
  decision: "approve" | "reject";
  reason: RejectReason | null;
  note: string;
  mayReturn: boolean;
  sealed: boolean;
  sealSalt: string;
}

/** The verdicts that stand on the present revision, the oldest first. */
export async function standingVerdicts(tx: Tx, workspaceId: string, lesson: LockedLesson): Promise<StandingVerdict[]> {
  return await tx.$queryRawUnsafe<StandingVerdict[]>(
    `SELECT id, reviewer_id AS "reviewerId", decision, reason, note, may_return AS "mayReturn", sealed, seal_salt AS "sealSalt" FROM reviews
     WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3 AND undone_at IS NULL AND decision <> 'adopt' ORDER BY created_at, id`,
    workspaceId,
    lesson.id,
    lesson.revisionId,
  );
}

/** What every entry about a decision holds. While it is sealed, nothing in it tells which way it went. */
export function factsOf(lesson: LockedLesson, review: WrittenReview) {
  return {
    revision: lesson.revisionId,
    sha256: lesson.sha256,
    review: review.id,
    evidence: review.evidenceDigest,
    flags: review.flagsDigest,
    policy: review.policy.version,
    selfApproved: review.selfApproved,
    kind: lesson.kind,
    words: lesson.words,
    looked: review.looked,
  };
}

export const textsOf = (lesson: LockedLesson, review: WrittenReview): Record<string, string> => ({
  title: lesson.title,
  name: review.reviewerName,
  meaning: review.meaning,
});

/** A sealed verdict in the trail: that it was given, and a hash that will prove it. */
export async function recordSealed(tx: Tx, actor: PersonActor, lesson: LockedLesson, review: WrittenReview, given: number, needed: number): Promise<void> {
  await recordAudit(tx, actor, {
    action: "lesson.verdict_given",
    object: { type: "lesson", id: lesson.id },
    facts: { ...factsOf(lesson, review), seal: review.seal, given, needed, state: lesson.state },
    // Not what it meant: that would tell.
    text: { title: lesson.title, name: review.reviewerName },
  });
}

/** Opens the sealed verdicts of others, each with the salt that ties it to its hash. */
export async function openVerdicts(tx: Tx, actor: PersonActor, lesson: LockedLesson, verdicts: readonly StandingVerdict[]): Promise<void> {
  const sealed = verdicts.filter((verdict) => verdict.sealed);
  await tx.review.updateMany({
    where: { workspaceId: actor.workspaceId, lessonId: lesson.id, revisionId: lesson.revisionId, undoneAt: null },
    data: { sealed: false },
  });
  for (const { id, reviewerId, decision, reason, note, mayReturn, sealSalt } of sealed) {
    if (reviewerId === actor.id) continue;
    await recordAudit(tx, actor, {
      action: "lesson.verdict_opened",
      object: { type: "lesson", id: lesson.id },
      facts: {
        revision: lesson.revisionId,
        review: id,
        reviewer: reviewerId,
        decision,
        reason,
        mayReturn,
        kind: lesson.kind,
        salt: sealSalt,
        seal: sealOf(sealSalt, { decision, reason, mayReturn }),
      },
      text: { title: lesson.title, ...(note === "" ? {} : { note }) },
    });
  }
}
