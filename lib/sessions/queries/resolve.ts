import type { Actor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/**
 * Our id of a session, given ours or the source's. Of the source's, the version in force.
 * @throws AppError not_found, or conflict when two sources use the same id
 */
export async function resolveSessionId(actor: Actor, id: string): Promise<string> {
  if (id.length === 0 || id.length > 500 || id.includes("\0")) throw notFound("session");
  if (isId("session", id)) {
    const [own] = await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1 AND id = $2", [actor.workspaceId, id]);
    if (own) return own.id;
  }
  const rows = await sql<{ id: string; source: string }>("SELECT id, source FROM sessions WHERE workspace_id = $1 AND source_id = $2 AND current LIMIT 2", [
    actor.workspaceId,
    id,
  ]);
  if (rows.length > 1)
    throw new AppError("conflict", `Two sources use this id. Ask for one of ours instead: ${rows.map((row) => `${row.id} (${row.source})`).join(", ")}.`);
  if (!rows[0]) throw notFound("session");
  return rows[0].id;
}
