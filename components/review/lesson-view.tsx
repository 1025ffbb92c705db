"use client";
import { LessonText } from "@/components/lessons/lesson-text";
import type { ReviewView } from "@/lib/lessons/review-view";
import { Checks } from "./checks";
import { ClaimMark } from "./claim-mark";
import { flagMarks } from "./flag-marks";
import { History } from "./history";
import { LessonHeader } from "./lesson-header";
import { Pattern } from "./pattern";
import { Reasons } from "./reasons";
import { WhatChanges } from "./what-changes";

/** One lesson, to be read: what it says first, then what it changes, why it was written, what was checked, what happened. */
export function LessonView({ lesson, slug }: { lesson: ReviewView; slug: string }) {
  // Where nothing has a quote, saying so once under the checks is enough.
  const cited = lesson.operation !== "retire" && lesson.evidence.length > 0;
  return (
    <article aria-label="Lesson" className="mx-auto w-full max-w-[46rem] px-5 pt-6 pb-10 sm:px-8">
      <LessonHeader lesson={lesson} slug={slug} />
      <Reasons lesson={lesson} slug={slug} />
      <LessonText
        body={lesson.revision.body}
        marks={flagMarks(lesson.flags, "body")}
        {...(!cited ? {} : { after: (at: number) => <ClaimMark claim={lesson.claims[at]} at={at} /> })}
        className="mt-6 text-[0.9375rem] leading-[1.625rem]"
      />
      <WhatChanges lesson={lesson} />
      <Pattern lesson={lesson} />
      <Checks lesson={lesson} />
      <History lesson={lesson} />
    </article>
  );
}
