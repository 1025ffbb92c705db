import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { State } from "@/lib/lessons/lesson";

/** A dream beside the completed one before it. */
export interface Earlier {
  id: string;
  number: number;
  sessions: number;
  /** Lessons that the earlier dream brought and this one did not, with what has become of them. */
  gone: { id: string; title: string; state: State; stateReason: string }[];
}

const GONE_SHOWN = 100;

/** The completed dream before this one and what it had that this one has not; null for the first. */
export async function earlierDream(actor: Actor, dreamId: string): Promise<Earlier | null> {
  await authorize(actor, "dreams.read");
  const [earlier] = await sql<Omit<Earlier, "gone">>(
    `SELECT b.id, b.number, b.sessions FROM dreams d JOIN dreams b ON b.workspace_id = d.workspace_id AND b.number < d.number AND b.status = 'completed'
     WHERE d.workspace_id = $1 AND d.id = $2 ORDER BY b.number DESC LIMIT 1`,
    [actor.workspaceId, dreamId],
  );
  if (!earlier) return null;
  // The same finding in other words is another lesson, but not gone.
  const gone = await sql<Earlier["gone"][number]>(
    `SELECT l.id, r.title, l.state, l.state_reason AS "stateReason" FROM dream_lessons dl
     JOIN lessons l ON l.id = dl.lesson_id JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
     WHERE dl.workspace_id = $1 AND dl.dream_id = $3 AND NOT EXISTS (
       SELECT 1 FROM dream_lessons again JOIN lessons n ON n.id = again.lesson_id WHERE again.dream_id = $2 AND n.fingerprint = l.fingerprint AND n.operation = l.operation)
     ORDER BY dl.sessions DESC, l.id LIMIT ${GONE_SHOWN}`,
    [actor.workspaceId, dreamId, earlier.id],
  );
  return { ...earlier, gone };
}
