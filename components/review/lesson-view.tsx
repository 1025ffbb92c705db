"use client";
import { memo } from "react";
import { LessonText } from "@/components/lessons/lesson-text";
import { Checks } from "./checks";
import { ClaimMark } from "./claim-mark";
import { Comments } from "./comments";
import type { DeskLesson } from "./desk-lesson";
import { flagMarks } from "./flag-marks";
import { History } from "./history";
import { LessonHeader } from "./lesson-header";
import { Pattern } from "./pattern";
import { PolicyPassages } from "./policy-passages";
import { Reasons } from "./reasons";
import { RelatedLessons } from "./related-lessons";
import { WhatChanges } from "./what-changes";

export interface LessonViewProps {
  lesson: DeskLesson;
  slug: string;
  /** Whether a long text is shown whole. */
  whole: boolean;
  onWhole: (whole: boolean) => void;
  /** Whether the reader has said that they read what would be lost. */
  acknowledged: boolean;
  onAcknowledge: (acknowledged: boolean) => void;
}

/** One lesson, to be read: what it says first, then what it changes, why it was written, what was checked, what happened. */
export const LessonView = memo(function LessonView({ lesson, slug, whole, onWhole, acknowledged, onAcknowledge }: LessonViewProps) {
  return (
    <article aria-label="Lesson" className="mx-auto w-full max-w-[46rem] px-5 pt-6 pb-10 sm:px-8">
      <LessonHeader lesson={lesson} slug={slug} />
      <Reasons lesson={lesson} slug={slug} />
      <Text lesson={lesson} whole={whole} onWhole={onWhole} />
      <WhatChanges lesson={lesson} acknowledged={acknowledged} onAcknowledge={onAcknowledge} />
      <PolicyPassages lesson={lesson} slug={slug} />
      <Rest lesson={lesson} slug={slug} />
    </article>
  );
});

const Text = memo(function Text({ lesson, whole, onWhole }: { lesson: DeskLesson; whole: boolean; onWhole: (whole: boolean) => void }) {
  // Where nothing has a quote, saying so once under the checks is enough.
  const cited = lesson.operation !== "retire" && lesson.evidence.length > 0;
  return (
    <LessonText
      body={lesson.revision.body}
      marks={flagMarks(lesson.flags, "body")}
      whole={whole}
      onWhole={onWhole}
      {...(!cited ? {} : { after: (at: number) => <ClaimMark lessonId={lesson.id} claim={lesson.claims[at]} at={at} /> })}
      className="mt-6 text-[0.9375rem] leading-[1.625rem]"
    />
  );
});

/** What does not depend on how the lesson is being read, and need not be made again when that changes. */
const Rest = memo(function Rest({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  return (
    <>
      <Pattern lesson={lesson} />
      <RelatedLessons lesson={lesson} slug={slug} />
      <Checks lesson={lesson} />
      <Comments lesson={lesson} slug={slug} />
      <History lesson={lesson} />
    </>
  );
});
