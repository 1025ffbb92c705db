import type { Actor } from "@/lib/auth/actor";
import type { SqlTx } from "@/lib/db/client";

interface LastAct {
  act: "approved" | "rejected" | "edited" | "adopted" | "undone";
  by: string;
  name: string;
  at: Date;
}

/** "20 seconds ago", for a sentence. `seconds` is never negative. */
export function ago(seconds: number): string {
  const units: [number, string][] = [
    [60, "second"],
    [60, "minute"],
    [24, "hour"],
    [Number.POSITIVE_INFINITY, "day"],
  ];
  let value = Math.max(0, Math.round(seconds));
  if (value < 2) return "a moment ago";
  for (const [size, unit] of units) {
    if (value < size) return `${value} ${unit}${value === 1 ? "" : "s"} ago`;
    value = Math.round(value / size);
  }
  return `${value} days ago`;
}

const ENDINGS: Record<LastAct["act"], string> = {
  approved: "Reload to see it.",
  rejected: "Reload to see why.",
  edited: "Reload to read the new text before you decide.",
  adopted: "Reload to see it.",
  undone: "Reload to see where it stands.",
};

/** The last thing that a person did to the lesson, as a sentence for whoever came second. */
export function conflictSentence(last: LastAct | undefined, actorId: string, now: number, otherwise: string): string {
  if (!last) return otherwise;
  const who = last.by === actorId ? "You" : last.name;
  const what = last.act === "undone" ? "undid the decision on this lesson" : `${last.act} this lesson`;
  return `${who} ${what} ${ago((now - last.at.getTime()) / 1000)}. ${ENDINGS[last.act]}`;
}

/**
 * Who did what to a lesson when, for a conflict. `why` is the table's own sentence: it stands when the lesson is as the person
 * saw it and the act is simply not possible.
 */
export async function explainConflict(tx: SqlTx, actor: Actor, lessonId: string, why?: string): Promise<string> {
  const rows = await tx.$queryRawUnsafe<(LastAct & { state: string })[]>(
    `SELECT a.act, a.by, u.name, a.at, l.state FROM lessons l, LATERAL (
       SELECT CASE decision WHEN 'reject' THEN 'rejected' WHEN 'adopt' THEN 'adopted' ELSE 'approved' END AS act, reviewer_id AS by, created_at AS at
       FROM reviews WHERE workspace_id = $1 AND lesson_id = $2 AND undone_at IS NULL AND NOT sealed
       UNION ALL SELECT 'undone', undone_by, undone_at FROM reviews
         WHERE workspace_id = $1 AND lesson_id = $2 AND undone_at IS NOT NULL AND revision_id = l.revision_id
       UNION ALL SELECT 'edited', author_id, created_at FROM revisions WHERE workspace_id = $1 AND lesson_id = $2 AND author_id IS NOT NULL AND number > 1
     ) a JOIN users u ON u.id = a.by WHERE l.workspace_id = $1 AND l.id = $2 ORDER BY a.at DESC, a.act LIMIT 1`,
    actor.workspaceId,
    lessonId,
  );
  const last = rows[0];
  const otherwise = why ?? "This lesson changed while you were looking at it. Reload to see how.";
  // A lesson that waits is not explained by an old edit: then the table's sentence says more.
  if (why && last && !["approved", "rejected"].includes(last.state)) return why;
  return conflictSentence(last, actor.id, Date.now(), otherwise);
}
