import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** Guidance that Lucid gave to a session: "read" is told apart from "delivered". */
export interface GivenGuidance {
  id: string;
  release: number;
  destination: string;
  /** How it is known: our own answer, somebody's report, or the transcript itself. */
  proof: "response" | "report" | "content";
  /** The event that shows it, where the transcript does. */
  eventIndex: number | null;
  items: { path: string; sha256: string; lessonId: string; read: boolean }[];
  heldOut: boolean;
  deliveredAt: string;
  readAt: string | null;
}

/** What Lucid delivered to the session with this source id, newest first. */
export async function listDeliveriesOf(actor: Actor, sourceId: string): Promise<GivenGuidance[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Omit<GivenGuidance, "deliveredAt" | "readAt"> & { delivered_at: Date; read_at: Date | null }>(
    `SELECT d.id, r.number AS release, d.destination, d.proof, d.event_index AS "eventIndex", d.held_out AS "heldOut", d.delivered_at, d.read_at,
       coalesce((SELECT json_agg(json_build_object('path', t.path, 'sha256', i.sha256, 'lessonId', i.lesson_id, 'read', i.read_at IS NOT NULL) ORDER BY i.position)
         FROM delivery_items i JOIN items t ON t.id = i.item_id WHERE i.delivery_id = d.id), '[]') AS items
     FROM deliveries d JOIN releases r ON r.id = d.release_id WHERE d.workspace_id = $1 AND d.session_source_id = $2 ORDER BY d.delivered_at DESC LIMIT 20`,
    [actor.workspaceId, sourceId],
  );
  return rows.map(({ delivered_at, read_at, ...row }) => ({ ...row, deliveredAt: delivered_at.toISOString(), readAt: read_at?.toISOString() ?? null }));
}
