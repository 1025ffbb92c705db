import type { Tx } from "@/lib/db/client";
import type { LessonDraft, Proposed } from "./propose";

/**
 * Keeps what a dream brought or found again, with its numbers as they were then: a later dream that finds it again takes nothing
 * from this one's page. In the caller's transaction; nothing for a lesson that no dream wrote.
 */
export async function recordInDream(tx: Tx, workspaceId: string, draft: LessonDraft, { id, state, outcome }: Proposed): Promise<void> {
  if (draft.dreamId === null) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO dream_lessons (workspace_id, dream_id, lesson_id, outcome, state, state_reason, strength, sessions, association, strata)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, coalesce($10::jsonb, '[]')) ON CONFLICT (dream_id, lesson_id) DO NOTHING`,
    workspaceId,
    draft.dreamId,
    id,
    outcome,
    state,
    draft.stateReason,
    draft.strength,
    draft.support.sessions,
    draft.association === null ? null : JSON.stringify(draft.association),
    draft.findings.strata === undefined ? null : JSON.stringify(draft.findings.strata),
  );
}
