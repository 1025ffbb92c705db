"use client";
import { ActionBar } from "./action-bar";
import type { DeskLesson } from "./desk-lesson";
import { PolicyStrip } from "./policy-strip";
import type { DeskState } from "./use-desk";

/** Below the lesson: what was checked and what the policy says, as facts; then what can be done. */
export function FootBar({ desk, lesson, slug }: { desk: DeskState; lesson: DeskLesson; slug: string }) {
  return (
    <div className="@container border-t bg-surface pb-[env(safe-area-inset-bottom)]">
      <PolicyStrip lesson={lesson} />
      <ActionBar desk={desk} lesson={lesson} slug={slug} />
    </div>
  );
}
