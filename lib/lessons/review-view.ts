import { type Actor, authorize } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { db, sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { AppliesTo } from "@/lib/guidance/audience";
import { isId } from "@/lib/ids";
import { alignClaims } from "./claims";
import { type LessonFindings, readFindings } from "./findings";
import type { Association, Form, GateFlag, Kind, Operation, RejectReason, State, Strength, Support } from "./lesson";
import { approvalsMissing, readPolicy } from "./policy";
import { type EarlierRejection, findRejections } from "./rejection";
import { type CurrentItem, currentItems, type EvidenceView, evidenceOf } from "./review-evidence";
import { claimsOf } from "./sentences";

/** Everything that the desk shows of one lesson. Plain data: no type of the database. */

export interface ReviewEntry {
  id: string;
  decision: "approve" | "reject" | "adopt";
  by: string;
  byName: string;
  at: string;
  revision: number;
  reason: RejectReason | null;
  note: string;
  mayReturn: boolean;
  selfApproved: boolean;
  undoneAt: string | null;
  undoneByName: string | null;
}

export interface RevisionEntry {
  id: string;
  number: number;
  title: string;
  authorName: string | null;
  at: string;
}

export interface ClaimView {
  text: string;
  supports: number;
  contradicts: number;
  /** Whether its quotes were found for another wording of it. */
  reworded: boolean;
}

export interface ReviewView {
  id: string;
  state: State;
  stateReason: string;
  origin: "dream" | "person" | "adopted";
  operation: Operation;
  kind: Kind;
  form: Form;
  strength: Strength;
  createdAt: string;
  dream: { id: string; number: number } | null;
  revision: {
    id: string;
    number: number;
    sha256: string;
    title: string;
    trigger: string;
    body: string;
    file: string;
    appliesTo: AppliesTo;
    authorName: string | null;
  };
  support: Support;
  association: Association | null;
  findings: LessonFindings;
  claims: ClaimView[];
  evidence: EvidenceView[];
  /** Quotes shown and the totals they were drawn from. */
  totals: Record<"supports" | "contradicts", { shown: number; total: number }>;
  flags: GateFlag[];
  /** Guidance in force that it would change or take away. */
  current: CurrentItem[];
  reviews: ReviewEntry[];
  revisions: RevisionEntry[];
  rejections: EarlierRejection[];
  approvals: { have: number; missing: number; mine: boolean };
  /** Agents that exist in the workspace, and how many of them would get it. */
  reach: { agents: number; reached: number };
  /** `undo`: whether there is a decision on this revision that the reader may take back. */
  can: { review: boolean; override: boolean; undo: boolean };
}

interface Head {
  state: State;
  stateReason: string;
  origin: ReviewView["origin"];
  operation: Operation;
  kind: Kind;
  form: Form;
  strength: Strength;
  fingerprint: string;
  members: string[];
  createdAt: Date;
  dream: { id: string; number: number } | null;
  itemId: string | null;
  absorbs: string[];
  support: Support;
  association: Association | null;
  findings: unknown;
  revision: ReviewView["revision"];
  authorId: string | null;
  original: string;
  flags: (GateFlag & { start: number | null; end: number | null })[];
  reviews: ReviewEntry[];
  revisions: RevisionEntry[];
  agents: string[];
}

const HEAD = `
SELECT l.state, l.state_reason AS "stateReason", l.origin, l.operation, l.kind, l.form, l.strength, l.fingerprint, l.members, l.created_at AS "createdAt",
  (SELECT json_build_object('id', d.id, 'number', d.number) FROM dreams d WHERE d.id = l.dream_id) AS dream,
  l.item_id AS "itemId", l.absorbs, l.support, l.association, l.findings, r.author_id AS "authorId", first.body AS original,
  json_build_object('id', r.id, 'number', r.number, 'sha256', r.sha256, 'title', r.title, 'trigger', r.trigger, 'body', r.body, 'file', r.file,
    'appliesTo', r.applies_to, 'authorName', (SELECT name FROM users WHERE id = r.author_id)) AS revision,
  coalesce((SELECT json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'message', f.message, 'field', f.field, 'start', f.start_at, 'end', f.end_at)
      ORDER BY f.severity, f.rule, f.field, f.start_at, f.id) FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id), '[]') AS flags,
  coalesce((SELECT json_agg(json_build_object('id', v.id, 'decision', v.decision, 'by', v.reviewer_id, 'byName', u.name, 'at', v.created_at, 'revision', w.number,
      'reason', v.reason, 'note', v.note, 'mayReturn', v.may_return, 'selfApproved', v.self_approved, 'undoneAt', v.undone_at, 'undoneByName', x.name)
      ORDER BY v.created_at DESC, v.id DESC)
    FROM reviews v JOIN users u ON u.id = v.reviewer_id LEFT JOIN users x ON x.id = v.undone_by
    JOIN revisions w ON w.lesson_id = v.lesson_id AND w.id = v.revision_id WHERE v.workspace_id = $1 AND v.lesson_id = l.id), '[]') AS reviews,
  (SELECT json_agg(json_build_object('id', w.id, 'number', w.number, 'title', w.title, 'authorName', u.name, 'at', w.created_at) ORDER BY w.number DESC)
    FROM revisions w LEFT JOIN users u ON u.id = w.author_id WHERE w.workspace_id = $1 AND w.lesson_id = l.id) AS revisions,
  ARRAY(SELECT a.name FROM agents a WHERE a.workspace_id = $1) AS agents
FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
JOIN revisions first ON first.lesson_id = l.id AND first.number = 1
WHERE l.workspace_id = $1 AND l.id = $2`;

function totalsOf(evidence: readonly EvidenceView[], findings: LessonFindings): ReviewView["totals"] {
  const count = (stance: "supports" | "contradicts") => {
    const shown = evidence.filter((quote) => quote.stance === stance).length;
    return { shown, total: Math.max(shown, findings.totals?.[stance] ?? 0) };
  };
  return { supports: count("supports"), contradicts: count("contradicts") };
}

const iso = <T extends { at: string }>(entry: T): T => ({ ...entry, at: new Date(entry.at).toISOString() });

/**
 * One's own decision, or as a lead anyone's on a decided lesson. What someone else approved and others must still approve is not
 * one key press away.
 */
function undoable({ state, revision, reviews }: Head, actorId: string, override: boolean): boolean {
  const standing = reviews.filter((review) => review.undoneAt === null && review.decision !== "adopt" && review.revision === revision.number);
  if (standing.some(({ by }) => by === actorId)) return state === "proposed" || state === "approved" || state === "rejected";
  return override && standing.length > 0 && (state === "approved" || state === "rejected");
}

/**
 * One lesson with all that a reviewer needs: its claims with their quotes, verified again now, what speaks against it, the
 * flags, the guidance that it would change, and what people decided before.
 * @throws AppError not_found
 */
export async function getLessonForReview(actor: Actor, id: string): Promise<ReviewView> {
  await authorize(actor, "lessons.read");
  if (!isId("lesson", id)) throw notFound("lesson");
  const [head] = await sql<Head>(HEAD, [actor.workspaceId, id]);
  if (!head) throw notFound("lesson");
  const findings = readFindings(head.findings);
  const [quotes, current, { policy, reviewers }, rejections] = await Promise.all([
    evidenceOf(actor, id),
    currentItems(actor, head.itemId === null || head.operation === "add" ? [] : [head.itemId, ...head.absorbs]),
    readPolicy(db(), actor.workspaceId),
    findRejections(db(), actor.workspaceId, {
      fingerprint: head.fingerprint,
      kind: head.kind,
      members: head.members,
      ...(findings.family === undefined ? {} : { family: findings.family }),
    }),
  ]);
  const places = alignClaims(head.original, head.revision.body);
  const evidence = quotes.map(({ claim, ...quote }): EvidenceView => ({ ...quote, claim: claim === null ? null : (places[claim]?.now ?? null) }));
  const reworded = new Set(places.flatMap((place) => (place && !place.same ? [place.now] : [])));
  const claims = claimsOf(head.revision.body).map((text, at): ClaimView => {
    const own = evidence.filter((quote) => quote.claim === at && quote.verified);
    const supports = own.filter(({ stance }) => stance === "supports").length;
    return { text, supports, contradicts: own.length - supports, reworded: reworded.has(at) && own.length > 0 };
  });
  const approvers = head.reviews.filter((review) => review.decision === "approve" && review.undoneAt === null).map(({ by }) => by);
  const { agents: allowed } = head.revision.appliesTo;
  const holder = actor.kind === "person" ? ({ kind: "person", role: actor.role } as const) : null;
  const review = holder !== null && may(holder, "lessons.review");
  const override = holder !== null && may(holder, "lessons.override");
  return {
    id,
    state: head.state,
    stateReason: head.stateReason,
    origin: head.origin,
    operation: head.operation,
    kind: head.kind,
    form: head.form,
    strength: head.strength,
    createdAt: head.createdAt.toISOString(),
    dream: head.dream,
    revision: head.revision,
    support: head.support,
    association: head.association,
    findings,
    claims,
    evidence,
    totals: totalsOf(evidence, findings),
    flags: head.flags.map(({ start, end, ...flag }) => ({ ...flag, ...(start === null || end === null ? {} : { start, end }) })),
    current,
    reviews: head.reviews.map(iso),
    revisions: head.revisions.map(iso),
    rejections: rejections.filter((rejection) => rejection.lessonId !== id),
    approvals: {
      have: new Set(approvers).size,
      missing: approvalsMissing(policy, reviewers, head.authorId, approvers),
      mine: approvers.includes(actor.id),
    },
    reach: { agents: head.agents.length, reached: allowed ? head.agents.filter((name) => allowed.includes(name)).length : head.agents.length },
    can: { review, override, undo: review && undoable(head, actor.id, override) },
  };
}
