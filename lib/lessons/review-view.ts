import { type Actor, authorize } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { db, sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { AppliesTo } from "@/lib/guidance/audience";
import { isId } from "@/lib/ids";
import { alignClaims } from "./claims";
import type { TeamView } from "./desk-types";
import { type LessonFindings, readFindings } from "./findings";
import type { Association, Form, GateFlag, Kind, Operation, RejectReason, State, Strength, Support } from "./lesson";
import { isSealed, readPolicy, standingOf } from "./policy";
import { type EarlierRejection, findRejections } from "./rejection";
import { type CurrentItem, currentItems, type EvidenceView, evidenceOf } from "./review-evidence";
import { riskOf } from "./risk";
import { claimsOf } from "./sentences";
import { teamViewOf } from "./team-view";

/** Everything that the desk shows of one lesson. Plain data: no type of the database. */

export interface ReviewEntry {
  id: string;
  /** Null while the verdict is sealed for the reader. */
  decision: "approve" | "reject" | "adopt" | null;
  sealed: boolean;
  by: string;
  /** The name as it was when the decision was made. */
  byName: string;
  /** What the decision meant, as it was shown then. */
  meaning: string;
  at: string;
  revision: number;
  reason: RejectReason | null;
  note: string;
  mayReturn: boolean;
  selfApproved: boolean;
  undoneAt: string | null;
  undoneByName: string | null;
  /** Why it no longer stands although nobody took it back. */
  lapsed: "text" | "audience" | "evidence" | null;
  overrideId: string | null;
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

export interface ReviewView extends TeamView {
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
  /** People whose verdict counts (of whichever kind, while they are sealed), how many more must decide, and whether the reader approved. */
  approvals: { have: number; missing: number; mine: boolean };
  /** Agents that exist in the workspace, how many of them would get it, and in how many it was seen. */
  reach: { agents: number; reached: number; seen: number };
  /** `undo`: whether there is a decision on this revision that the reader may take back. `override`: whether a lead's reason could carry it now. */
  can: { review: boolean; override: boolean; undo: boolean; editEvidence: boolean };
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
  bodies: Record<string, string>;
  flags: (GateFlag & { start: number | null; end: number | null })[];
  reviews: (ReviewEntry & { decision: "approve" | "reject" | "adopt"; acknowledged: string })[];
  revisions: RevisionEntry[];
  agents: string[];
}

const HEAD = `
SELECT l.state, l.state_reason AS "stateReason", l.origin, l.operation, l.kind, l.form, l.strength, l.fingerprint, l.members, l.created_at AS "createdAt",
  (SELECT json_build_object('id', d.id, 'number', d.number) FROM dreams d WHERE d.id = l.dream_id) AS dream,
  l.item_id AS "itemId", l.absorbs, l.support, l.association, l.findings, r.author_id AS "authorId", first.body AS original,
  coalesce((SELECT json_object_agg(b.id, b.body) FROM revisions b WHERE b.lesson_id = l.id AND b.id IN
    (SELECT e.claim_revision FROM evidence e WHERE e.lesson_id = l.id AND e.detached_at IS NULL AND e.claim_revision IS NOT NULL)), '{}') AS bodies,
  json_build_object('id', r.id, 'number', r.number, 'sha256', r.sha256, 'title', r.title, 'trigger', r.trigger, 'body', r.body, 'file', r.file,
    'appliesTo', r.applies_to, 'authorName', (SELECT name FROM users WHERE id = r.author_id)) AS revision,
  coalesce((SELECT json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'message', f.message, 'field', f.field, 'start', f.start_at, 'end', f.end_at)
      ORDER BY f.severity, f.rule, f.field, f.start_at, f.id) FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id), '[]') AS flags,
  coalesce((SELECT json_agg(json_build_object('id', v.id, 'decision', v.decision, 'by', v.reviewer_id, 'byName', coalesce(nullif(v.reviewer_name, ''), u.name), 'at', v.created_at, 'revision', w.number,
      'reason', v.reason, 'note', v.note, 'mayReturn', v.may_return, 'selfApproved', v.self_approved, 'undoneAt', v.undone_at, 'undoneByName', x.name,
      'meaning', v.meaning, 'sealed', v.sealed, 'lapsed', v.lapsed, 'overrideId', v.override_id, 'acknowledged', v.acknowledged)
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

/** A sealed verdict of someone else, without what would tell which way it went. */
function withheld({ acknowledged: _acknowledged, ...review }: Head["reviews"][number], actorId: string): ReviewEntry {
  const entry = iso(review);
  if (!review.sealed || review.by === actorId) return entry;
  return { ...entry, decision: null, reason: null, note: "", meaning: "", mayReturn: true };
}

/**
 * One's own decision, or as a lead anyone's on a decided lesson. What someone else approved and others must still approve is not
 * one key press away.
 */
function undoable({ state, revision, reviews }: Head, actorId: string, override: boolean): boolean {
  const carried = state === "approved" ? "approve" : state === "rejected" ? "reject" : null;
  const standing = reviews.filter(
    (review) =>
      review.undoneAt === null && review.decision !== "adopt" && review.revision === revision.number && (carried === null || review.decision === carried),
  );
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
  // A quote's claim counts in the revision that it was tied to: the first, unless a person added it later.
  const places = new Map<string | null, ReturnType<typeof alignClaims>>([[null, alignClaims(head.original, head.revision.body)]]);
  for (const [id, body] of Object.entries(head.bodies)) places.set(id, alignClaims(body, head.revision.body));
  const reworded = new Set<number>();
  const evidence = quotes.map(({ claim, claimRevision, ...quote }): EvidenceView => {
    const place = claim === null ? null : (places.get(claimRevision)?.[claim] ?? null);
    if (place && !place.same) reworded.add(place.now);
    return { ...quote, claim: place?.now ?? null };
  });
  const claims = claimsOf(head.revision.body).map((text, at): ClaimView => {
    const own = evidence.filter((quote) => quote.claim === at && quote.verified);
    const supports = own.filter(({ stance }) => stance === "supports").length;
    return { text, supports, contradicts: own.length - supports, reworded: reworded.has(at) && own.length > 0 };
  });
  const standing = head.reviews.flatMap(({ decision, by, acknowledged, undoneAt, revision }) =>
    undoneAt === null && decision !== "adopt" && revision === head.revision.number ? [{ by, decision, acknowledged }] : [],
  );
  const flags = head.flags.map(({ start, end, ...flag }): GateFlag => ({ ...flag, ...(start === null || end === null ? {} : { start, end }) }));
  const team = await teamViewOf(actor, {
    id,
    title: head.revision.title,
    kind: head.kind,
    state: head.state,
    stateReason: head.stateReason,
    operation: head.operation,
    fingerprint: head.fingerprint,
    itemId: head.itemId,
    absorbs: head.absorbs,
    revisionId: head.revision.id,
    authorId: head.authorId,
    findings,
    flags,
    verdicts: standing,
    verified: { all: evidence.length, verified: evidence.filter(({ verified }) => verified).length },
  });
  const electorate = { risk: riskOf(flags), reviewers, authorId: head.authorId };
  const voters = standing.filter(({ decision }) => decision === "approve" || isSealed(policy, electorate)).map(({ by }) => by);
  const { counted, missing } = standingOf(policy, electorate, voters);
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
    flags,
    current,
    reviews: head.reviews.map((entry) => withheld(entry, actor.id)),
    revisions: head.revisions.map(iso),
    rejections: rejections.filter((rejection) => rejection.lessonId !== id),
    approvals: { have: counted, missing, mine: standing.some(({ by, decision }) => by === actor.id && decision === "approve") },
    reach: {
      agents: head.agents.length,
      reached: allowed ? head.agents.filter((name) => allowed.includes(name)).length : head.agents.length,
      seen: head.support.agents,
    },
    can: {
      review,
      override: override && (head.state === "proposed" || head.state === "quarantined"),
      undo: review && undoable(head, actor.id, override),
      editEvidence: review && head.operation !== "retire" && ["proposed", "held_back", "quarantined", "approved"].includes(head.state),
    },
    ...team,
  };
}
