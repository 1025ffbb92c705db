"use client";
import { useState } from "react";
import { isFolded } from "@/components/lessons/lesson-text";
import { useSteady } from "@/components/ui/use-steady";
import type { DeskLesson } from "./desk-lesson";

export interface Reading {
  /** Whether a long text is shown whole. */
  whole: boolean;
  showWhole: (whole: boolean) => void;
  /** Whether the reader has said that they read what would be lost. */
  acknowledged: boolean;
  acknowledge: (acknowledged: boolean) => void;
  /** What stands between the reader and an approval: text out of sight, or a loss that was not acknowledged. */
  missing: "text" | "loss" | null;
}

interface Seen {
  revision: string;
  whole: boolean;
  acknowledged: string;
}

const of = (seen: Seen, revision: string): Seen => (seen.revision === revision ? seen : { revision, whole: false, acknowledged: "" });

/** What of this revision its reader has had before them. Another revision starts anew. */
export function useReading(lesson: DeskLesson | undefined): Reading {
  const [seen, setSeen] = useState<Seen>({ revision: "", whole: false, acknowledged: "" });
  const revision = lesson?.revision.id ?? "";
  const digest = lesson?.loss?.digest ?? null;
  const mine = of(seen, revision);
  const acknowledged = digest !== null && mine.acknowledged === digest;
  const hidden = lesson !== undefined && lesson.operation !== "retire" && !mine.whole && isFolded(lesson.revision.body);
  return {
    whole: mine.whole,
    showWhole: useSteady((whole) => setSeen((before) => ({ ...of(before, revision), whole }))),
    acknowledged,
    acknowledge: useSteady((yes) => setSeen((before) => ({ ...of(before, revision), acknowledged: yes && digest !== null ? digest : "" }))),
    missing: hidden ? "text" : digest !== null && !acknowledged ? "loss" : null,
  };
}
