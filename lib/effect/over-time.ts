import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { Arm } from "./effect";

/** The time in which one release was in force, or all time before the first. */
export interface Period {
  /** Null before the first release. */
  release: number | null;
  since: string | null;
  /** Whether that release has the lesson. */
  has: boolean;
  with: Arm;
  without: Arm;
}

/**
 * Sessions with a verdict of the tasks and agents that had the lesson, by the release that was in force when they happened. Sessions that
 * were held out are left to the test.
 */
const PERIODS = `
WITH had AS (
  SELECT DISTINCT s.id, s.task_key, s.agent_id FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id AND NOT d.held_out
  JOIN sessions s ON s.workspace_id = $1 AND s.source_id = d.session_source_id AND s.current
  WHERE i.workspace_id = $1 AND i.lesson_id = $2 AND s.task_key IS NOT NULL AND s.succeeded IS NOT NULL
), tasks AS (SELECT DISTINCT task_key, agent_id FROM had), published AS (
  SELECT number, published_at, lead(published_at) OVER (ORDER BY published_at, number) AS ended,
    EXISTS (SELECT 1 FROM release_items i WHERE i.release_id = r.id AND i.lesson_id = $2) AS has
  FROM releases r WHERE r.workspace_id = $1 AND r.state <> 'draft'
)
SELECT p.number AS release, p.published_at AS since, coalesce(p.has, false) AS has, h.id IS NOT NULL AS had,
  count(*) FILTER (WHERE s.succeeded)::int AS successes, count(*)::int AS sessions
FROM tasks t JOIN sessions s ON s.workspace_id = $1 AND s.task_key = t.task_key AND s.agent_id = t.agent_id AND s.current AND s.succeeded IS NOT NULL
LEFT JOIN had h ON h.id = s.id
LEFT JOIN published p ON s.occurred_at >= p.published_at AND (p.ended IS NULL OR s.occurred_at < p.ended)
WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.workspace_id = $1 AND d.session_source_id = s.source_id AND d.held_out)
GROUP BY 1, 2, 3, 4 ORDER BY p.published_at NULLS FIRST, p.number`;

interface Row extends Arm {
  release: number | null;
  since: Date | null;
  has: boolean;
  had: boolean;
}

/** Outcomes with a lesson and without it, release by release, oldest first: described, not caused. Empty when no session with a verdict had it. */
export async function outcomesOverTime(actor: Actor, lessonId: string): Promise<Period[]> {
  await authorize(actor, "guidance.read");
  const periods: Period[] = [];
  for (const { release, since, has, had, successes, sessions } of await sql<Row>(PERIODS, [actor.workspaceId, lessonId])) {
    let last = periods.at(-1);
    if (!last || last.release !== release) {
      last = { release, since: since?.toISOString() ?? null, has, with: { successes: 0, sessions: 0 }, without: { successes: 0, sessions: 0 } };
      periods.push(last);
    }
    last[had ? "with" : "without"] = { successes, sessions };
  }
  return periods;
}
