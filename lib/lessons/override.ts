import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { assertEvidence, enterDraft, itemOf, type Outcome, outcomeOf, requirePerson } from "./commands";
import { countVerdicts, evidenceDigest, type Grounds, groundsOf, type LockedLesson, move, onLesson, writeReview } from "./decision";
import type { RuleId } from "./desk-types";
import { isBlocked } from "./gates/gates";
import { requireAcknowledged } from "./loss";
import { standingOf } from "./policy";
import { verifyQuotes } from "./quotes";
import type { OverrideInput } from "./schema";
import { factsOf, openVerdicts, type StandingVerdict, standingVerdicts, textsOf } from "./verdicts";

/** The rules that stand against an approval by this person. That quotes verify, and that what is lost was seen, nobody can override. */
function unmetRules({ policy, electorate, flags }: Grounds, standing: readonly StandingVerdict[], personId: string): RuleId[] {
  const approvers = standing.filter(({ decision }) => decision === "approve").map(({ reviewerId }) => reviewerId);
  const { needed, counted, leadMissing, editorAlone } = standingOf(policy, electorate, [...approvers, personId]);
  const refused = standing.some(({ decision, reviewerId }) => decision === "reject" && reviewerId !== personId);
  const unmet: [RuleId, boolean][] = [
    ["flags", isBlocked(flags)],
    ["approvals", counted < needed || refused],
    ["lead", leadMissing],
    ["editor", editorAlone],
  ];
  return unmet.flatMap(([rule, open]) => (open ? [rule] : []));
}

function assertOverridable(lesson: LockedLesson): void {
  if (lesson.state === "proposed" || lesson.state === "quarantined") return;
  throw new AppError(
    "conflict",
    lesson.state === "held_back"
      ? "This lesson is held back. Propose it anyway first, then decide."
      : "There is nothing to override: this lesson is not waiting for a decision. Reload to see what happened to it.",
  );
}

/**
 * A lead approves the revision although rules of the policy are not met, with a reason that stays visible for ever. Sealed verdicts
 * of others are opened by it.
 * @throws AppError forbidden, reauthenticate, conflict, or invalid when every rule is met
 */
export async function overrideLesson(actor: Actor, input: OverrideInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  await authorize(person, "lessons.override");
  await requireFreshSignIn(person);
  return onLesson(person, input, async (tx, lesson) => {
    assertOverridable(lesson);
    const all = await standingVerdicts(tx, person.workspaceId, lesson);
    const standing = all.filter(({ reviewerId }) => reviewerId !== person.id);
    const grounds = await groundsOf(tx, person.workspaceId, lesson);
    assertEvidence(input.evidenceDigest, evidenceDigest(grounds.quotes));
    const rules = unmetRules(grounds, standing, person.id);
    if (rules.length === 0) throw new AppError("invalid", "Every rule is met, so there is nothing to override. Approve it as usual.");
    const acknowledged = await requireAcknowledged(tx, person.workspaceId, lesson, input.acknowledged);
    await verifyQuotes(tx, person.workspaceId, grounds.quotes);
    // The lead's own verdict may stand already and wait for others: the override takes its place.
    await tx.review.updateMany({
      where: { workspaceId: person.workspaceId, lessonId: lesson.id, reviewerId: person.id, revisionId: lesson.revisionId, undoneAt: null },
      data: { undoneAt: new Date(), undoneBy: person.id },
    });
    const overrideId = newId("override");
    const review = await writeReview(tx, person, lesson, { decision: "approve", overrideId, acknowledged }, grounds);
    await tx.override.create({
      data: {
        id: overrideId,
        workspaceId: person.workspaceId,
        lessonId: lesson.id,
        revisionId: lesson.revisionId,
        rules,
        reason: input.reason,
        byId: person.id,
        byName: review.reviewerName,
      },
    });
    const itemId = await itemOf(tx, person, lesson);
    const state = await move(tx, person, lesson, "approve", { overridden: true, blocked: isBlocked(grounds.flags) }, { itemId });
    const release = await enterDraft(tx, person, lesson, review.id, itemId);
    await countVerdicts(tx, person.workspaceId, lesson.id);
    await openVerdicts(tx, person, lesson, standing);
    await recordAudit(tx, person, {
      action: "lesson.overridden",
      object: { type: "lesson", id: lesson.id },
      facts: { ...factsOf(lesson, review), override: overrideId, rules, state, release },
      text: { ...textsOf(lesson, review), reason: input.reason },
    });
    return outcomeOf(lesson, state);
  });
}
