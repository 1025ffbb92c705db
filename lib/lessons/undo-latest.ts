import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Outcome, undoDecision } from "./commands";

// What was decided before the last release went into force is history: a rejection of last month is not one key press away.
const LATEST = `
SELECT v.lesson_id AS "lessonId", v.revision_id AS "revisionId"
FROM reviews v JOIN lessons l ON l.id = v.lesson_id AND l.revision_id = v.revision_id
WHERE v.workspace_id = $1 AND v.reviewer_id = $2 AND v.undone_at IS NULL AND v.decision <> 'adopt'
  AND l.state IN ('approved', 'rejected', 'proposed')
  AND v.created_at > coalesce((SELECT max(published_at) FROM releases WHERE workspace_id = $1), '-infinity')
ORDER BY v.created_at DESC, v.id DESC LIMIT 1`;

/**
 * Takes back this person's latest decision that still can be: made since the last release was published, and not yet published
 * itself.
 * @throws AppError conflict when there is none
 */
export async function undoLatestDecision(actor: Actor): Promise<Outcome> {
  await authorize(actor, "lessons.review");
  const [latest] = await sql<{ lessonId: string; revisionId: string }>(LATEST, [actor.workspaceId, actor.id]);
  if (!latest) throw new AppError("conflict", "There is nothing to undo: you have no decision in the draft release.");
  return undoDecision(actor, latest);
}
