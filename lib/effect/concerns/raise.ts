import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { ALARM } from "../e-process";
import { measuredEffects } from "../queries";
import type { ConcernKind } from "./concern";

/** Looks for reasons to look at items again. Each becomes an item of review with its figures; nothing is taken out of force. */

interface Reason {
  itemId: string;
  lessonId: string;
  kind: ConcernKind;
  facts: Record<string, string | number | string[]>;
}

/** So many sessions of an agent without a single one of the pattern are enough to ask. */
const UNSEEN_SESSIONS = 50;

async function due(workspaceId: string, now: Date): Promise<Reason[]> {
  const rows = await sql<{ itemId: string; lessonId: string; at: Date }>(
    `SELECT c.item_id AS "itemId", ri.lesson_id AS "lessonId", c.revalidate_at AS at FROM item_care c
     JOIN release_items ri ON ri.item_id = c.item_id JOIN releases r ON r.id = ri.release_id AND r.state = 'in_force'
     WHERE c.workspace_id = $1 AND c.revalidate_at <= $2`,
    [workspaceId, now],
  );
  return rows.map(({ at, ...row }) => ({ ...row, kind: "due", facts: { at: at.toISOString() } }));
}

/** Agents of the sessions behind a lesson whose newest sessions are all of versions that none of those sessions had. */
const CHANGED = `
SELECT ri.item_id AS "itemId", ri.lesson_id AS "lessonId", a.name AS agent,
  array(SELECT DISTINCT s.agent_version FROM sessions s WHERE s.workspace_id = $1 AND s.id = ANY(l.members) AND s.agent_id = a.id ORDER BY 1) AS then,
  array(SELECT DISTINCT s.agent_version FROM (SELECT agent_version FROM sessions WHERE workspace_id = $1 AND agent_id = a.id AND current
    ORDER BY occurred_at DESC, id DESC LIMIT ${UNSEEN_SESSIONS}) s ORDER BY 1) AS now
FROM release_items ri JOIN releases r ON r.id = ri.release_id AND r.state = 'in_force' JOIN lessons l ON l.id = ri.lesson_id
JOIN LATERAL (SELECT DISTINCT x.agent_id FROM sessions x WHERE x.workspace_id = $1 AND x.id = ANY(l.members)) m ON true
JOIN agents a ON a.id = m.agent_id
WHERE r.workspace_id = $1`;

async function changed(workspaceId: string): Promise<Reason[]> {
  const rows = await sql<{ itemId: string; lessonId: string; agent: string; then: string[]; now: string[] }>(CHANGED, [workspaceId]);
  return rows.flatMap(({ itemId, lessonId, agent, then, now }) => {
    const other = now.length > 0 && now.every((version) => version !== "" && !then.includes(version));
    return other ? [{ itemId, lessonId, kind: "agent_changed" as const, facts: { agent, then, now } }] : [];
  });
}

/** Lessons in force that rest on sessions, none of which is among the newest of their agents, since a whole dream looked at those. */
const UNSEEN = `
SELECT ri.item_id AS "itemId", ri.lesson_id AS "lessonId", newer.n AS sessions, d.number AS dream
FROM release_items ri JOIN releases r ON r.id = ri.release_id AND r.state = 'in_force' JOIN lessons l ON l.id = ri.lesson_id
CROSS JOIN LATERAL (SELECT max(s.occurred_at) AS last, array_agg(DISTINCT s.agent_id) AS agents FROM sessions s WHERE s.workspace_id = $1 AND s.id = ANY(l.members)) seen
CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM sessions s WHERE s.workspace_id = $1 AND s.agent_id = ANY(seen.agents) AND s.current
  AND s.occurred_at > greatest(seen.last, r.published_at)) newer
CROSS JOIN LATERAL (SELECT number FROM dreams WHERE workspace_id = $1 AND status = 'completed' AND provider = 'embedded' AND created_at > r.published_at
  ORDER BY created_at DESC LIMIT 1) d
WHERE r.workspace_id = $1 AND l.kind IN ('recurring_mistake', 'heuristic') AND newer.n >= ${UNSEEN_SESSIONS}`;

async function unseen(workspaceId: string): Promise<Reason[]> {
  const rows = await sql<{ itemId: string; lessonId: string; sessions: number; dream: number }>(UNSEEN, [workspaceId]);
  return rows.map(({ sessions, dream, ...row }) => ({ ...row, kind: "unseen", facts: { sessions, dream } }));
}

async function harm(workspaceId: string): Promise<Reason[]> {
  const streams = await measuredEffects(workspaceId);
  if (streams.size === 0) return [];
  const items = await sql<{ itemId: string; lessonId: string }>(
    `SELECT ri.item_id AS "itemId", ri.lesson_id AS "lessonId" FROM release_items ri JOIN releases r ON r.id = ri.release_id WHERE r.workspace_id = $1 AND r.state = 'in_force'`,
    [workspaceId],
  );
  return items.flatMap(({ itemId, lessonId }) => {
    const evidence = streams.get(lessonId)?.evidence;
    if (!evidence || evidence.mostHarm < ALARM) return [];
    const { given, heldOut, difference, mostHarm } = evidence;
    const facts = { given, heldOut, evidence: Math.round(Math.min(mostHarm, 1e6)), difference: difference === null ? "" : Math.round(difference * 100) };
    return [{ itemId, lessonId, kind: "harm" as const, facts }];
  });
}

/** A concern that somebody settled comes up again only with another text of the item, or after a while. */
const RAISE = `
INSERT INTO concerns (id, workspace_id, item_id, lesson_id, kind, facts)
SELECT $1, $2, $3, $4, $5, $6::jsonb
WHERE NOT EXISTS (SELECT 1 FROM concerns WHERE workspace_id = $2 AND item_id = $3 AND lesson_id = $4 AND kind = $5
  AND (state = 'open' OR decided_at > now() - interval '30 days'))
ON CONFLICT DO NOTHING RETURNING id`;

/** Raises what is new, each with its entry in the trail. @returns how many */
export async function raiseConcerns(actor: Actor, now: Date): Promise<number> {
  const { workspaceId } = actor;
  const reasons = (await Promise.all([due(workspaceId, now), changed(workspaceId), unseen(workspaceId), harm(workspaceId)])).flat();
  let raised = 0;
  for (const { itemId, lessonId, kind, facts } of reasons) {
    await transact(async (tx) => {
      const id = newId("concern");
      const rows = await tx.$queryRawUnsafe<{ id: string }[]>(RAISE, id, workspaceId, itemId, lessonId, kind, JSON.stringify(facts));
      if (!rows[0]) return;
      raised++;
      await recordAudit(tx, actor, { action: "guidance.concern_raised", object: { type: "item", id: itemId }, facts: { concern: id, kind, lesson: lessonId } });
    });
  }
  return raised;
}
