import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** What the list can be filtered by; at most 200 of each. */
export interface SessionFacets {
  agents: string[];
  sources: string[];
  tasks: string[];
}

const MOST = 200;

/** Walks an index from value to value, so that its cost is the number of values and not of sessions. */
function distinct(column: "source" | "task_key", where = ""): string {
  return `WITH RECURSIVE walk AS (
    (SELECT ${column} AS value FROM sessions WHERE workspace_id = $1 AND ${column} IS NOT NULL ${where} ORDER BY ${column} LIMIT 1)
    UNION ALL
    SELECT (SELECT ${column} FROM sessions WHERE workspace_id = $1 AND ${column} > walk.value ${where} ORDER BY ${column} LIMIT 1) FROM walk WHERE walk.value IS NOT NULL
  ) SELECT value FROM walk WHERE value IS NOT NULL LIMIT ${MOST}`;
}

/** The agents, sources and tasks that occur in the workspace. @throws AppError forbidden */
export async function listFacets(actor: Actor): Promise<SessionFacets> {
  await authorize(actor, "sessions.read");
  const values = [actor.workspaceId];
  const [agents, sources, tasks] = await Promise.all([
    sql<{ value: string }>(`SELECT name AS value FROM agents WHERE workspace_id = $1 ORDER BY name LIMIT ${MOST}`, values),
    sql<{ value: string }>(distinct("source"), values),
    sql<{ value: string }>(distinct("task_key", "AND current"), values),
  ]);
  const names = (rows: { value: string }[]) => rows.map((row) => row.value);
  return { agents: names(agents), sources: names(sources), tasks: names(tasks) };
}
