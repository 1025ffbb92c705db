import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { type Outcome, rejectLesson, requirePerson } from "./commands";
import type { BulkRejectInput } from "./schema";

export interface BulkOutcome {
  rejected: Outcome[];
  /** What could not be rejected, each with the sentence that says why. */
  refused: { lessonId: string; message: string }[];
}

/** Rejects many lessons for one reason: each is decided, raced and audited on its own, so that one conflict costs no other. */
export async function rejectMany(actor: Actor, input: BulkRejectInput): Promise<BulkOutcome> {
  await requirePerson(actor);
  const { lessons, ...verdict } = input;
  const result: BulkOutcome = { rejected: [], refused: [] };
  for (const on of new Map(lessons.map((lesson) => [lesson.lessonId, lesson])).values()) {
    try {
      result.rejected.push(await rejectLesson(actor, { ...on, ...verdict }, { bulk: true }));
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== "conflict" && error.code !== "not_found")) throw error;
      result.refused.push({ lessonId: on.lessonId, message: error.message });
    }
  }
  return result;
}
