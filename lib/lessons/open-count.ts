import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** How many lessons wait for this person: what they approved, and others must still approve, waits for the others. */
export async function countOpenLessons(actor: Actor): Promise<number> {
  await authorize(actor, "lessons.read");
  const [row] = await sql<{ open: number }>(
    `SELECT count(*)::int AS open FROM lessons l WHERE l.workspace_id = $1 AND l.state = 'proposed' AND NOT EXISTS (
       SELECT 1 FROM reviews m WHERE m.lesson_id = l.id AND m.revision_id = l.revision_id AND m.reviewer_id = $2 AND m.undone_at IS NULL)`,
    [actor.workspaceId, actor.id],
  );
  return row?.open ?? 0;
}
