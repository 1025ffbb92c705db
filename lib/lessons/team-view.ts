import type { Actor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { evidenceDigest } from "./decision";
import type { AssignmentView, CommentView, DetachedQuote, OverrideView, TeamView } from "./desk-types";
import type { LessonFindings } from "./findings";
import type { GateFlag, Kind, Operation, Quote, State } from "./lesson";
import { lossOf } from "./loss";
import { type Electorate, leadNeeded, readPolicy } from "./policy";
import { parameters, turnCode } from "./queue-where";
import { contradicting, similarTo } from "./related";
import { riskOf, riskWords } from "./risk";
import { policyView } from "./rules";
import { PILE, type TurnCode, turnReason } from "./turn";

/** What the rules of a team add to one lesson: whose turn it is, what the policy says, what people said and did. */

interface Row {
  code: TurnCode;
  assignment: AssignmentView | null;
  comments: CommentView[];
  overrides: OverrideView[];
  lookedAtBy: { name: string; until: string }[];
  detached: DetachedQuote[];
  lapsed: TeamView["lapsed"];
  quotes: Quote[];
}

const person = (column: string) => `(SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.id = ${column})`;

const columns = (code: string) => `${code} AS code,
  CASE WHEN l.assignee_id IS NULL THEN NULL ELSE json_build_object('to', ${person("l.assignee_id")}, 'by', ${person("l.assigned_by")}, 'note', l.assignment_note,
    'at', l.assigned_at) END AS assignment,
  coalesce((SELECT json_agg(json_build_object('id', c.id, 'by', c.author_id, 'byName', u.name, 'at', c.created_at, 'about', c.about, 'revision', w.number,
      'text', c.body, 'cleared', c.about = 'wording' AND c.revision_id <> l.revision_id) ORDER BY c.created_at, c.id)
    FROM comments c JOIN users u ON u.id = c.author_id JOIN revisions w ON w.lesson_id = c.lesson_id AND w.id = c.revision_id
    WHERE c.workspace_id = $1 AND c.lesson_id = l.id), '[]') AS comments,
  coalesce((SELECT json_agg(json_build_object('id', o.id, 'revisionId', o.revision_id, 'rules', o.rules, 'reason', o.reason, 'by', o.by_id, 'byName', o.by_name,
      'at', o.created_at) ORDER BY o.created_at DESC, o.id DESC) FROM overrides o WHERE o.workspace_id = $1 AND o.lesson_id = l.id), '[]') AS overrides,
  coalesce((SELECT json_agg(json_build_object('name', u.name, 'until', v.expires_at) ORDER BY v.since)
    FROM reservations v JOIN users u ON u.id = v.user_id WHERE v.lesson_id = l.id AND v.user_id <> $2 AND v.expires_at > now()), '[]') AS "lookedAtBy",
  coalesce((SELECT json_agg(json_build_object('id', e.id, 'exact', e.exact, 'stance', e.stance, 'byName', u.name, 'reason', e.detach_reason, 'at', e.detached_at)
      ORDER BY e.detached_at DESC) FROM evidence e JOIN users u ON u.id = e.detached_by WHERE e.workspace_id = $1 AND e.lesson_id = l.id), '[]') AS detached,
  coalesce((SELECT json_agg(json_build_object('sessionId', e.session_id, 'eventIndex', e.event_index, 'speaker', e.speaker, 'claim', e.claim, 'stance', e.stance,
      'exact', e.exact, 'start', e.start_at, 'end', e.end_at) ORDER BY e.position)
    FROM evidence e WHERE e.workspace_id = $1 AND e.lesson_id = l.id AND e.detached_at IS NULL), '[]') AS quotes,
  (SELECT json_build_object('because', m.lapsed, 'at', m.undone_at) FROM reviews m WHERE m.lesson_id = l.id AND m.reviewer_id = $2 AND m.lapsed IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM reviews n WHERE n.lesson_id = l.id AND n.reviewer_id = $2 AND n.undone_at IS NULL)
   ORDER BY m.undone_at DESC LIMIT 1) AS lapsed`;

export interface Subject {
  id: string;
  title: string;
  kind: Kind;
  state: State;
  stateReason: string;
  operation: Operation;
  fingerprint: string;
  itemId: string | null;
  absorbs: string[];
  revisionId: string;
  authorId: string | null;
  findings: LessonFindings;
  flags: readonly GateFlag[];
  /** Standing verdicts on the present revision. */
  verdicts: readonly { by: string; decision: "approve" | "reject"; acknowledged: string }[];
  verified: { all: number; verified: number };
}

const iso = <T extends { at: string }>(entry: T): T => ({ ...entry, at: new Date(entry.at).toISOString() });

/** @param subject a lesson of the actor's workspace that was just read */
export async function teamViewOf(actor: Actor, subject: Subject): Promise<TeamView> {
  const { policy, reviewers } = await readPolicy(db(), actor.workspaceId);
  const parameter = parameters(actor.workspaceId, actor.id);
  const code = turnCode({ actor, policy, reviewers }, parameter);
  const [[row], loss, similar, against] = await Promise.all([
    sql<Row>(`SELECT ${columns(code)} FROM lessons l WHERE l.workspace_id = $1 AND l.id = ${parameter.add(subject.id)}`, parameter.values),
    lossOf(db(), actor.workspaceId, subject),
    similarTo(actor.workspaceId, subject),
    contradicting(actor.workspaceId, subject),
  ]);
  if (!row) throw new Error(`The lesson ${subject.id} went away while it was read.`);
  const risk = riskOf(subject.flags);
  const electorate: Electorate = { risk, reviewers, authorId: subject.authorId };
  const overrides = row.overrides.map(iso);
  const rules = policyView({
    policy,
    electorate,
    verdicts: subject.verdicts,
    quotes: subject.verified,
    flags: subject.flags,
    loss,
    override: overrides.find(({ revisionId }) => revisionId === subject.revisionId) ?? null,
  });
  const leads = new Set(reviewers.filter(({ lead }) => lead).map(({ id }) => id));
  const reason = turnReason({
    code: row.code,
    state: subject.state,
    given: rules.given,
    needed: rules.needed,
    leadMissing: leadNeeded(policy, electorate) && !subject.verdicts.some(({ by }) => leads.has(by)),
    risk: risk === "high" ? riskWords(subject.flags) : "",
    lapsed: row.lapsed?.because ?? null,
    assignedBy: row.assignment?.by.name ?? null,
    assignee: row.assignment?.to.name ?? null,
    note: row.assignment?.note ?? "",
    stateReason: subject.stateReason,
  });
  return {
    turn: { tab: PILE[row.code], reason },
    risk,
    policy: rules,
    overrides,
    assignment: row.assignment && iso(row.assignment),
    comments: row.comments.map(iso),
    lookedAtBy: row.lookedAtBy.map(({ name, until }) => ({ name, until: new Date(until).toISOString() })),
    loss,
    similar: similar.filter(({ id }) => !against.some((other) => other.id === id)),
    contradicting: against,
    strata: subject.findings.strata ?? [],
    evidenceDigest: evidenceDigest(row.quotes),
    detached: row.detached.map(iso),
    lapsed: row.lapsed && iso(row.lapsed),
  };
}
