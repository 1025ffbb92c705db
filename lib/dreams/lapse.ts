import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import type { Finding } from "./mining/finding";

/**
 * After a dream over all sessions: what an earlier dream proposed and this one did not find again leaves the queue, because what it
 * rested on has changed (a contested verdict, another task, a deleted session). It stays searchable with the reason, and a later
 * dream that finds it puts it back. What people have worked on stays where it is.
 * @returns how many left the queue
 */
export async function holdBackLapsed(tx: Tx, actor: Actor, findings: readonly Finding[], dream: { id: string; number: number }): Promise<number> {
  const reason = `Dream ${dream.number} read all sessions and did not find it again: what it rested on has changed.`;
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE lessons l SET state = 'held_back', state_reason = $4, updated_at = now()
     WHERE l.workspace_id = $1 AND l.state = 'proposed' AND l.origin = 'dream' AND l.dream_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS f (fingerprint, operation) WHERE f.fingerprint = l.fingerprint AND f.operation = l.operation)
       AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.lesson_id = l.id AND r.author_id IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.lesson_id = l.id AND v.undone_at IS NULL)
       AND NOT l.findings ? 'releasedBy'
     RETURNING l.id`,
    actor.workspaceId,
    findings.map(({ fingerprint }) => fingerprint),
    findings.map(({ operation }) => operation),
    reason,
  );
  for (const { id } of rows)
    await recordAudit(tx, actor, { action: "lesson.held_back", object: { type: "lesson", id }, facts: { dreamId: dream.id, lapsed: true }, text: { reason } });
  return rows.length;
}
