"use client";
import dynamic from "next/dynamic";
import { HostileInline } from "@/components/text/hostile-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import type { DeskLesson } from "./desk-lesson";
import { Section } from "./section";

/** Most lessons add an item, and nothing is compared; the desk asks for it a moment after it is there. */
export const loadDifference = () => import("@/components/lessons/word-difference").then((module) => module.WordDifference);
const WordDifference = dynamic(loadDifference, { loading: () => <Skeleton className="h-24 w-full" /> });

export interface WhatChangesProps {
  lesson: DeskLesson;
  acknowledged: boolean;
  onAcknowledge: (acknowledged: boolean) => void;
}

/** What the guidance in force would lose and gain. For a new item that is the whole text above. */
export function WhatChanges({ lesson, acknowledged, onAcknowledge }: WhatChangesProps) {
  const { operation, current, revision, loss, state } = lesson;
  if (operation === "add") {
    return (
      <Section title="What changes">
        <p className="text-sm text-muted">A new item: all of the text above is added. Nothing in force changes.</p>
      </Section>
    );
  }
  if (current.length === 0) {
    return (
      <Section title="What changes">
        <p className="text-sm text-muted">The item that it is about is not in force any more, so nothing would change.</p>
      </Section>
    );
  }
  const [kept, ...absorbed] = current;
  const lost = operation === "retire" ? current : absorbed;
  return (
    <Section title="What changes" aside={current.length > 1 ? `${current.length} items in force` : current[0]?.path}>
      <div className="flex flex-col gap-3">
        {operation !== "retire" && kept && (
          <Box path={kept.path} remark="changes">
            <WordDifference before={kept.file} after={revision.file} />
          </Box>
        )}
        {lost.map((item) => (
          <Box key={item.itemId} path={item.path} remark={operation === "retire" ? "goes out of force" : "is taken in, its own text goes"}>
            <WordDifference before={item.file} after="" />
          </Box>
        ))}
      </div>
      {loss && state === "proposed" && lesson.can.review && (
        <div className="mt-3 rounded-lg border border-warn/30 bg-warn-soft px-4 py-3 has-checked:border-border has-checked:bg-raised/60">
          <Checkbox
            id={`acknowledge-${lesson.id}`}
            checked={acknowledged}
            onChange={(event) => onAcknowledge(event.target.checked)}
            label={`I have read what is lost: ${loss.items.length === 1 ? "the text struck through" : `the text struck through in ${loss.items.length} items`}`}
            hint="It can be approved only then. The trail keeps that you said so."
          />
        </div>
      )}
    </Section>
  );
}

function Box({ path, remark, children }: { path: string; remark: string; children: React.ReactNode }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <p className="border-b bg-raised/50 px-3 py-1.5 text-xs text-muted">
        <HostileInline text={path} className="font-mono text-text" /> {remark}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer */}
      <section aria-label={`Difference of ${path}`} tabIndex={0} className="max-h-[70vh] overflow-y-auto px-3 py-2 text-sm leading-6">
        {children}
      </section>
    </div>
  );
}
