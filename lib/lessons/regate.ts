import type { Tx } from "@/lib/db/client";
import { flagsOf, type LockedLesson } from "./decision";
import type { Inspections, Subject } from "./inspections";
import type { GateFlag, LessonText } from "./lesson";

/** The text of the lesson's present revision. */
export async function textOf(tx: Tx, workspaceId: string, lesson: LockedLesson): Promise<LessonText> {
  const revision = await tx.revision.findFirstOrThrow({
    where: { workspaceId, lessonId: lesson.id, id: lesson.revisionId },
    select: { title: true, trigger: true, body: true, appliesTo: true },
  });
  return { title: revision.title, trigger: revision.trigger, body: revision.body, appliesTo: revision.appliesTo as LessonText["appliesTo"] };
}

function withoutNulls({ start, end, ...flag }: GateFlag & { start?: number | null; end?: number | null }): GateFlag {
  return { ...flag, ...(typeof start === "number" && typeof end === "number" ? { start, end } : {}) };
}

/**
 * What the gates find after a change of text or evidence. What they do not find by themselves came from the dream: an edit clears
 * what was said about the wording, not what was said about the pattern.
 */
export async function gateAgain(
  tx: Tx,
  workspaceId: string,
  lesson: LockedLesson,
  inspections: Inspections,
  before: Subject,
  after: Subject,
): Promise<GateFlag[]> {
  const known = new Set((await inspections.of(before)).map(({ rule }) => rule));
  const reworded = before.text !== after.text;
  const given = (await flagsOf(tx, workspaceId, lesson.id, lesson.revisionId)).filter(
    ({ rule, field }) => !known.has(rule) && rule !== "evidence.none" && (!reworded || field === "evidence"),
  );
  return [...(await inspections.of(after)), ...given.map(withoutNulls)];
}
