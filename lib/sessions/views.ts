import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { readPrivacy } from "./import/masking/settings";

/** Opening the same transcript again within this time is the same view. */
const AGAIN_MINUTES = 30;

/** Writes down that somebody opened a transcript, where the workspace asks for it. */
export async function noteView(actor: Actor, sessionId: string): Promise<void> {
  await authorize(actor, "sessions.read");
  const [row] = await sql<{ settings: unknown; seen: boolean }>(
    `SELECT w.settings, EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND e.actor_id = $2 AND e.object_type = 'session' AND e.object_id = $3
       AND e.action = 'session.viewed' AND e.at > now() - interval '${AGAIN_MINUTES} minutes') AS seen FROM workspaces w WHERE w.id = $1`,
    [actor.workspaceId, actor.id, sessionId],
  );
  if (!row || row.seen || !readPrivacy(row.settings).logViews) return;
  await transact((tx) => recordAudit(tx, actor, { action: "session.viewed", object: { type: "session", id: sessionId } }));
}
