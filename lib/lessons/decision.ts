import type { Actor, PersonActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { lockReleases } from "@/lib/guidance/draft";
import { newId } from "@/lib/ids";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { explainConflict } from "./conflict";
import { isBlocked } from "./gates/gates";
import { type Act, type Circumstances, decide, type GateFlag, isOpen, type Operation, type Quote, type RejectReason, type State } from "./lesson";
import { type ReviewPolicy, readPolicy } from "./policy";

/** What every decision stands on: the lesson as it is now, locked, and what its reviewer had before them. */

export interface LockedLesson {
  id: string;
  state: State;
  stateReason: string;
  operation: Operation;
  kind: string;
  form: string;
  itemId: string | null;
  absorbs: string[];
  revisionId: string;
  sha256: string;
  title: string;
  authorId: string | null;
}

/**
 * The lesson, locked until the transaction ends. Takes the lock on the workspace's releases first, as publishing does, so that
 * the two never wait for each other.
 * @throws AppError not_found, or conflict when the revision on the screen is no longer the lesson's
 */
export async function lockLesson(tx: Tx, actor: Actor, input: { lessonId: string; revisionId: string }): Promise<LockedLesson> {
  await lockReleases(tx, actor.workspaceId);
  const rows = await tx.$queryRawUnsafe<LockedLesson[]>(
    `SELECT l.id, l.state, l.state_reason AS "stateReason", l.operation, l.kind, l.form, l.item_id AS "itemId", l.absorbs,
       l.revision_id AS "revisionId", r.sha256, r.title, r.author_id AS "authorId"
     FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
     WHERE l.workspace_id = $1 AND l.id = $2 FOR UPDATE OF l`,
    actor.workspaceId,
    input.lessonId,
  );
  const lesson = rows[0];
  if (!lesson) throw notFound("lesson");
  if (lesson.revisionId !== input.revisionId) throw new AppError("conflict", await explainConflict(tx, actor, lesson.id));
  return lesson;
}

/**
 * Asks the table, and moves the lesson by a conditional update on id, workspace, state and revision.
 * @throws AppError conflict, saying who did what and when
 */
export async function move(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson,
  act: Act,
  circumstances: Partial<Circumstances>,
  change: { revisionId?: string; itemId?: string } = {},
): Promise<State> {
  const decision = decide(lesson.state, act, { blocked: false, enough: false, held: false, ...circumstances });
  if (!decision.ok) throw new AppError("conflict", await explainConflict(tx, actor, lesson.id, decision.why));
  const closes = !isOpen(decision.to);
  const now = new Date();
  const { count } = await tx.lesson.updateMany({
    where: { id: lesson.id, workspaceId: actor.workspaceId, state: lesson.state, revisionId: lesson.revisionId },
    data: { state: decision.to, updatedAt: now, decidedAt: closes ? now : null, ...change },
  });
  if (count === 0) throw new AppError("conflict", await explainConflict(tx, actor, lesson.id));
  return decision.to;
}

/** The quotes of a lesson, in order; detached ones are left out. */
export async function quotesOf(tx: Tx, workspaceId: string, lessonId: string): Promise<Quote[]> {
  return await tx.$queryRawUnsafe<Quote[]>(
    `SELECT session_id AS "sessionId", event_index AS "eventIndex", speaker, claim, stance, exact, prefix, suffix, start_at AS start, end_at AS "end"
     FROM evidence WHERE workspace_id = $1 AND lesson_id = $2 AND detached_at IS NULL ORDER BY position`,
    workspaceId,
    lessonId,
  );
}

/** What the gates found in one revision. */
export async function flagsOf(tx: Tx, workspaceId: string, lessonId: string, revisionId: string): Promise<GateFlag[]> {
  return await tx.$queryRawUnsafe<GateFlag[]>(
    `SELECT rule, severity, message, field, start_at AS start, end_at AS "end" FROM flags
     WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3 ORDER BY rule, field, start_at, id`,
    workspaceId,
    lessonId,
    revisionId,
  );
}

/** SHA-256 of the evidence as shown: places, stances and words. */
export function evidenceDigest(quotes: readonly Quote[]): string {
  return sha256(canonicalJson(quotes.map((q) => [q.sessionId, q.eventIndex, q.claim, q.stance, q.speaker, q.start, q.end, sha256(q.exact)])));
}

/** SHA-256 of the flags as shown, whatever their order. */
export function flagsDigest(flags: readonly GateFlag[]): string {
  return sha256(canonicalJson(flags.map((f) => [f.rule, f.severity, f.field, f.start ?? null, f.end ?? null].map(String).join("|")).sort()));
}

export interface WrittenReview {
  id: string;
  reviewers: number;
  policy: ReviewPolicy;
  evidenceDigest: string;
  flagsDigest: string;
  selfApproved: boolean;
  flags: GateFlag[];
  quotes: Quote[];
}

/** Writes one person's decision with what they had before them. A workspace with one reviewer stamps it self-approved, for good. */
export async function writeReview(
  tx: Tx,
  actor: PersonActor,
  lesson: LockedLesson,
  verdict: { decision: "approve" } | { decision: "reject"; reason: RejectReason; note: string; mayReturn: boolean },
): Promise<WrittenReview> {
  const { policy, reviewers } = await readPolicy(tx, actor.workspaceId);
  const quotes = await quotesOf(tx, actor.workspaceId, lesson.id);
  const flags = await flagsOf(tx, actor.workspaceId, lesson.id, lesson.revisionId);
  const review = {
    id: newId("review"),
    evidenceDigest: evidenceDigest(quotes),
    flagsDigest: flagsDigest(flags),
    policyVersion: policy.version,
    selfApproved: reviewers <= 1,
  };
  await tx.review.create({
    data: {
      ...review,
      workspaceId: actor.workspaceId,
      lessonId: lesson.id,
      revisionId: lesson.revisionId,
      sha256: lesson.sha256,
      reviewerId: actor.id,
      decision: verdict.decision,
      ...(isOpen(lesson.state) ? { lessonState: lesson.state } : {}),
      ...(verdict.decision === "reject" ? { reason: verdict.reason, note: verdict.note, mayReturn: verdict.mayReturn } : {}),
    },
  });
  return { ...review, reviewers, policy, flags, quotes };
}

/** Whether a gate blocks the lesson's current revision. */
export async function isBlockedNow(tx: Tx, workspaceId: string, lesson: LockedLesson): Promise<boolean> {
  return isBlocked(await flagsOf(tx, workspaceId, lesson.id, lesson.revisionId));
}
