import { type Actor, authorize } from "@/lib/auth/actor";
import { type SqlTx, sql } from "@/lib/db/client";

/** A lesson that rests on this session: quotes it, or counts it without quoting it. */
export interface Citation {
  lessonId: string;
  title: string;
  kind: string;
  state: string;
  quotes: { eventIndex: number; stance: "supports" | "contradicts"; start: number; end: number }[];
}

const CITING = `
WITH quoted AS (
  SELECT e.lesson_id AS id,
    json_agg(json_build_object('eventIndex', e.event_index, 'stance', e.stance, 'start', e.start_at, 'end', e.end_at) ORDER BY e.event_index, e.start_at) AS quotes
  FROM evidence e WHERE e.workspace_id = $1 AND e.session_id = $2 AND e.detached_at IS NULL GROUP BY e.lesson_id),
counted AS (SELECT l.id FROM lessons l WHERE l.workspace_id = $1 AND l.state <> 'superseded' AND l.members @> ARRAY[$2])
SELECT l.id AS "lessonId", r.title, l.kind, l.state, coalesce(q.quotes, '[]') AS quotes
FROM (SELECT id FROM quoted UNION SELECT id FROM counted) AS own
JOIN lessons l ON l.id = own.id JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id LEFT JOIN quoted q ON q.id = l.id
ORDER BY q.id IS NULL, l.id DESC LIMIT 200`;

/** Which lessons came from here: those whose evidence quotes this session, then those that count it only. An unknown session has none. */
export async function listCitations(actor: Actor, sessionId: string): Promise<Citation[]> {
  await authorize(actor, "lessons.read");
  return sql<Citation>(CITING, [actor.workspaceId, sessionId]);
}

/** The lessons that cite a session in any way, detached quotes included: they keep it from being deleted. */
export function citingLessons(tx: SqlTx, workspaceId: string, sessionId: string): Promise<{ id: string; title: string }[]> {
  return tx.$queryRawUnsafe<{ id: string; title: string }[]>(
    `SELECT DISTINCT l.id, r.title FROM evidence e JOIN lessons l ON l.id = e.lesson_id JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
     WHERE e.workspace_id = $1 AND e.session_id = $2 ORDER BY l.id`,
    workspaceId,
    sessionId,
  );
}
