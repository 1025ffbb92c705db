import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** What Claude offers beside a lesson's text; null fields where nobody asked. */
export interface WordingView {
  /** Whether wordings can be asked for here. */
  enabled: boolean;
  status: "offered" | "refused" | null;
  refusal: string | null;
  title: string;
  trigger: string;
  body: string;
  model: string;
  at: string | null;
}

interface Row extends Omit<WordingView, "at" | "enabled"> {
  at: Date | null;
}

/** Whether reviewers of the workspace may ask for other words. */
export async function wordingsEnabled(actor: Actor): Promise<boolean> {
  await authorize(actor, "lessons.read");
  const [on] = await sql<{ enabled: boolean }>(
    `SELECT draft_wordings AND dream_model <> '' AND price_input IS NOT NULL AND price_output IS NOT NULL AND monthly_budget IS NOT NULL AS enabled
     FROM claude_connections WHERE workspace_id = $1 AND state = 'active'`,
    [actor.workspaceId],
  );
  return on?.enabled ?? false;
}

/** The wording that was offered for a revision, if one was asked for. */
export async function readWording(actor: Actor, lessonId: string, revisionId: string): Promise<WordingView> {
  await authorize(actor, "lessons.read");
  const [row] = await sql<Row>(
    `SELECT status, refusal, title, trigger, body, model, created_at AS at FROM claude_wordings WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3`,
    [actor.workspaceId, lessonId, revisionId],
  );
  const none: Row = { status: null, refusal: null, title: "", trigger: "", body: "", model: "", at: null };
  const found = row ?? none;
  return { ...found, at: found.at?.toISOString() ?? null, enabled: await wordingsEnabled(actor) };
}
