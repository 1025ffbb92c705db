import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { UNJUDGED } from "@/lib/sessions/checks/queries";
import { type Agreement, agreementOf, type Criterion, type GradedCriterion } from "./grade";

export interface RubricView {
  id: string;
  name: string;
  agent: string | null;
  criteria: Criterion[];
  /** Sessions without a verdict that it is for. */
  waiting: number;
  graded: number;
  agreement: Agreement;
}

/** Sessions s that a rubric `r` may be asked about, as SQL. */
export const WHICH = {
  unjudged: `${UNJUDGED} AND s.verdict IS NULL`,
  judged_by_people: "s.current AND s.event_count > 0 AND EXISTS (SELECT 1 FROM verdicts p WHERE p.session_id = s.id AND p.given_by = 'person')",
} as const;

/** The workspace's rubrics, with how far their grades and people's verdicts go together. */
export async function listRubrics(actor: Actor): Promise<RubricView[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Omit<RubricView, "agreement"> & { pairs: { grader: boolean; person: boolean }[] }>(
    `SELECT r.id, r.name, r.agent, r.criteria,
       (SELECT count(*)::int FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = r.workspace_id AND (r.agent IS NULL OR a.name = r.agent) AND ${WHICH.unjudged}
          AND NOT EXISTS (SELECT 1 FROM claude_grades g WHERE g.session_id = s.id AND g.rubric_id = r.id AND g.content_hash = s.content_hash)) AS waiting,
       (SELECT count(*)::int FROM claude_grades g WHERE g.rubric_id = r.id AND g.result IS NOT NULL) AS graded,
       coalesce((SELECT json_agg(json_build_object('grader', g.result = 'satisfied', 'person', p.result = 'satisfied'))
          FROM claude_grades g CROSS JOIN LATERAL (SELECT result FROM verdicts v WHERE v.session_id = g.session_id AND v.given_by = 'person' ORDER BY v.created_at DESC, v.id DESC LIMIT 1) p
          WHERE g.rubric_id = r.id AND g.result IS NOT NULL), '[]') AS pairs
     FROM claude_rubrics r WHERE r.workspace_id = $1 AND r.removed_at IS NULL ORDER BY r.name`,
    [actor.workspaceId],
  );
  return rows.map(({ pairs, ...rubric }) => ({ ...rubric, agreement: agreementOf(pairs) }));
}

export interface GradeView {
  sessionId: string;
  title: string;
  rubric: string;
  result: "satisfied" | "needs_revision" | "failed" | null;
  explanation: string;
  criteria: GradedCriterion[];
  problem: string | null;
  /** What people said last, where they did. */
  person: string | null;
  at: string;
}

/** The latest grades. */
export async function listGrades(actor: Actor, limit = 50): Promise<GradeView[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Omit<GradeView, "at"> & { at: Date }>(
    `SELECT g.session_id AS "sessionId", coalesce(nullif(s.title, ''), s.source_id) AS title, r.name AS rubric, g.result, g.explanation, g.criteria, g.problem, g.created_at AS at,
       (SELECT v.result FROM verdicts v WHERE v.session_id = g.session_id AND v.given_by = 'person' ORDER BY v.created_at DESC, v.id DESC LIMIT 1) AS person
     FROM claude_grades g JOIN sessions s ON s.id = g.session_id JOIN claude_rubrics r ON r.id = g.rubric_id
     WHERE g.workspace_id = $1 ORDER BY g.created_at DESC, g.session_id LIMIT $2`,
    [actor.workspaceId, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
