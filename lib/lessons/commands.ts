import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, type PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ensureItem, joinDraft, leaveDraft } from "@/lib/guidance/draft";
import { isBlockedNow, type LockedLesson, lockLesson, move, type WrittenReview, writeReview } from "./decision";
import { isBlocked } from "./gates/gates";
import type { State } from "./lesson";
import { approvalsMissing } from "./policy";
import { verifyQuotes } from "./quotes";
import type { ApproveInput, RejectInput, ReleaseInput, UndoInput } from "./schema";

export interface Outcome {
  lessonId: string;
  revisionId: string;
  state: State;
  title: string;
  /** A sentence when there is more to know than the state. */
  remark?: string;
}

/** Decisions are a person's: no token, job or operator gets past this, whatever the table of permissions may become. */
async function requirePerson(actor: Actor): Promise<PersonActor> {
  await authorize(actor, "lessons.review");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can decide about a lesson.");
  return actor;
}

const factsOf = (lesson: LockedLesson, review: WrittenReview) => ({
  revision: lesson.revisionId,
  sha256: lesson.sha256,
  review: review.id,
  evidence: review.evidenceDigest,
  flags: review.flagsDigest,
  policy: review.policy.version,
  selfApproved: review.selfApproved,
});

async function enterDraft(tx: Tx, actor: PersonActor, lesson: LockedLesson, reviewId: string, itemId: string): Promise<number> {
  const { number } = await joinDraft(tx, actor, {
    lessonId: lesson.id,
    revisionId: lesson.revisionId,
    sha256: lesson.sha256,
    reviewId,
    itemId,
    operation: lesson.operation,
    targets: lesson.absorbs,
  });
  return number;
}

/**
 * One person approves the revision on their screen. When the policy's approvals are there, the lesson is approved and its
 * revision joins the draft release in the same transaction.
 * @throws AppError conflict when someone was faster, the text changed, or the lesson cannot be approved
 */
export async function approveLesson(actor: Actor, input: ApproveInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return transact(async (tx) => {
    const lesson = await lockLesson(tx, person, input);
    const standing = await tx.review.findMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, revisionId: lesson.revisionId, decision: "approve", undoneAt: null },
      select: { reviewerId: true },
    });
    if (lesson.state === "proposed" && standing.some(({ reviewerId }) => reviewerId === person.id)) {
      throw new AppError("conflict", "You approved this revision already. It waits for someone else.");
    }
    // Ask the table before anything is written: a quarantined or decided lesson gets its sentence, not a broken constraint.
    if (lesson.state !== "proposed") await move(tx, person, lesson, "approve", { blocked: lesson.state === "quarantined" });
    const review = await writeReview(tx, person, lesson, { decision: "approve" });
    await verifyQuotes(tx, person.workspaceId, review.quotes);
    const approvers = [...standing.map(({ reviewerId }) => reviewerId), person.id];
    const missing = approvalsMissing(review.policy, review.reviewers, lesson.authorId, approvers);
    const enough = missing === 0;
    const itemId = lesson.itemId ?? (enough ? (await ensureItem(tx, person.workspaceId, lesson.title)).id : null);
    const state = await move(tx, person, lesson, "approve", { enough, blocked: isBlocked(review.flags) }, itemId ? { itemId } : {});
    const release = state === "approved" && itemId ? await enterDraft(tx, person, lesson, review.id, itemId) : null;
    await recordAudit(tx, person, {
      action: "lesson.approved",
      object: { type: "lesson", id: lesson.id },
      facts: { ...factsOf(lesson, review), approvals: approvers.length, missing, state, ...(release === null ? {} : { release }) },
      text: { title: lesson.title },
    });
    return {
      lessonId: lesson.id,
      revisionId: lesson.revisionId,
      state,
      title: lesson.title,
      ...(enough ? {} : { remark: `Your approval is noted. It needs ${missing === 1 ? "one more person" : `${missing} more people`}.` }),
    };
  });
}

/** One person rejects the revision on their screen, with a reason; a later dream does not bring it back unless its evidence changes and it may return. */
export async function rejectLesson(actor: Actor, input: RejectInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return transact(async (tx) => {
    const lesson = await lockLesson(tx, person, input);
    const before = lesson.state;
    const state = await move(tx, person, lesson, "reject", {});
    // A change of mind: one standing decision a person and revision.
    await tx.review.updateMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, reviewerId: person.id, revisionId: lesson.revisionId, undoneAt: null },
      data: { undoneAt: new Date(), undoneBy: person.id },
    });
    const review = await writeReview(tx, person, lesson, { decision: "reject", reason: input.reason, note: input.note, mayReturn: input.mayReturn });
    await recordAudit(tx, person, {
      action: "lesson.rejected",
      object: { type: "lesson", id: lesson.id },
      facts: { ...factsOf(lesson, review), from: before, reason: input.reason, mayReturn: input.mayReturn },
      text: { title: lesson.title, ...(input.note === "" ? {} : { note: input.note }) },
    });
    return { lessonId: lesson.id, revisionId: lesson.revisionId, state, title: lesson.title };
  });
}

/**
 * Takes a decision back while its release is a draft: one's own, or as a lead anyone's. The decision stays in the history, undone.
 * @throws AppError conflict when the release was published, forbidden for another person's decision
 */
export async function undoDecision(actor: Actor, input: UndoInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return transact(async (tx) => {
    const lesson = await lockLesson(tx, person, input);
    const blocked = await isBlockedNow(tx, person.workspaceId, lesson);
    const standing = await tx.review.findMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, revisionId: lesson.revisionId, undoneAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, reviewerId: true, decision: true, lessonState: true },
    });
    const own = standing.find(({ reviewerId }) => reviewerId === person.id);
    const review = own ?? standing[0];
    if (lesson.state === "published") await move(tx, person, lesson, "undo", {});
    if (!review) throw new AppError("conflict", "There is no decision on this lesson to undo.");
    if (!own) await authorize(person, "lessons.override");
    const { count } = await tx.review.updateMany({ where: { id: review.id, undoneAt: null }, data: { undoneAt: new Date(), undoneBy: person.id } });
    if (count === 0) throw new AppError("conflict", "Someone has undone this decision already. Reload to see where it stands.");
    // An approved lesson was in the queue, so it goes back there; a rejected one goes back to where it came from.
    const state = await reopen(tx, person, lesson, { blocked, held: review.lessonState === "held_back" });
    if (lesson.state === "approved") await leaveDraft(tx, person, { lessonId: lesson.id });
    await recordAudit(tx, person, {
      action: "lesson.decision_undone",
      object: { type: "lesson", id: lesson.id },
      facts: { revision: lesson.revisionId, review: review.id, decision: review.decision, from: lesson.state, state, own: own !== undefined },
      text: { title: lesson.title },
    });
    return { lessonId: lesson.id, revisionId: lesson.revisionId, state, title: lesson.title };
  });
}

/** Moves back into an open state. A newer lesson of the same finding may be open by now. */
async function reopen(tx: Tx, person: PersonActor, lesson: LockedLesson, circumstances: { blocked: boolean; held: boolean }): Promise<State> {
  if (lesson.state !== "proposed") {
    const rival = await tx.$queryRawUnsafe<{ id: string }[]>(
      `SELECT o.id FROM lessons l JOIN lessons o ON o.workspace_id = l.workspace_id AND o.fingerprint = l.fingerprint AND o.operation = l.operation
       WHERE l.workspace_id = $1 AND l.id = $2 AND o.id <> l.id AND o.state IN ('proposed', 'held_back', 'quarantined')`,
      person.workspaceId,
      lesson.id,
    );
    if (rival.length > 0) throw new AppError("conflict", "A newer lesson on the same finding waits in the queue. Decide that one instead.");
  }
  return move(tx, person, lesson, "undo", circumstances);
}

/** Proposes a held-back lesson anyway: it joins the queue beyond the budget. */
export async function releaseFromHold(actor: Actor, input: ReleaseInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return transact(async (tx) => {
    const lesson = await lockLesson(tx, person, input);
    const state = await move(tx, person, lesson, "release", {});
    await tx.$executeRawUnsafe(
      "UPDATE lessons SET findings = findings || jsonb_build_object('releasedBy', $3::text) WHERE workspace_id = $1 AND id = $2",
      person.workspaceId,
      lesson.id,
      person.id,
    );
    await recordAudit(tx, person, {
      action: "lesson.released_from_hold",
      object: { type: "lesson", id: lesson.id },
      facts: { revision: lesson.revisionId },
      text: { title: lesson.title, ...(lesson.stateReason === "" ? {} : { held: lesson.stateReason }) },
    });
    return { lessonId: lesson.id, revisionId: lesson.revisionId, state, title: lesson.title };
  });
}
