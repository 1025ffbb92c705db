"use client";
import { useState } from "react";
import type { DeskLesson } from "./desk-lesson";

/**
 * The lesson on the screen. Its state and its evidence follow the server; another text, written by someone else meanwhile, does
 * not take the place of the one that is being read until its reader asks for it.
 */
export function useHeldLesson(fresh: DeskLesson | undefined) {
  const [held, hold] = useState(fresh);
  // The revision that may come without asking: the reader's own edit, or whatever there is after a reload.
  const [awaited, expect] = useState<string | null>(null);
  const welcome =
    fresh !== undefined &&
    fresh !== held &&
    (held?.id !== fresh.id || held.revision.id === fresh.revision.id || awaited === fresh.revision.id || awaited === "any");
  if (welcome) {
    hold(fresh);
    if (awaited !== null && held?.revision.id !== fresh.revision.id) expect(null);
  }
  const shown = welcome || fresh?.id !== held?.id ? fresh : held;
  const newer = fresh !== undefined && shown !== undefined && fresh.revision.id !== shown.revision.id ? fresh : null;
  return { shown: fresh === undefined ? undefined : shown, newer, expect };
}
