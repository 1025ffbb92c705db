import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** How many lessons wait for a decision in the actor's workspace. */
export async function countOpenLessons(actor: Actor): Promise<number> {
  await authorize(actor, "lessons.read");
  const [row] = await sql<{ open: number }>("SELECT count(*)::int AS open FROM lessons WHERE workspace_id = $1 AND state = 'proposed'", [actor.workspaceId]);
  return row?.open ?? 0;
}
