"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useTellOpenCount } from "@/components/layout/open-count";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { Outcome } from "@/lib/lessons/commands";
import type { ReviewView } from "@/lib/lessons/review-view";
import { ActionBar } from "./action-bar";
import { type Act, allowedActs } from "./allowed-acts";
import { ConflictNotice } from "./conflict-notice";
import { prefetchLesson, type QueuePage, useLesson, useQueue } from "./desk-data";
import { unsaved } from "./editor-draft";
import { EvidenceView } from "./evidence-view";
import { FirstRunHint } from "./first-run-hint";
import { LessonView } from "./lesson-view";
import { NewerNotice } from "./newer-notice";
import { NothingLeft } from "./nothing-left";
import { Panes } from "./panes";
import { QueuePane } from "./queue-pane";
import { EvidenceSkeleton, LessonSkeleton } from "./skeletons";
import { stepQuote } from "./step-quote";
import type { Tab } from "./tabs";
import { useDecisions } from "./use-decisions";
import { useDeskKeys } from "./use-desk-keys";
import { useHeldLesson } from "./use-held-lesson";
import { usePlace } from "./use-place";

// Only a keypress asks for these: they come after the desk itself, before they are asked for.
const loadReject = () => import("./reject-dialog").then((module) => module.RejectDialog);
const loadEditor = () => import("./editor").then((module) => module.Editor);
const RejectDialog = dynamic(loadReject);
const Editor = dynamic(loadEditor, { loading: LessonSkeleton });

export interface DeskProps {
  slug: string;
  sample: boolean;
  initial: { tab: Tab; page: QueuePage; lesson: ReviewView | null };
}

/** The review desk: a pile of lessons, one of them to read, and its evidence beside it. */
export function Desk({ slug, sample, initial }: DeskProps) {
  const { tab, lessonId, hrefOf, go } = usePlace(slug);
  const queries = useQueryClient();
  const queue = useQueue(slug, tab, initial);
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = queue.data?.pages[0]?.counts ?? null;
  useTellOpenCount(slug, counts?.turn ?? null);
  // Without one in the address it is the first of the pile, and stays so when someone else takes that one out of it.
  const [pinned, pin] = useState<{ tab: Tab; id: string } | null>(null);
  const first = rows[0]?.id ?? null;
  if (lessonId === null && first !== null && pinned?.tab !== tab) pin({ tab, id: first });
  const id = lessonId ?? (pinned?.tab === tab ? pinned.id : first);
  const lesson = useLesson(slug, id, initial.lesson);
  const { shown, newer, expect } = useHeldLesson(lesson.data?.id === id ? lesson.data : undefined);
  const [mode, setMode] = useState<"read" | "edit" | "reject">("read");
  const [quote, setQuote] = useState<string | null>(null);
  const at = rows.findIndex((row) => row.id === id);

  const open = (next: string | null, on: Tab = tab) => {
    setMode("read");
    setQuote(null);
    decisions.clearConflict();
    pin(null);
    go(next, on);
    document.querySelector("[data-lesson-pane]")?.scrollTo({ top: 0 });
    document.querySelector("[data-evidence-pane]")?.scrollTo({ top: 0 });
    if (next && window.matchMedia("(max-width: 1023px)").matches) window.scrollTo({ top: 0 });
  };
  const onDone = (act: Act, outcome: Outcome) => {
    const here = outcome.lessonId === id;
    if (act === "edit") {
      unsaved.drop(outcome.lessonId);
      if (!here) return;
      expect(outcome.revisionId);
      return setMode("read");
    }
    // Whoever went on meanwhile stays where they are, an open editor above all.
    if (act === "undo") return mode === "read" ? open(outcome.lessonId) : undefined;
    if (!here || mode === "edit") return;
    const next = rows[at + 1] ?? rows[at - 1];
    open(next && next.id !== outcome.lessonId ? next.id : null);
  };
  // A decision takes a moment; where the reader is counts when it is done, not when it was sent.
  const now = useRef({ id, onDone });
  useEffect(() => {
    now.current = { id, onDone };
  });
  const decisions = useDecisions(
    slug,
    tab,
    () => now.current.id,
    (act, outcome) => now.current.onDone(act, outcome),
  );
  const step = (by: 1 | -1) => {
    const next = rows[at === -1 ? 0 : at + by];
    if (!next) return;
    open(next.id);
    document.querySelector(`[data-lesson="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
    if (by === 1 && at + 3 >= rows.length && queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  const act = (name: Act) => {
    // A lesson that is still on its way must not be decided, nor one while its predecessor is.
    if (decisions.busy) return;
    if (name === "undo" && (!shown || !allowedActs(shown).undo)) {
      void decisions.undoLatest();
      return;
    }
    if (!shown || !allowedActs(shown)[name]) return;
    if (name === "edit" || name === "reject") setMode(name);
    else void decisions[name](shown);
  };
  useDeskKeys({ editing: mode === "edit", act, step, stepQuote: (by) => setQuote((active) => stepQuote(active, by)) });

  useEffect(() => {
    const ready = () => void Promise.allSettled([loadReject(), loadEditor()]);
    const timer = setTimeout(ready, 300);
    return () => clearTimeout(timer);
  }, []);

  // The neighbours are fetched while this one is read.
  const around = useRef("");
  const neighbours = [rows[at + 1]?.id, rows[at + 2]?.id, rows[at - 1]?.id].filter((one) => one !== undefined).join(" ");
  useEffect(() => {
    if (neighbours === around.current) return;
    around.current = neighbours;
    for (const one of neighbours.split(" ")) if (one !== "") prefetchLesson(queries, slug, one);
  }, [neighbours, queries, slug]);

  const reload = () => {
    decisions.clearConflict();
    expect("any");
    void lesson.refetch();
    void queue.refetch();
  };
  const showNewer = () => {
    decisions.clearConflict();
    expect("any");
  };
  const conflict = decisions.conflict && decisions.conflict.lessonId === id ? decisions.conflict.message : null;

  return (
    <>
      <Panes
        reading={lessonId !== null}
        queue={
          <QueuePane
            tab={tab}
            counts={counts}
            rows={rows}
            selected={id}
            loading={queue.isPending}
            error={queue.isError ? queue.error.message : null}
            more={queue.hasNextPage ? () => void queue.fetchNextPage() : null}
            loadingMore={queue.isFetchingNextPage}
            hrefOf={hrefOf}
            onTab={(next) => open(null, next)}
            onOpen={open}
            onRetry={() => void queue.refetch()}
          />
        }
        lesson={
          <>
            <div className="border-b bg-surface px-3 py-1.5 lg:hidden">
              <Button size="sm" variant="ghost" onClick={() => open(null)}>
                <ArrowLeft aria-hidden /> Queue
              </Button>
            </div>
            {lesson.isError && id ? (
              <ErrorState
                className="m-6"
                title="This lesson could not be shown."
                actions={
                  <Button size="sm" onClick={() => void lesson.refetch()}>
                    Try again
                  </Button>
                }
              >
                {lesson.error.message}
              </ErrorState>
            ) : id === null && !queue.isPending ? (
              <NothingLeft counts={counts} slug={slug} />
            ) : !shown ? (
              <LessonSkeleton />
            ) : mode === "edit" ? (
              <Editor
                key={shown.id}
                lesson={shown}
                notice={newer && <NewerNotice newer={newer} editing onShow={showNewer} />}
                busy={decisions.busy === "edit"}
                error={conflict}
                onSave={(text) => void decisions.edit(shown, text)}
                onCancel={() => setMode("read")}
              />
            ) : (
              <>
                {tab === "turn" && at === 0 && counts?.done === 0 && <FirstRunHint slug={slug} sample={sample} />}
                {conflict ? <ConflictNotice message={conflict} onReload={reload} /> : newer && <NewerNotice newer={newer} editing={false} onShow={showNewer} />}
                <LessonView lesson={shown} slug={slug} />
              </>
            )}
          </>
        }
        evidence={
          shown ? (
            <EvidenceView key={shown.id} lesson={shown} slug={slug} active={quote} onActivate={setQuote} />
          ) : id === null && !queue.isPending ? null : lesson.isError ? null : (
            <EvidenceSkeleton />
          )
        }
        actions={shown && mode !== "edit" ? <ActionBar lesson={shown} slug={slug} busy={decisions.busy} act={act} step={step} /> : null}
      />
      {shown && mode === "reject" && (
        <RejectDialog
          open
          title={shown.revision.title}
          busy={decisions.busy === "reject"}
          onOpenChange={(next) => setMode(next ? "reject" : "read")}
          onReject={(rejection) => {
            setMode("read");
            void decisions.reject(shown, rejection);
          }}
        />
      )}
    </>
  );
}
