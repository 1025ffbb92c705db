"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { LoadError } from "@/components/ui/error-state";
import type { DeskProps } from "./desk";
import { FirstRunHint } from "./first-run-hint";
import { KeptLessons } from "./kept-lessons";
import { LessonView } from "./lesson-view";
import { NewerNotice } from "./newer-notice";
import { NothingLeft } from "./nothing-left";
import { RefusedNotice } from "./refused-notice";
import { LessonSkeleton } from "./skeletons";
import { UnsavedNotice } from "./unsaved-notice";
import type { DeskState } from "./use-desk";
import { loadDifference } from "./what-changes";

const Editor = dynamic(() => import("./editor").then((module) => module.Editor), { loading: LessonSkeleton });
const ClaudeWording = dynamic(() => import("@/components/claude/wording").then((module) => module.ClaudeWording));

/** The lesson on the screen, or what is to be said in its place. */
export function LessonPane({ desk, slug, you, sample, hint, wordings = false }: { desk: DeskState } & DeskProps) {
  const { lesson, queue, shown, newer, reading, mode, setMode, decisions, counts, at } = desk;
  const { tab } = desk.place;
  useEffect(() => {
    const timer = setTimeout(() => void loadDifference(), 600);
    return () => clearTimeout(timer);
  }, []);
  // What was dropped in this visit is not offered again.
  const [dropped, setDropped] = useState("");

  const refused = decisions.refused && (
    <RefusedNotice refused={decisions.refused} here={decisions.refused.lessonId === desk.id} onOpen={desk.open} onReload={desk.showNewest} />
  );
  if (lesson.isError && desk.id !== null && !shown) {
    return <LoadError className="m-6" title="This lesson could not be shown." message={lesson.error.message} onRetry={() => void lesson.refetch()} />;
  }
  if (desk.id === null && !queue.isPending) {
    return (
      <>
        {refused}
        {queue.isError ? null : <NothingLeft counts={counts} slug={slug} narrowed={desk.narrowed} onClear={() => desk.narrow({})} />}
      </>
    );
  }
  if (!shown) return <LessonSkeleton />;
  if (mode === "edit") {
    return (
      <Editor
        key={shown.id}
        lesson={shown}
        reader={you.id}
        slug={slug}
        notice={newer && <NewerNotice newer={newer} editing onShow={desk.showNewest} />}
        busy={decisions.saving}
        error={decisions.refused?.lessonId === shown.id ? decisions.refused.message : null}
        onSave={(text) => void decisions.edit(shown, text)}
        onCancel={() => setMode("read")}
      />
    );
  }
  return (
    <>
      {hint && tab === "turn" && at === 0 && counts?.done === 0 && <FirstRunHint slug={slug} sample={sample} />}
      {refused ?? (newer && <NewerNotice newer={newer} editing={false} onShow={desk.showNewest} />)}
      {dropped !== shown.id && (
        <UnsavedNotice key={shown.id} reader={you.id} lesson={shown} onEdit={() => desk.act("edit")} onDrop={() => setDropped(shown.id)} />
      )}
      <KeptLessons shown={shown} ahead={desk.ahead}>
        {(one) => (
          <LessonView
            lesson={one}
            slug={slug}
            whole={one === shown && reading.whole}
            onWhole={reading.showWhole}
            acknowledged={one === shown && reading.acknowledged}
            onAcknowledge={reading.acknowledge}
          />
        )}
      </KeptLessons>
      {wordings && shown.can.review && shown.operation !== "retire" && (
        <ClaudeWording
          key={`${shown.id} ${shown.revision.id}`}
          slug={slug}
          lessonId={shown.id}
          revisionId={shown.revision.id}
          text={shown.revision}
          busy={decisions.saving}
          onUse={(text) => void decisions.edit(shown, { ...text, appliesTo: shown.revision.appliesTo })}
        />
      )}
    </>
  );
}
