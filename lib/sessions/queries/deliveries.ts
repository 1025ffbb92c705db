import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** Guidance that Lucid gave to a session: "read" is told apart from "delivered". */
export interface GivenGuidance {
  id: string;
  release: number;
  destination: string;
  items: { path: string; sha256: string }[];
  heldOut: boolean;
  deliveredAt: string;
  readAt: string | null;
}

/** What Lucid delivered to the session with this source id, newest first. */
export async function listDeliveriesOf(actor: Actor, sourceId: string): Promise<GivenGuidance[]> {
  await authorize(actor, "sessions.read");
  const rows = await sql<Omit<GivenGuidance, "deliveredAt" | "readAt"> & { delivered_at: Date; read_at: Date | null }>(
    `SELECT d.id, r.number AS release, d.destination, d.items, d.held_out AS "heldOut", d.delivered_at, d.read_at
     FROM deliveries d JOIN releases r ON r.id = d.release_id WHERE d.workspace_id = $1 AND d.session_source_id = $2 ORDER BY d.delivered_at DESC LIMIT 20`,
    [actor.workspaceId, sourceId],
  );
  return rows.map(({ delivered_at, read_at, ...row }) => ({ ...row, deliveredAt: delivered_at.toISOString(), readAt: read_at?.toISOString() ?? null }));
}
