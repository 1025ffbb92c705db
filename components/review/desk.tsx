"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useTellOpenCount } from "@/components/layout/open-count";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { toast } from "@/components/ui/toast";
import type { ReviewView } from "@/lib/lessons/review-view";
import { ActionBar } from "./action-bar";
import { type Act, allowedActs } from "./allowed-acts";
import { ConflictNotice } from "./conflict-notice";
import { prefetchLesson, type QueuePage, useLesson, useQueue } from "./desk-data";
import { EvidenceView } from "./evidence-view";
import { FirstRunHint } from "./first-run-hint";
import { LessonView } from "./lesson-view";
import { NothingLeft } from "./nothing-left";
import { Panes } from "./panes";
import { QueuePane } from "./queue-pane";
import { RejectDialog } from "./reject-dialog";
import { EvidenceSkeleton, LessonSkeleton } from "./skeletons";
import { stepQuote } from "./step-quote";
import type { Tab } from "./tabs";
import { useDecisions } from "./use-decisions";
import { useDeskKeys } from "./use-desk-keys";
import { usePlace } from "./use-place";

const Editor = dynamic(() => import("./editor").then((module) => module.Editor), { loading: LessonSkeleton });

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
  const id = lessonId ?? rows[0]?.id ?? null;
  const lesson = useLesson(slug, id, initial.lesson);
  const shown = lesson.data?.id === id ? lesson.data : undefined;
  const [mode, setMode] = useState<"read" | "edit" | "reject">("read");
  const [quote, setQuote] = useState<string | null>(null);
  const at = rows.findIndex((row) => row.id === id);

  const open = (next: string | null, on: Tab = tab) => {
    setMode("read");
    setQuote(null);
    decisions.clearConflict();
    go(next, on);
    document.querySelector("[data-lesson-pane]")?.scrollTo({ top: 0 });
    document.querySelector("[data-evidence-pane]")?.scrollTo({ top: 0 });
    if (next && window.matchMedia("(max-width: 1023px)").matches) window.scrollTo({ top: 0 });
  };
  const decisions = useDecisions(slug, tab, (act, outcome) => {
    setMode("read");
    if (act === "edit") return;
    if (act === "undo") return open(outcome.lessonId);
    if (outcome.lessonId !== id) return;
    const next = rows[at + 1] ?? rows[at - 1];
    open(next && next.id !== outcome.lessonId ? next.id : null);
  });
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
      if (!decisions.undoLast()) toast("There is nothing to undo.");
      return;
    }
    if (!shown || !allowedActs(shown)[name]) return;
    if (name === "edit" || name === "reject") setMode(name);
    else void decisions[name](shown);
  };
  useDeskKeys({ editing: mode === "edit", act, step, stepQuote: (by) => setQuote((active) => stepQuote(active, by)) });

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
    void lesson.refetch();
    void queue.refetch();
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
                key={shown.revision.id}
                lesson={shown}
                busy={decisions.busy === "edit"}
                error={conflict}
                onSave={(text) => void decisions.edit(shown, text)}
                onCancel={() => setMode("read")}
              />
            ) : (
              <>
                {tab === "turn" && at === 0 && counts?.done === 0 && <FirstRunHint slug={slug} sample={sample} />}
                {conflict && <ConflictNotice message={conflict} onReload={reload} />}
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
      {shown && (
        <RejectDialog
          open={mode === "reject"}
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
