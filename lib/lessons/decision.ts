import type { Actor, PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { inTurn } from "@/lib/db/turns";
import { AppError, notFound } from "@/lib/errors";
import { lockReleases } from "@/lib/guidance/draft";
import { newId } from "@/lib/ids";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { explainConflict } from "./conflict";
import { isBlocked } from "./gates/gates";
import { type Act, type Circumstances, decide, type GateFlag, isOpen, type Operation, type Quote, type RejectReason, type State } from "./lesson";
import { type Electorate, isSealed, keepPolicy, type ReviewPolicy, readPolicy } from "./policy";
import { riskOfNumber } from "./risk";
import { newSalt, sealOf } from "./seal";

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
  risk: number;
  /** Words of the canonical file: how long it takes to read. */
  words: number;
}

/**
 * The lesson, locked until the transaction ends. Takes the lock on the workspace's releases first, as publishing does, so that
 * the two never wait for each other.
 * @throws AppError not_found, or conflict when the revision on the screen is no longer the lesson's
 */
async function lockLesson(tx: Tx, actor: Actor, input: { lessonId: string; revisionId: string }): Promise<LockedLesson> {
  await lockReleases(tx, actor.workspaceId);
  const rows = await tx.$queryRawUnsafe<LockedLesson[]>(
    `SELECT l.id, l.state, l.state_reason AS "stateReason", l.operation, l.kind, l.form, l.item_id AS "itemId", l.absorbs,
       l.revision_id AS "revisionId", r.sha256, r.title, r.author_id AS "authorId", l.risk,
       (SELECT count(*)::int FROM regexp_matches(r.file, '\\S+', 'g')) AS words
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
 * One transaction about one lesson, which is locked in it. Acts on a workspace's lessons wait for each other in the database; here they
 * wait before they take a connection, so that those who have nothing to do with it still find one.
 * @throws AppError as `lockLesson` does
 */
export function onLesson<T>(actor: Actor, input: { lessonId: string; revisionId: string }, work: (tx: Tx, lesson: LockedLesson) => Promise<T>): Promise<T> {
  return inTurn(actor.workspaceId, () => transact(async (tx) => work(tx, await lockLesson(tx, actor, input))));
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
  const decision = decide(lesson.state, act, { blocked: false, enough: false, held: false, overridden: false, pending: false, ...circumstances });
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

/** What a decision meant, as it is shown beside the name. */
const MEANINGS = {
  approve: "Read this text with its evidence and approved it for agents",
  reject: "Read this text with its evidence and rejected it",
  override: "Approved this text although rules of the policy were not met",
} as const;

export interface WrittenReview {
  id: string;
  policy: ReviewPolicy;
  electorate: Electorate;
  evidenceDigest: string;
  flagsDigest: string;
  selfApproved: boolean;
  /** The hash that the trail holds while the verdict is sealed; empty when it is open. */
  seal: string;
  sealSalt: string;
  reviewerName: string;
  meaning: string;
  /** Milliseconds that the lesson was on the reviewer's screen, or null when that is not known. */
  looked: number | null;
  flags: GateFlag[];
  quotes: Quote[];
}

/** What a decision stands on beside the lesson: who may decide, under which policy, with which evidence and flags. */
export interface Grounds {
  policy: ReviewPolicy;
  electorate: Electorate;
  quotes: Quote[];
  flags: GateFlag[];
}

export async function groundsOf(tx: Tx, workspaceId: string, lesson: LockedLesson): Promise<Grounds> {
  const { policy, reviewers } = await readPolicy(tx, workspaceId);
  return {
    policy,
    electorate: { risk: riskOfNumber(lesson.risk), reviewers, authorId: lesson.authorId },
    quotes: await quotesOf(tx, workspaceId, lesson.id),
    flags: await flagsOf(tx, workspaceId, lesson.id, lesson.revisionId),
  };
}

export type Verdict =
  | { decision: "approve"; overrideId?: string; acknowledged?: string }
  | { decision: "reject"; reason: RejectReason; note: string; mayReturn: boolean };

/**
 * Writes one person's decision with what they had before them, their name and what it meant. A workspace with one reviewer stamps
 * it self-approved, for good. A verdict of several is sealed until the last one is in.
 */
export async function writeReview(tx: Tx, actor: PersonActor, lesson: LockedLesson, verdict: Verdict, grounds: Grounds): Promise<WrittenReview> {
  const { policy, electorate, quotes, flags } = grounds;
  await keepPolicy(tx, actor.workspaceId, policy);
  const overridden = verdict.decision === "approve" && verdict.overrideId !== undefined;
  const sealed = !overridden && lesson.state === "proposed" && isSealed(policy, electorate);
  const sealSalt = sealed ? newSalt() : "";
  const closed = verdict.decision === "reject" ? { decision: verdict.decision, reason: verdict.reason, mayReturn: verdict.mayReturn } : null;
  const [person] = await tx.$queryRawUnsafe<{ name: string; looked: number | null }[]>(
    `SELECT u.name, (SELECT round(extract(epoch FROM clock_timestamp() - r.since) * 1000)::float8 FROM reservations r
       WHERE r.lesson_id = $2 AND r.user_id = u.id AND r.expires_at > clock_timestamp()) AS looked FROM users u WHERE u.id = $1`,
    actor.id,
    lesson.id,
  );
  const review = {
    id: newId("review"),
    evidenceDigest: evidenceDigest(quotes),
    flagsDigest: flagsDigest(flags),
    selfApproved: electorate.reviewers.length <= 1,
    sealSalt,
    reviewerName: person?.name ?? "",
    meaning: overridden ? MEANINGS.override : MEANINGS[verdict.decision],
  };
  await tx.review.create({
    data: {
      ...review,
      policyVersion: policy.version,
      workspaceId: actor.workspaceId,
      lessonId: lesson.id,
      revisionId: lesson.revisionId,
      sha256: lesson.sha256,
      reviewerId: actor.id,
      decision: verdict.decision,
      sealed,
      ...(isOpen(lesson.state) ? { lessonState: lesson.state } : {}),
      ...(verdict.decision === "reject" ? { reason: verdict.reason, note: verdict.note, mayReturn: verdict.mayReturn } : {}),
      ...(verdict.decision === "approve" ? { overrideId: verdict.overrideId ?? null, acknowledged: verdict.acknowledged ?? "" } : {}),
    },
  });
  await tx.reservation.deleteMany({ where: { workspaceId: actor.workspaceId, lessonId: lesson.id, userId: actor.id } });
  const seal = sealed ? sealOf(sealSalt, closed ?? { decision: "approve", reason: null, mayReturn: true }) : "";
  return { ...review, seal, policy, electorate, flags, quotes, looked: person?.looked ?? null };
}

/** Whether a gate blocks the lesson's current revision. */
export async function isBlockedNow(tx: Tx, workspaceId: string, lesson: LockedLesson): Promise<boolean> {
  return isBlocked(await flagsOf(tx, workspaceId, lesson.id, lesson.revisionId));
}

/** Keeps the number of standing verdicts on the present revision beside the lesson, for the queue. Call it after every change to them. */
export async function countVerdicts(tx: Tx, workspaceId: string, lessonId: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE lessons l SET verdicts = (SELECT count(*) FROM reviews v
       WHERE v.lesson_id = l.id AND v.revision_id = l.revision_id AND v.undone_at IS NULL AND v.decision <> 'adopt')
     WHERE l.workspace_id = $1 AND l.id = $2`,
    workspaceId,
    lessonId,
  );
}

export type LapseCause = "text" | "audience" | "evidence";

/** Verdicts do not outlive what they were about: those that stand on the lesson lapse, and say why. @returns how many */
export async function lapseVerdicts(tx: Tx, actor: Actor, lessonId: string, lapsed: LapseCause): Promise<number> {
  const { count } = await tx.review.updateMany({
    where: { workspaceId: actor.workspaceId, lessonId, undoneAt: null, decision: { not: "adopt" } },
    data: { undoneAt: new Date(), undoneBy: actor.id, lapsed },
  });
  return count;
}
