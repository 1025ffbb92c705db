import { dropDraft, getDraft, keepDraft } from "@/components/layout/kept-drafts";
import type { Draft } from "./editor-draft";

/** One person's unsaved edit of one lesson. */

const keyOf = (reader: string, lessonId: string) => `${reader}.${lessonId}`;

interface KeptEdit {
  /** The revision that it was begun on. */
  revisionId: string;
  draft: Draft;
}

const isText = (value: unknown): value is string => typeof value === "string";

function isKeptEdit(value: unknown): value is KeptEdit {
  if (typeof value !== "object" || value === null || !("draft" in value) || !("revisionId" in value)) return false;
  const { draft, revisionId } = value;
  if (!isText(revisionId) || typeof draft !== "object" || draft === null) return false;
  const { title, trigger, body, audience } = draft as Partial<Draft>;
  return isText(title) && isText(trigger) && isText(body) && typeof audience === "object" && audience !== null && Object.values(audience).every(isText);
}

export function unsavedEdit(reader: string, lessonId: string): (KeptEdit & { at: number }) | null {
  const kept = getDraft(keyOf(reader, lessonId));
  return kept && isKeptEdit(kept.value) ? { ...kept.value, at: kept.at } : null;
}

export function keepEdit(reader: string, lessonId: string, revisionId: string, draft: Draft): void {
  keepDraft(keyOf(reader, lessonId), { revisionId, draft } satisfies KeptEdit);
}

export function dropEdit(reader: string, lessonId: string): void {
  dropDraft(keyOf(reader, lessonId));
}
