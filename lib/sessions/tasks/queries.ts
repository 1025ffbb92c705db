import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** What makes sessions comparable in this workspace. */
export interface Comparability {
  sessions: number;
  /** Sessions with a task key, and those of them whose task was tried more than once with a known outcome. */
  withTask: number;
  compared: number;
  /** Tasks tried more than once with a known outcome. */
  tasks: number;
}

/** How many sessions can be compared with others. @throws AppError forbidden */
export async function comparability(actor: Actor): Promise<Comparability> {
  await authorize(actor, "sessions.read");
  const [row] = await sql<Comparability>(
    `WITH task AS (SELECT task_key, count(*)::int AS judged FROM sessions
       WHERE workspace_id = $1 AND current AND event_count > 0 AND task_key IS NOT NULL AND succeeded IS NOT NULL GROUP BY task_key HAVING count(*) > 1)
     SELECT count(*)::int AS sessions, count(task_key)::int AS "withTask",
       (SELECT coalesce(sum(judged), 0)::int FROM task) AS compared, (SELECT count(*)::int FROM task) AS tasks
     FROM sessions WHERE workspace_id = $1 AND current AND event_count > 0`,
    [actor.workspaceId],
  );
  return row!;
}

export interface TaskRow {
  taskKey: string;
  sessions: number;
  succeeded: number;
  failed: number;
  /** Given or corrected by people for some of its sessions. */
  corrected: boolean;
}

const TASKS_SHOWN = 200;

/** The tasks of the workspace, those with the most sessions first. @throws AppError forbidden */
export async function listTasks(actor: Actor): Promise<TaskRow[]> {
  await authorize(actor, "sessions.read");
  return sql<TaskRow>(
    `SELECT s.task_key AS "taskKey", count(*)::int AS sessions, count(*) FILTER (WHERE s.succeeded)::int AS succeeded,
       count(*) FILTER (WHERE NOT s.succeeded)::int AS failed,
       bool_or(EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.object_type = 'session' AND a.object_id = s.id AND a.action = 'session.task_changed')) AS corrected
     FROM sessions s WHERE s.workspace_id = $1 AND s.current AND s.event_count > 0 AND s.task_key IS NOT NULL
     GROUP BY s.task_key ORDER BY count(*) DESC, s.task_key LIMIT ${TASKS_SHOWN}`,
    [actor.workspaceId],
  );
}

/** Sessions without a task that begin in the same words. */
export interface Suggestion {
  title: string;
  agent: string;
  sessions: number;
}

const SUGGESTIONS_SHOWN = 50;

/** Which sessions without a task may be of one: same agent, and the same first words. Nothing is grouped until a person says so. */
export async function suggestTasks(actor: Actor): Promise<Suggestion[]> {
  await authorize(actor, "sessions.read");
  return sql<Suggestion>(
    `SELECT s.title, a.name AS agent, count(*)::int AS sessions FROM sessions s JOIN agents a ON a.id = s.agent_id
     WHERE s.workspace_id = $1 AND s.current AND s.event_count > 0 AND s.task_key IS NULL AND s.title <> ''
     GROUP BY s.title, a.name HAVING count(*) > 1 ORDER BY count(*) DESC, s.title, a.name LIMIT ${SUGGESTIONS_SHOWN}`,
    [actor.workspaceId],
  );
}
