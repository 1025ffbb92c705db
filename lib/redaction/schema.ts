import { z } from "zod";
import { SHORTEST_WORDS } from "./redact";

export const REDACTION_REASONS = ["personal_data", "secret", "legal", "other"] as const;
export type RedactionReason = (typeof REDACTION_REASONS)[number];

const why = {
  reason: z.enum(REDACTION_REASONS),
  note: z.string().trim().max(1000, "At most 1,000 characters.").default(""),
};

/** What is to be destroyed. `words` stand in the event, or anywhere in the workspace. */
export const redactEventInput = z.object({
  sessionId: z.string().max(100),
  index: z.int().min(0),
  /** Only these words of it, wherever they stand; all of its text when nothing is named. */
  words: z.string().min(SHORTEST_WORDS, `At least ${SHORTEST_WORDS} characters.`).max(100_000).optional(),
  ...why,
});
export const redactQuoteInput = z.object({ evidenceId: z.string().max(100), ...why });
export const redactLessonInput = z.object({ lessonId: z.string().max(100), ...why });
export const redactWordsInput = z.object({
  words: z.string().min(SHORTEST_WORDS, `At least ${SHORTEST_WORDS} characters.`).max(100_000, "At most 100,000 characters."),
  ...why,
});
export const redactNameInput = z.object({ userId: z.string().max(100), ...why });

export type RedactEventInput = z.output<typeof redactEventInput>;
export type RedactQuoteInput = z.output<typeof redactQuoteInput>;
export type RedactLessonInput = z.output<typeof redactLessonInput>;
export type RedactWordsInput = z.output<typeof redactWordsInput>;
export type RedactNameInput = z.output<typeof redactNameInput>;
