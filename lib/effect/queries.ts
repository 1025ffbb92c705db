import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { Arm, EffectView } from "./effect";
import { type Outcome, Stream, stratifiedDifference } from "./stream";

interface TrialRow extends Outcome {
  lessonId: string;
}

/**
 * Sessions with a verdict that were given an item of the release in force or held out from it, by lesson, in the order in which they
 * happened. A stratum is task and agent version; a session without a task is compared with none.
 */
const TRIALS = `
WITH current AS (
  SELECT ri.lesson_id, ri.item_id FROM release_items ri JOIN releases r ON r.id = ri.release_id WHERE r.workspace_id = $1 AND r.state = 'in_force'
), dealt AS (
  SELECT i.lesson_id, d.session_source_id AS source, false AS held FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
    JOIN current c ON c.lesson_id = i.lesson_id WHERE i.workspace_id = $1 AND NOT d.held_out
  UNION
  SELECT c.lesson_id, d.session_source_id, true FROM deliveries d CROSS JOIN LATERAL jsonb_array_elements(d.items) AS x (item)
    JOIN current c ON c.item_id = x.item->>'itemId' WHERE d.workspace_id = $1 AND d.held_out
)
SELECT t.lesson_id AS "lessonId", s.task_key || E'\\n' || s.agent_version AS stratum, t.held AS "heldOut", s.succeeded
FROM dealt t JOIN sessions s ON s.workspace_id = $1 AND s.source_id = t.source AND s.current
WHERE s.succeeded IS NOT NULL AND s.task_key IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM dealt o WHERE o.lesson_id = t.lesson_id AND o.source = t.source AND o.held <> t.held)
ORDER BY t.lesson_id, s.occurred_at, s.id`;

/** The evidence of each lesson in force of which sessions were held out, by lesson. The caller has authorised. */
export async function measuredEffects(workspaceId: string): Promise<Map<string, Stream>> {
  const streams = new Map<string, Stream>();
  for (const { lessonId, ...outcome } of await sql<TrialRow>(TRIALS, [workspaceId])) {
    const stream = streams.get(lessonId) ?? new Stream();
    stream.add(outcome);
    streams.set(lessonId, stream);
  }
  return streams;
}

interface DescribedRow {
  lessonId: string;
  stratum: string;
  had: boolean;
  successes: number;
  sessions: number;
}

/** Sessions of tasks that some session with the lesson had, with and without it; held-out ones are left to the test. */
const DESCRIBED = `
WITH current AS (
  SELECT ri.lesson_id FROM release_items ri JOIN releases r ON r.id = ri.release_id WHERE r.workspace_id = $1 AND r.state = 'in_force'
), had AS (
  SELECT DISTINCT i.lesson_id, s.id, s.task_key, s.agent_id FROM current c JOIN delivery_items i ON i.workspace_id = $1 AND i.lesson_id = c.lesson_id
  JOIN deliveries d ON d.id = i.delivery_id JOIN sessions s ON s.workspace_id = $1 AND s.source_id = d.session_source_id AND s.current
  WHERE NOT d.held_out AND s.task_key IS NOT NULL AND s.succeeded IS NOT NULL
), tasks AS (SELECT DISTINCT lesson_id, task_key, agent_id FROM had)
SELECT t.lesson_id AS "lessonId", t.task_key || E'\\n' || t.agent_id AS stratum, h.id IS NOT NULL AS had,
  count(*) FILTER (WHERE s.succeeded)::int AS successes, count(*)::int AS sessions
FROM tasks t JOIN sessions s ON s.workspace_id = $1 AND s.task_key = t.task_key AND s.agent_id = t.agent_id AND s.current AND s.succeeded IS NOT NULL
LEFT JOIN had h ON h.lesson_id = t.lesson_id AND h.id = s.id
WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.workspace_id = $1 AND d.session_source_id = s.source_id AND d.held_out)
GROUP BY 1, 2, 3`;

async function described(workspaceId: string): Promise<Map<string, EffectView["described"]>> {
  const strata = new Map<string, Map<string, { given: Arm; heldOut: Arm }>>();
  const none = (): Arm => ({ successes: 0, sessions: 0 });
  for (const { lessonId, stratum, had, successes, sessions } of await sql<DescribedRow>(DESCRIBED, [workspaceId])) {
    const own = strata.get(lessonId) ?? new Map();
    const counts = own.get(stratum) ?? { given: none(), heldOut: none() };
    counts[had ? "given" : "heldOut"] = { successes, sessions };
    own.set(stratum, counts);
    strata.set(lessonId, own);
  }
  const sum = (arms: Arm[]): Arm => arms.reduce((all, arm) => ({ successes: all.successes + arm.successes, sessions: all.sessions + arm.sessions }), none());
  return new Map(
    [...strata].map(([lessonId, own]) => {
      const all = [...own.values()];
      const both = all.filter(({ given, heldOut }) => given.sessions > 0 && heldOut.sessions > 0);
      return [
        lessonId,
        {
          with: sum(all.map(({ given }) => given)),
          without: sum(all.map(({ heldOut }) => heldOut)),
          strata: both.length,
          difference: stratifiedDifference(both),
        },
      ];
    }),
  );
}

const LESSONS = `
SELECT ri.lesson_id AS "lessonId", ri.item_id AS "itemId", v.title,
  (SELECT count(*)::int FROM item_reports p WHERE p.workspace_id = $1 AND p.lesson_id = ri.lesson_id AND p.judgement = 'helpful') AS helpful,
  (SELECT count(*)::int FROM item_reports p WHERE p.workspace_id = $1 AND p.lesson_id = ri.lesson_id AND p.judgement = 'harmful') AS harmful
FROM release_items ri JOIN releases r ON r.id = ri.release_id JOIN revisions v ON v.lesson_id = ri.lesson_id AND v.id = ri.revision_id
WHERE r.workspace_id = $1 AND r.state = 'in_force' ORDER BY ri.position`;

/** What is known of the effect of every lesson in force, in the order of the release. */
export async function listEffects(actor: Actor): Promise<EffectView[]> {
  await authorize(actor, "guidance.read");
  const { workspaceId } = actor;
  const [lessons, streams, descriptions] = await Promise.all([
    sql<{ lessonId: string; itemId: string; title: string; helpful: number; harmful: number }>(LESSONS, [workspaceId]),
    measuredEffects(workspaceId),
    described(workspaceId),
  ]);
  const nothing = { with: { successes: 0, sessions: 0 }, without: { successes: 0, sessions: 0 }, strata: 0, difference: null };
  return lessons.map(({ helpful, harmful, ...lesson }) => {
    const evidence = streams.get(lesson.lessonId)?.evidence;
    return {
      ...lesson,
      described: descriptions.get(lesson.lessonId) ?? nothing,
      measured: evidence && evidence.heldOut > 0 ? evidence : null,
      reports: { helpful, harmful },
    };
  });
}
