import { namesOf } from "@/lib/audit/names";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { ACTIONS, type Act, FACTS } from "./acts";
import { type Insights, insightsOf } from "./insights";

export const WINDOWS = [7, 30, 90, 365] as const;

const SELECT = `SELECT e.seq::int AS seq, e.at, json_build_object('kind', e.actor_kind, 'id', e.actor_id) AS actor, e.action,
  json_build_object('type', e.object_type, 'id', e.object_id) AS object,
  jsonb_strip_nulls(jsonb_build_object(${FACTS.map((fact) => `'${fact}', e.facts->'${fact}'`).join(", ")})) AS facts
FROM audit_entries e WHERE e.trail = $1 AND e.action = ANY($2::text[]) ORDER BY e.seq`;

/**
 * The figures of the last `days` days, computed from the workspace's trail and nothing else.
 * @param until RFC 3339; now when nothing is said
 */
export async function getInsights(actor: Actor, days: number, until = new Date().toISOString()): Promise<Insights> {
  await authorize(actor, "insights.read");
  const rows = await sql<Omit<Act, "at"> & { at: Date }>(SELECT, [actor.workspaceId, [...ACTIONS]]);
  const trail = rows.map(({ at, ...row }): Act => ({ ...row, at: at.toISOString() }));
  return insightsOf(trail, new Date(Date.parse(until) - days * 86_400_000).toISOString(), until);
}

/** The names of the people, lessons and dreams that a page shows, by id. */
export async function insightNames(
  actor: Actor,
  ids: { users: readonly string[]; lessons: readonly string[]; dreams: readonly string[] },
): Promise<Map<string, string>> {
  await authorize(actor, "insights.read");
  const things = [
    ...ids.users.map((id) => ({ type: "user", id })),
    ...ids.lessons.map((id) => ({ type: "lesson", id })),
    ...ids.dreams.map((id) => ({ type: "dream", id })),
  ];
  return namesOf(actor.workspaceId, things);
}
