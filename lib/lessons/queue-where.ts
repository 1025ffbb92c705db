import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { parseSearch, tsquerySql } from "@/lib/sessions/search-terms";
import type { Risk } from "./desk-types";
import { leadNeeded, type Reviewer, type ReviewPolicy, verdictsNeeded } from "./policy";
import type { Age, QueueQuery, Tab } from "./queue-query";
import { riskNumber } from "./risk";
import { PILE, type TurnCode } from "./turn";

/** The piles and filters of the queue as SQL. Every value that comes from outside is a parameter. */

const DECIDED = ["approved", "published", "rejected", "retired", "withdrawn"];

const TURN_CODES = (Object.keys(PILE) as TurnCode[]).filter((code) => PILE[code] === "turn");

/** Collects parameters: `add` gives back the place of a value. */
export interface Parameters {
  values: unknown[];
  add: (value: unknown) => string;
}

export function parameters(...values: unknown[]): Parameters {
  return { values, add: (value) => `$${values.push(value)}` };
}

export interface Reader {
  actor: Actor;
  policy: ReviewPolicy;
  reviewers: readonly Reviewer[];
}

/** How many verdicts a lesson of this risk needs, whoever edited it. */
export const neededFor = ({ policy, reviewers }: Reader, risk: Risk): number => verdictsNeeded(policy, { risk, reviewers, authorId: null });

export const canReview = ({ actor }: Reader): boolean => may(actor, "lessons.review");

/** An expression for why an open or decided lesson `l` is in its pile, for the reader: $1 is the workspace, $2 the reader. */
export function turnCode(reader: Reader, parameter: Parameters): string {
  const { policy, reviewers, actor } = reader;
  const decided = `l.state = ANY(${parameter.add(DECIDED)}::text[])`;
  const rest = `WHEN l.state = 'held_back' THEN 'held' WHEN l.state = 'quarantined' THEN 'quarantined'`;
  if (!canReview(reader)) return `CASE WHEN ${decided} THEN 'decided' ${rest} ELSE 'read_only' END`;
  const own = "m.lesson_id = l.id AND m.revision_id = l.revision_id AND m.undone_at IS NULL AND m.decision <> 'adopt'";
  // A single value, not EXISTS: that would be hashed over every review that the workspace ever saw.
  const mine = `(l.verdicts > 0 AND (SELECT m.id FROM reviews m WHERE ${own} AND m.reviewer_id = $2 LIMIT 1) IS NOT NULL)`;
  const low = neededFor(reader, "low");
  const high = neededFor(reader, "high");
  const leads = reviewers.filter(({ lead }) => lead).map(({ id }) => id);
  const waitsForLead = leadNeeded(policy, { risk: "high", reviewers, authorId: null }) && !leads.includes(actor.id);
  const lead = waitsForLead
    ? `WHEN l.risk = 2 AND l.verdicts >= ${high - 1} AND (SELECT m.id FROM reviews m WHERE ${own} AND m.reviewer_id = ANY(${parameter.add(leads)}::text[]) LIMIT 1) IS NULL THEN 'lead'`
    : "";
  // Where one verdict is enough, or an editor's does not count, the editor's own would change nothing.
  const useless = policy.selfApproval ? `(CASE WHEN l.risk = 2 THEN ${high} ELSE ${low} END) = 1` : "true";
  const edited =
    reviewers.length > 1
      ? `WHEN ${useless} AND (l.id, l.revision_id) IN (SELECT a.lesson_id, a.id FROM revisions a WHERE a.workspace_id = $1 AND a.author_id = $2) THEN 'edited'`
      : "";
  const lapsed = "l.id IN (SELECT m.lesson_id FROM reviews m WHERE m.workspace_id = $1 AND m.reviewer_id = $2 AND m.lapsed IS NOT NULL)";
  return `CASE WHEN ${decided} THEN 'decided' WHEN ${mine} THEN 'given' WHEN l.assignee_id = $2 THEN 'assigned' ${rest}
    WHEN l.assignee_id IS NOT NULL THEN 'assigned_other' ${lead} ${edited}
    WHEN ${lapsed} THEN 'lapsed' WHEN l.verdicts > 0 THEN 'second' ELSE 'new' END`;
}

/** The condition that `l` lies in the pile. `assigned`: whether held or quarantined lessons are assigned to the reader. */
export function inPile(tab: Tab, code: string, parameter: Parameters, assigned: boolean): string {
  switch (tab) {
    case "decided":
      // Word for word the condition of the index that gives the order.
      return `l.state IN (${DECIDED.map((state) => `'${state}'`).join(", ")}) AND l.origin <> 'adopted'`;
    case "held":
      return "l.state = 'held_back'";
    case "quarantined":
      return "l.state = 'quarantined'";
    case "turn": {
      const codes = `(${code}) = ANY(${parameter.add(TURN_CODES)}::text[])`;
      // Without the second half, the index gives the order.
      return assigned
        ? `(l.state = 'proposed' OR l.assignee_id = $2 AND l.state IN ('held_back', 'quarantined')) AND ${codes}`
        : `l.state = 'proposed' AND ${codes}`;
    }
    case "waiting":
      return `l.state = 'proposed' AND NOT (${code}) = ANY(${parameter.add(TURN_CODES)}::text[])`;
  }
}

const AGES: Record<Age, string> = {
  day: "l.created_at > now() - interval '1 day'",
  week: "l.created_at > now() - interval '7 days'",
  month: "l.created_at > now() - interval '30 days'",
  older: "l.created_at <= now() - interval '30 days'",
};

/** The filters of an address, each as a condition on `l`. */
export function filterConditions(query: Partial<QueueQuery>, parameter: Parameters): string[] {
  const conditions: string[] = [];
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values) conditions.push(`l.${column} = ANY(${parameter.add(values)}::text[])`);
  };
  among("kind", query.kind);
  among("operation", query.operation);
  among("strength", query.strength);
  if (query.risk) conditions.push(`l.risk = ANY(${parameter.add(query.risk.map((risk) => riskNumber(risk)))}::smallint[])`);
  if (query.agent) {
    const name = parameter.add(query.agent);
    conditions.push(`(EXISTS (SELECT 1 FROM revisions r WHERE r.lesson_id = l.id AND r.id = l.revision_id AND r.applies_to->'agents' ? ${name})
      OR EXISTS (SELECT 1 FROM evidence e JOIN sessions s ON s.id = e.session_id JOIN agents a ON a.id = s.agent_id WHERE e.lesson_id = l.id AND a.name = ${name}))`);
  }
  if (query.dream) {
    const dream = parameter.add(query.dream);
    conditions.push(
      `(l.dream_id = ${dream} OR EXISTS (SELECT 1 FROM dream_lessons d WHERE d.workspace_id = $1 AND d.dream_id = ${dream} AND d.lesson_id = l.id))`,
    );
  }
  if (query.age) conditions.push(AGES[query.age]);
  if (query.assignee === "none") conditions.push("l.assignee_id IS NULL");
  else if (query.assignee === "me") conditions.push("l.assignee_id = $2");
  else if (query.assignee) conditions.push(`l.assignee_id = ${parameter.add(query.assignee)}`);
  if (query.q) conditions.push(searchCondition(query.q, parameter));
  return conditions;
}

function searchCondition(q: string, parameter: Parameters): string {
  const terms = parseSearch(q);
  // Punctuation alone is no word that any lesson has.
  if (terms.length === 0) return "false";
  const { text, values } = tsquerySql(terms, parameter.values.length + 1);
  parameter.values.push(...values);
  // The index of all texts first: asked row by row, each text would be split into words again.
  return `(l.id, l.revision_id) IN (SELECT r.lesson_id, r.id FROM revisions r
    WHERE r.workspace_id = $1 AND search_words(r.title || ' ' || r.trigger || ' ' || r.body) @@ (${text}))`;
}
