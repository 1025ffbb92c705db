import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** A place worth jumping to. A correction is a person who stopped or refused what the agent was doing. */
export interface OutlineMark {
  index: number;
  kind: "error" | "person" | "correction" | "verdict";
  label: string;
}

/** A stretch of neighbouring events of one thread. */
export interface ThreadRun {
  thread: number;
  from: number;
  to: number;
}

export interface Outline {
  marks: OutlineMark[];
  /** Whether there were more marks than are listed. */
  cut: boolean;
  /** Empty for a session of one thread. */
  runs: ThreadRun[];
}

const MOST = 2_000;

/** Event types in which a person stops or refuses something. */
export const CORRECTION_TYPES = ["user.interrupt", "user.tool_confirmation"];

const MARKS = `
SELECT index, CASE WHEN type = ANY($3) THEN 'correction'
    WHEN speaker = 'grader' OR type LIKE 'span.outcome_evaluation%' THEN 'verdict' WHEN is_error THEN 'error' ELSE 'person' END AS kind,
  CASE WHEN is_error AND tool_name IS NOT NULL THEN tool_name || ': ' ELSE '' END || left(text, 90) AS label
FROM events WHERE workspace_id = $1 AND session_id = $2 AND (is_error OR speaker IN ('person', 'grader') OR type LIKE 'span.outcome_evaluation%' OR type = ANY($3))
ORDER BY index LIMIT ${MOST + 1}`;

const RUNS = `
SELECT thread_index AS thread, min(index) AS "from", max(index) AS "to" FROM (
  SELECT index, thread_index, index - row_number() OVER (PARTITION BY thread_index ORDER BY index) AS island
  FROM events WHERE workspace_id = $1 AND session_id = $2) e
GROUP BY thread_index, island ORDER BY min(index)`;

/** What the outline beside a transcript shows. An unknown session has an empty one. @throws AppError forbidden */
export async function getOutline(actor: Actor, sessionId: string): Promise<Outline> {
  await authorize(actor, "sessions.read");
  const [marks, runs] = await Promise.all([
    sql<OutlineMark>(MARKS, [actor.workspaceId, sessionId, CORRECTION_TYPES]),
    sql<ThreadRun>(RUNS, [actor.workspaceId, sessionId]),
  ]);
  const threads = new Set(runs.map((run) => run.thread));
  return { marks: marks.slice(0, MOST), cut: marks.length > MOST, runs: threads.size > 1 ? runs : [] };
}
