"use client";
import { type ReactNode, useDeferredValue } from "react";
import type { DeskLesson } from "./desk-lesson";

/**
 * The lesson that is read, and out of sight the next one: made and laid out while this one is read, so that it need only be uncovered.
 * Nobody reaches it before: not by key, not by pointer, not with a screen reader.
 */
export function KeptLessons({ shown, ahead, children }: { shown: DeskLesson; ahead: DeskLesson | undefined; children: (lesson: DeskLesson) => ReactNode }) {
  // When there is time for it.
  const next = useDeferredValue(ahead, undefined);
  const lessons = next && next.id !== shown.id ? [shown, next] : [shown];
  return lessons.map((lesson) => (
    <div key={lesson.id} inert={lesson !== shown} className={lesson === shown ? "shrink-0" : "pointer-events-none invisible h-0 shrink-0 overflow-hidden"}>
      {children(lesson)}
    </div>
  ));
}
