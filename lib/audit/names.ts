import { sql } from "@/lib/db/client";

/** How objects and actors of each kind are called now. Every query is bound to the workspace: $1 its id, $2 the ids asked for. */
const NAMES: Record<string, string> = {
  // People who left keep their name beside what they did here.
  user: `SELECT u.id, u.name FROM users u WHERE u.id = ANY($2) AND (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.workspace_id = $1)
    OR EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND (e.actor_id = u.id OR (e.object_type = 'user' AND e.object_id = u.id))))`,
  token: "SELECT id, name FROM tokens WHERE workspace_id = $1 AND id = ANY($2)",
  workspace: "SELECT id, name FROM workspaces WHERE id = $1 AND id = ANY($2)",
  lesson: `SELECT l.id, r.title AS name FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id WHERE l.workspace_id = $1 AND l.id = ANY($2)`,
  session: "SELECT id, coalesce(nullif(title, ''), source_id) AS name FROM sessions WHERE workspace_id = $1 AND id = ANY($2)",
  dream: "SELECT id, 'dream ' || number AS name FROM dreams WHERE workspace_id = $1 AND id = ANY($2)",
  release: "SELECT id, 'release ' || number AS name FROM releases WHERE workspace_id = $1 AND id = ANY($2)",
  rubric: "SELECT id, name FROM claude_rubrics WHERE workspace_id = $1 AND id = ANY($2)",
  connection: "SELECT id, 'the Claude platform' AS name FROM claude_connections WHERE workspace_id = $1 AND id = ANY($2)",
  pull: "SELECT id, 'Claude import' AS name FROM claude_pulls WHERE workspace_id = $1 AND id = ANY($2)",
  item: "SELECT id, path AS name FROM items WHERE workspace_id = $1 AND id = ANY($2)",
};

/** The names of the given things in the workspace, by id. What has no name, or belongs elsewhere, is left out. */
export async function namesOf(workspaceId: string, things: readonly { type: string; id: string }[]): Promise<Map<string, string>> {
  const byType = new Map<string, Set<string>>();
  for (const { type, id } of things) if (type in NAMES) byType.set(type, (byType.get(type) ?? new Set()).add(id));
  const found = await Promise.all([...byType].map(([type, ids]) => sql<{ id: string; name: string }>(NAMES[type]!, [workspaceId, [...ids]])));
  return new Map(found.flat().map((row) => [row.id, row.name]));
}
