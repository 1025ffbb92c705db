import { sql } from "@/lib/db/client";

/** The condition that a legal hold covers the session `s`. */
export const HELD = `EXISTS (SELECT 1 FROM legal_holds h WHERE h.workspace_id = s.workspace_id AND h.lifted_at IS NULL
  AND (h.session_id = s.id OR h.source = s.source OR h.session_id IS NULL AND h.source IS NULL))`;

/** Which of the sessions a standing hold covers; of all where none are named, the first one. */
export async function sessionsOnHold(workspaceId: string, sessionIds: readonly string[] | null): Promise<string[]> {
  if (sessionIds === null) {
    const holds = await sql<{ id: string }>("SELECT id FROM legal_holds WHERE workspace_id = $1 AND lifted_at IS NULL LIMIT 1", [workspaceId]);
    return holds.map(({ id }) => id);
  }
  const rows = await sql<{ id: string }>(`SELECT s.id FROM sessions s WHERE s.workspace_id = $1 AND s.id = ANY($2) AND ${HELD}`, [
    workspaceId,
    [...sessionIds],
  ]);
  return rows.map(({ id }) => id);
}
