import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, type PersonActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ensureItem, joinDraft, leaveDraft } from "@/lib/guidance/draft";
import { countVerdicts, evidenceDigest, groundsOf, isBlockedNow, type LockedLesson, move, onLesson, writeReview } from "./decision";
import { isBlocked } from "./gates/gates";
import type { State } from "./lesson";
import { requireAcknowledged } from "./loss";
import { isSealed, standingOf } from "./policy";
import { verifyQuotes } from "./quotes";
import { restack, standsOn } from "./restack";
import type { ApproveInput, RejectInput, ReleaseInput, UndoInput } from "./schema";
import { factsOf, openVerdicts, recordSealed, type StandingVerdict, standingVerdicts, textsOf } from "./verdicts";

export interface Outcome {
  lessonId: string;
  revisionId: string;
  state: State;
  title: string;
  /** A sentence when there is more to know than the state. */
  remark?: string;
}

/** Decisions are a person's: no token, job or operator gets past this, whatever the table of permissions may become. */
export async function requirePerson(actor: Actor): Promise<PersonActor> {
  await authorize(actor, "lessons.review");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can decide about a lesson.");
  return actor;
}

/** The approved revision joins the draft release. @returns the release's number */
export async function enterDraft(tx: Tx, actor: PersonActor, lesson: LockedLesson, reviewId: string, itemId: string): Promise<number> {
  const { number } = await joinDraft(tx, actor, {
    lessonId: lesson.id,
    revisionId: lesson.revisionId,
    sha256: lesson.sha256,
    reviewId,
    itemId,
    operation: lesson.operation,
    targets: lesson.absorbs,
    standsOn: await standsOn(tx, actor.workspaceId, lesson.id),
  });
  if (lesson.operation !== "add") await restack(tx, actor, itemId);
  return number;
}

/** The item that will carry the lesson, made when there is none. */
export async function itemOf(tx: Tx, actor: PersonActor, lesson: LockedLesson): Promise<string> {
  return lesson.itemId ?? (await ensureItem(tx, actor.workspaceId, lesson.title)).id;
}

export const outcomeOf = (lesson: LockedLesson, state: State, remark?: string): Outcome => ({
  lessonId: lesson.id,
  revisionId: lesson.revisionId,
  state,
  title: lesson.title,
  ...(remark === undefined ? {} : { remark }),
});

const morePeople = (missing: number): string => (missing === 1 ? "one more person" : `${missing} more people`);

function assertNew(standing: readonly StandingVerdict[], person: PersonActor, lesson: LockedLesson): void {
  const own = standing.find(({ reviewerId }) => reviewerId === person.id);
  if (lesson.state === "proposed" && own?.decision === "approve") {
    throw new AppError("conflict", "You approved this revision already. It waits for someone else.");
  }
  if (lesson.state === "proposed" && own) throw new AppError("conflict", "Your verdict on this revision is given. Undo it first, then decide again.");
}

/** The evidence on the screen must be the evidence that the decision stands on. */
export function assertEvidence(shown: string | undefined, now: string): void {
  if (shown !== undefined && shown !== now) throw new AppError("conflict", "The evidence changed while you were looking at it. Reload to see how.");
}

/**
 * One person approves the revision on their screen. When the policy's approvals are there, the lesson is approved and its
 * revision joins the draft release in the same transaction. Where several must decide, the verdict stays sealed until the last is
 * in; a rejection among them rejects.
 * @throws AppError conflict when someone was faster, the text changed, or the lesson cannot be approved
 */
export async function approveLesson(actor: Actor, input: ApproveInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return onLesson(person, input, async (tx, lesson) => {
    const standing = await standingVerdicts(tx, person.workspaceId, lesson);
    assertNew(standing, person, lesson);
    // Ask the table before anything is written: a quarantined or decided lesson gets its sentence, not a broken constraint.
    if (lesson.state !== "proposed") await move(tx, person, lesson, "approve", { blocked: lesson.state === "quarantined" });
    const grounds = await groundsOf(tx, person.workspaceId, lesson);
    assertEvidence(input.evidenceDigest, evidenceDigest(grounds.quotes));
    const acknowledged = await requireAcknowledged(tx, person.workspaceId, lesson, input.acknowledged);
    const review = await writeReview(tx, person, lesson, { decision: "approve", acknowledged }, grounds);
    await verifyQuotes(tx, person.workspaceId, review.quotes);
    const voters = [...standing.map(({ reviewerId }) => reviewerId), person.id];
    const { missing, counted, needed } = standingOf(grounds.policy, grounds.electorate, voters);
    const refused = standing.some(({ decision }) => decision === "reject");
    const enough = missing === 0 && !refused;
    if (missing === 0 && refused) return closeAsRejected(tx, person, lesson, review, standing);
    const itemId = enough ? await itemOf(tx, person, lesson) : null;
    const state = await move(tx, person, lesson, "approve", { enough, blocked: isBlocked(review.flags) }, itemId ? { itemId } : {});
    const release = state === "approved" && itemId ? await enterDraft(tx, person, lesson, review.id, itemId) : null;
    await countVerdicts(tx, person.workspaceId, lesson.id);
    if (!enough && review.seal !== "") await recordSealed(tx, person, lesson, review, counted, needed);
    else {
      if (standing.length > 0 || review.seal !== "") await openVerdicts(tx, person, lesson, standing);
      await recordAudit(tx, person, {
        action: "lesson.approved",
        object: { type: "lesson", id: lesson.id },
        facts: { ...factsOf(lesson, review), approvals: voters.length, missing, state, ...(release === null ? {} : { release }) },
        text: textsOf(lesson, review),
      });
    }
    if (enough) return outcomeOf(lesson, state);
    const noted = `Your approval is noted. It needs ${morePeople(missing)}.`;
    return outcomeOf(lesson, state, review.seal === "" ? noted : `${noted} Nobody sees your verdict until the last one is in.`);
  });
}

/** The last verdict of a round approved, but an earlier one, sealed until now, rejected: one rejection is enough. */
async function closeAsRejected(
  tx: Tx,
  person: PersonActor,
  lesson: LockedLesson,
  review: Awaited<ReturnType<typeof writeReview>>,
  standing: readonly StandingVerdict[],
): Promise<Outcome> {
  const state = await move(tx, person, lesson, "reject", {});
  await countVerdicts(tx, person.workspaceId, lesson.id);
  await openVerdicts(tx, person, lesson, standing);
  await recordAudit(tx, person, {
    action: "lesson.approved",
    object: { type: "lesson", id: lesson.id },
    facts: { ...factsOf(lesson, review), approvals: 1, missing: 0, state },
    text: textsOf(lesson, review),
  });
  return outcomeOf(lesson, state, "Another reviewer had rejected it, so it is rejected. Open it to see why.");
}

/**
 * One person rejects the revision on their screen, with a reason; a later dream does not bring it back unless its evidence changes
 * and it may return. Where several must decide, the rejection stays sealed and takes effect when the last verdict is in.
 */
export async function rejectLesson(actor: Actor, input: RejectInput, marks: { bulk?: true } = {}): Promise<Outcome> {
  const person = await requirePerson(actor);
  return onLesson(person, input, async (tx, lesson) => {
    const before = lesson.state;
    const all = await standingVerdicts(tx, person.workspaceId, lesson);
    const standing = all.filter(({ reviewerId }) => reviewerId !== person.id);
    const grounds = await groundsOf(tx, person.workspaceId, lesson);
    const voters = [...standing.map(({ reviewerId }) => reviewerId), person.id];
    const { missing, counted, needed } = standingOf(grounds.policy, grounds.electorate, voters);
    const pending = before === "proposed" && missing > 0 && isSealed(grounds.policy, grounds.electorate);
    const state = await move(tx, person, lesson, "reject", { pending });
    // A change of mind: one standing decision a person and revision.
    await tx.review.updateMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, reviewerId: person.id, revisionId: lesson.revisionId, undoneAt: null },
      data: { undoneAt: new Date(), undoneBy: person.id },
    });
    const verdict = { decision: "reject", reason: input.reason, note: input.note, mayReturn: input.mayReturn } as const;
    const review = await writeReview(tx, person, lesson, verdict, grounds);
    await countVerdicts(tx, person.workspaceId, lesson.id);
    if (pending) {
      await recordSealed(tx, person, lesson, review, counted, needed);
      return outcomeOf(lesson, state, `Your rejection is noted. It takes effect when ${morePeople(missing)} decided; nobody sees it until then.`);
    }
    await openVerdicts(tx, person, lesson, standing);
    await recordAudit(tx, person, {
      action: "lesson.rejected",
      object: { type: "lesson", id: lesson.id },
      facts: { ...factsOf(lesson, review), from: before, state, reason: input.reason, mayReturn: input.mayReturn, ...(marks.bulk ? { bulk: true } : {}) },
      text: { ...textsOf(lesson, review), ...(input.note === "" ? {} : { note: input.note }) },
    });
    return outcomeOf(lesson, state);
  });
}

/**
 * Takes a decision back while its release is a draft: one's own, or as a lead anyone's. The decision stays in the history, undone.
 * @throws AppError conflict when the release was published, forbidden for another person's decision
 */
export async function undoDecision(actor: Actor, input: UndoInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  try {
    return await undo(person, input);
  } catch (error) {
    // The refusal is written to the trail by itself, when the connection of the decision is free again.
    if (error instanceof NotOwnDecision) await authorize(person, "lessons.override");
    throw error;
  }
}

class NotOwnDecision extends Error {}

function undo(person: PersonActor, input: UndoInput): Promise<Outcome> {
  return onLesson(person, input, async (tx, lesson) => {
    const blocked = await isBlockedNow(tx, person.workspaceId, lesson);
    const all = await tx.review.findMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, revisionId: lesson.revisionId, undoneAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, reviewerId: true, decision: true, lessonState: true, sealed: true },
    });
    // Of a round that is over, only what carried it can be taken back.
    const carried = lesson.state === "approved" ? "approve" : lesson.state === "rejected" ? "reject" : null;
    const standing = carried === null ? all : all.filter(({ decision }) => decision === carried);
    const own = standing.find(({ reviewerId }) => reviewerId === person.id);
    const review = own ?? standing[0];
    if (lesson.state === "published") await move(tx, person, lesson, "undo", {});
    if (!review) throw new AppError("conflict", "There is no decision on this lesson to undo.");
    if (!own && !may(person, "lessons.override")) throw new NotOwnDecision("This decision is someone else's.");
    const { count } = await tx.review.updateMany({ where: { id: review.id, undoneAt: null }, data: { undoneAt: new Date(), undoneBy: person.id } });
    if (count === 0) throw new AppError("conflict", "Someone has undone this decision already. Reload to see where it stands.");
    // An approved lesson was in the queue, so it goes back there; a rejected one goes back to where it came from.
    const state = await reopen(tx, person, lesson, { blocked, held: review.lessonState === "held_back" });
    if (lesson.state === "approved") {
      await leaveDraft(tx, person, { lessonId: lesson.id });
      if (lesson.operation !== "add") await restack(tx, person, lesson.itemId);
    }
    await countVerdicts(tx, person.workspaceId, lesson.id);
    await recordAudit(tx, person, {
      action: "lesson.decision_undone",
      object: { type: "lesson", id: lesson.id },
      facts: {
        revision: lesson.revisionId,
        review: review.id,
        // A sealed verdict that is taken back was never shown to anyone.
        decision: review.sealed ? "sealed" : review.decision,
        from: lesson.state,
        state,
        own: own !== undefined,
      },
      text: { title: lesson.title },
    });
    return outcomeOf(lesson, state);
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
  return onLesson(person, input, async (tx, lesson) => {
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
    return outcomeOf(lesson, state);
  });
}
