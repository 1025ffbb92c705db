import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import { notFound } from "@/lib/errors";
import type { DestinationKind } from "./delivery-record";

/** Which sessions had a lesson. */

export interface Exposure {
  /** The session's id at its source. */
  source: string;
  /** Ours, when it was imported. */
  sessionId: string | null;
  title: string;
  agent: string;
  /** yes, no, or null when it is left out of comparisons or was not imported */
  succeeded: boolean | null;
  release: number;
  revision: string;
  sha256: string;
  destination: DestinationKind;
  proof: "response" | "report" | "content";
  deliveredAt: Date;
  read: boolean;
  /** What the agent said of it. */
  judgement: "helpful" | "harmful" | "unused" | null;
}

const EXPOSED = `
SELECT d.session_source_id AS source, s.id AS "sessionId", coalesce(s.title, '') AS title, coalesce(nullif(d.agent, ''), a.name, '') AS agent, s.succeeded,
  r.number AS release, i.revision_id AS revision, i.sha256, d.destination, d.proof, d.delivered_at AS "deliveredAt", i.read_at IS NOT NULL AS read, d.id AS "deliveryId",
  (SELECT p.judgement FROM item_reports p JOIN outcome_reports o ON o.id = p.report_id
   WHERE p.workspace_id = $1 AND p.lesson_id = $2 AND o.session_source_id = d.session_source_id ORDER BY o.reported_at DESC LIMIT 1) AS judgement
FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id JOIN releases r ON r.id = d.release_id
LEFT JOIN LATERAL (SELECT id, title, succeeded, agent_id FROM sessions WHERE workspace_id = $1 AND source_id = d.session_source_id AND current LIMIT 1) s ON true
LEFT JOIN agents a ON a.id = s.agent_id
WHERE i.workspace_id = $1 AND i.lesson_id = $2 AND ($3::text IS NULL OR i.delivery_id < $3)
ORDER BY i.delivery_id DESC LIMIT $4`;

/** The sessions that were given any revision of a lesson, newest record first. `cursor` from an earlier page. @throws AppError not_found */
export async function sessionsOfLesson(
  actor: Actor,
  lessonId: string,
  options: { cursor?: string | undefined; limit?: number } = {},
): Promise<{ sessions: Exposure[]; next: string | null }> {
  await authorize(actor, "guidance.read");
  const limit = Math.min(options.limit ?? 50, 1_000);
  const [below] = options.cursor ? decodeCursor(options.cursor, ["string"]) : [null];
  const rows = await sql<Exposure & { deliveryId: string }>(EXPOSED, [actor.workspaceId, lessonId, below, limit + 1]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { sessions: rows.slice(0, limit).map(({ deliveryId: _, ...row }) => row), next: last ? encodeCursor([last.deliveryId]) : null };
}

export interface LessonExposure {
  title: string;
  state: string;
  sessions: number;
  read: number;
  helpful: number;
  harmful: number;
}

/** How many sessions had a lesson, and what was said of it. @throws AppError not_found */
export async function exposureOf(actor: Actor, lessonId: string): Promise<LessonExposure> {
  await authorize(actor, "guidance.read");
  const [row] = await sql<LessonExposure>(
    `SELECT v.title, l.state,
       (SELECT count(DISTINCT d.session_source_id)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id WHERE i.workspace_id = $1 AND i.lesson_id = $2) AS sessions,
       (SELECT count(DISTINCT d.session_source_id)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
        WHERE i.workspace_id = $1 AND i.lesson_id = $2 AND i.read_at IS NOT NULL) AS read,
       (SELECT count(*)::int FROM item_reports WHERE workspace_id = $1 AND lesson_id = $2 AND judgement = 'helpful') AS helpful,
       (SELECT count(*)::int FROM item_reports WHERE workspace_id = $1 AND lesson_id = $2 AND judgement = 'harmful') AS harmful
     FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id WHERE l.workspace_id = $1 AND l.id = $2`,
    [actor.workspaceId, lessonId],
  );
  if (!row) throw notFound("lesson");
  return row;
}
