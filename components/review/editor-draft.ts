import { fileOf, MAX_FILE_BYTES, normaliseText } from "@/lib/lessons/file";
import type { LessonText } from "@/lib/lessons/lesson";
import type { ReviewView } from "@/lib/lessons/review-view";
import { type AudienceText, audienceText, parseAudience } from "./audience-editor";

/** What someone typed, field by field. */
export interface Draft {
  title: string;
  trigger: string;
  body: string;
  audience: AudienceText;
}

export const draftOf = ({ title, trigger, body, appliesTo }: ReviewView["revision"]): Draft => ({ title, trigger, body, audience: audienceText(appliesTo) });

/** The text that a draft would be saved as: trimmed, as the server does. */
export const textOf = ({ title, trigger, body, audience }: Draft): LessonText => ({
  title: title.trim(),
  trigger: trigger.trim(),
  body: body.trim(),
  appliesTo: parseAudience(audience),
});

export const bytesOf = (text: LessonText): number => new TextEncoder().encode(fileOf(text)).length;

export function isChanged(draft: Draft, revision: ReviewView["revision"]): boolean {
  const whole = (text: LessonText) => JSON.stringify([normaliseText(text), text.appliesTo]);
  return whole(textOf(draft)) !== whole(textOf(draftOf(revision)));
}

/** Whether a draft, as it is at this moment, can be saved as a new revision. */
export function canSave(draft: Draft, revision: ReviewView["revision"]): boolean {
  const text = textOf(draft);
  return text.title !== "" && text.body !== "" && bytesOf(text) <= MAX_FILE_BYTES && isChanged(draft, revision);
}
