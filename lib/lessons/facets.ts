import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { Person } from "./desk-types";

/** What the desk's filters and editors can choose from. */

export interface QueueFacets {
  agents: { name: string; lessons: number }[];
  dreams: { id: string; number: number; lessons: number }[];
  /** Whom a lesson can be assigned to. */
  people: Person[];
}

const OPEN = "('proposed', 'held_back', 'quarantined')";

/** Agents and dreams of the open lessons, and the people who can review. */
export async function queueFacets(actor: Actor): Promise<QueueFacets> {
  await authorize(actor, "lessons.read");
  const [agents, dreams, people] = await Promise.all([
    sql<{ name: string; lessons: number }>(
      `SELECT a.name, count(DISTINCT e.lesson_id)::int AS lessons FROM lessons l JOIN evidence e ON e.lesson_id = l.id
       JOIN sessions s ON s.id = e.session_id JOIN agents a ON a.id = s.agent_id
       WHERE l.workspace_id = $1 AND l.state IN ${OPEN} GROUP BY a.name ORDER BY 2 DESC, 1 LIMIT 100`,
      [actor.workspaceId],
    ),
    sql<QueueFacets["dreams"][number]>(
      `SELECT d.id, d.number, count(*)::int AS lessons FROM lessons l JOIN dreams d ON d.id = l.dream_id
       WHERE l.workspace_id = $1 AND l.state IN ${OPEN} GROUP BY d.id, d.number ORDER BY d.number DESC LIMIT 100`,
      [actor.workspaceId],
    ),
    sql<Person>(
      `SELECT u.id, u.name FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.workspace_id = $1 AND m.role <> 'viewer' AND u.disabled_at IS NULL ORDER BY u.name, u.id LIMIT 500`,
      [actor.workspaceId],
    ),
  ]);
  return { agents, dreams, people };
}

export interface AudienceChoices {
  agents: string[];
  roles: string[];
  tasks: string[];
  tools: string[];
}

/** Names that an audience can be made of, the most frequent first; at most 200 each. */
export async function audienceChoices(actor: Actor): Promise<AudienceChoices> {
  await authorize(actor, "lessons.read");
  const names = async (query: string) =>
    (await sql<{ name: string }>(`${query} ORDER BY count(*) DESC, 1 LIMIT 200`, [actor.workspaceId])).map(({ name }) => name);
  const [agents, roles, tasks, tools] = await Promise.all([
    names("SELECT a.name FROM agents a LEFT JOIN sessions s ON s.agent_id = a.id AND s.current WHERE a.workspace_id = $1 GROUP BY a.name"),
    names("SELECT role AS name FROM threads WHERE workspace_id = $1 GROUP BY role"),
    names("SELECT task_key AS name FROM sessions WHERE workspace_id = $1 AND current AND task_key IS NOT NULL GROUP BY task_key"),
    // The tools of the sessions that lessons rest on: those are what a lesson can be about.
    names(`SELECT v.tool_name AS name FROM evidence e JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index
           WHERE e.workspace_id = $1 AND v.tool_name IS NOT NULL GROUP BY v.tool_name`),
  ]);
  return { agents, roles, tasks, tools };
}

/** How many agents an audience reaches. Roles, tasks and tools narrow it within an agent, so they do not change the number. */
export async function reachOf(actor: Actor, audience: { agents?: readonly string[] }): Promise<{ agents: number; reached: number; names: string[] }> {
  await authorize(actor, "lessons.read");
  const all = (await sql<{ name: string }>("SELECT name FROM agents WHERE workspace_id = $1 ORDER BY name", [actor.workspaceId])).map(({ name }) => name);
  const allowed = audience.agents;
  const names = allowed && allowed.length > 0 ? all.filter((name) => allowed.includes(name)) : all;
  return { agents: all.length, reached: names.length, names: names.slice(0, 200) };
}
