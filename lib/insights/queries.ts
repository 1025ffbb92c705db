import { namesOf } from "@/lib/audit/names";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { ACTIONS, type Act, FACTS } from "./acts";
import { type Insights, insightsOf } from "./insights";

export const WINDOWS = [7, 30, 90, 365] as const;

/** Entries of one row of the answer: with a row for each, taking the rows apart would cost more than all the rest. */
const TOGETHER = 4_096;

const SELECT = `SELECT json_agg(json_build_array(e.seq, (extract(epoch FROM e.at) * 1000)::bigint, e.actor_kind, e.actor_id, e.action, e.object_type, e.object_id,
    ${FACTS.map((fact) => `e.facts->'${fact}'`).join(", ")}) ORDER BY e.seq) AS acts
FROM audit_entries e WHERE e.trail = $1 AND e.action = ANY($2::text[]) GROUP BY e.seq / ${TOGETHER} ORDER BY e.seq / ${TOGETHER}`;

type Packed = [seq: number, at: number, actorKind: string, actorId: string, action: string, objectType: string, objectId: string, ...facts: unknown[]];

function unpack([seq, at, actorKind, actorId, action, objectType, objectId, ...values]: Packed): Act {
  const facts: Record<string, unknown> = {};
  for (const [place, fact] of FACTS.entries()) if (values[place] !== null) facts[fact] = values[place];
  return { seq, at: new Date(at).toISOString(), actor: { kind: actorKind, id: actorId }, action, object: { type: objectType, id: objectId }, facts };
}

/**
 * The figures of the last `days` days, computed from the workspace's trail and nothing else.
 * @param until RFC 3339; now when nothing is said
 */
export async function getInsights(actor: Actor, days: number, until = new Date().toISOString()): Promise<Insights> {
  await authorize(actor, "insights.read");
  const rows = await sql<{ acts: Packed[] }>(SELECT, [actor.workspaceId, [...ACTIONS]]);
  const trail = rows.flatMap(({ acts }) => acts.map(unpack));
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
