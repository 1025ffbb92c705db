"use client";
import dynamic from "next/dynamic";
import { useSteady } from "@/components/ui/use-steady";
import { ConnectionNotice } from "./connection-notice";
import type { QueuePage } from "./desk-data";
import { DeskDialogs } from "./desk-dialogs";
import type { DeskLesson } from "./desk-lesson";
import { EvidencePane } from "./evidence-pane";
import { FootBar } from "./foot-bar";
import { LessonPane } from "./lesson-pane";
import { NarrowBar } from "./narrow-bar";
import { Panes } from "./panes";
import type { PanesLayout } from "./panes-layout";
import { QueuePane } from "./queue-pane";
import { EvidenceSkeleton } from "./skeletons";
import { stepQuote } from "./step-quote";
import { useDesk } from "./use-desk";
import { useDeskKeys } from "./use-desk-keys";
import { usePanes } from "./use-panes";
import { usePicks } from "./use-picks";
import { useWatching } from "./use-watching";

// Comes when a transcript is first opened.
const SideTranscript = dynamic(() => import("./side-transcript").then((module) => module.SideTranscript), { loading: EvidenceSkeleton });

export interface DeskProps {
  slug: string;
  sample: boolean;
  /** Whether Claude may be asked for other words. */
  wordings?: boolean;
  /** The reader. */
  you: { id: string; name: string };
  layout: PanesLayout;
  /** Whether the hint for the first minutes may show. */
  hint: boolean;
  initial: { query: string; page: QueuePage; lesson: DeskLesson | null };
}

/** The review desk: a pile of lessons, one of them to read, and its evidence beside it. */
export function Desk(props: DeskProps) {
  const { slug, layout } = props;
  const desk = useDesk(props);
  const { shown, mode, quote, beside, act, step } = desk;
  const panes = usePanes(layout);
  const picks = usePicks(desk.rows, desk.id);
  useWatching(slug, shown?.id ?? null, shown?.can.review === true);

  const showTranscript = useSteady((id: string | null) => {
    const one = shown?.evidence.find((evidence) => evidence.id === id) ?? shown?.evidence[0];
    if (!one) return;
    panes.fold("evidence", false);
    desk.setBeside({ sessionId: one.sessionId, event: one.eventIndex });
  });
  const focusSearch = () => {
    panes.fold("queue", false);
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-queue-search]")?.focus());
  };
  useDeskKeys(mode === "edit", {
    approve: () => act("approve"),
    edit: () => act("edit"),
    reject: () => act("reject"),
    release: () => act("release"),
    override: () => act("override"),
    undo: () => act("undo"),
    comment: () => act("comment"),
    assign: () => act("assign"),
    pick: () => picks.toggleCurrent(),
    bulk: () => picks.ids.size > 0 && desk.setMode("bulk"),
    next: () => step(1),
    previous: () => step(-1),
    nextQuote: () => desk.setQuote((active) => stepQuote(active, 1)),
    previousQuote: () => desk.setQuote((active) => stepQuote(active, -1)),
    transcript: () => (beside ? desk.setBeside(null) : showTranscript(quote)),
    search: focusSearch,
    filter: () => {
      panes.fold("queue", false);
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-queue-filter]")?.click());
    },
    foldQueue: () => panes.fold("queue"),
    foldEvidence: () => panes.fold("evidence"),
  });

  const queue = <QueuePane desk={desk} slug={slug} picks={picks} onFold={() => panes.fold("queue", true)} />;
  return (
    <>
      <Panes
        control={panes}
        wide={beside !== null}
        queue={queue}
        lesson={
          <>
            <NarrowBar desk={desk}>{queue}</NarrowBar>
            <ConnectionNotice desk={desk} />
            <LessonPane desk={desk} {...props} />
          </>
        }
        evidence={
          beside && shown ? (
            <SideTranscript key={beside.sessionId} slug={slug} lesson={shown} place={beside} onClose={() => desk.setBeside(null)} />
          ) : (
            <EvidencePane desk={desk} slug={slug} onTranscript={showTranscript} onFold={() => panes.fold("evidence", true)} />
          )
        }
        foot={shown && mode !== "edit" ? <FootBar desk={desk} lesson={shown} slug={slug} /> : null}
      />
      <DeskDialogs desk={desk} slug={slug} picks={picks} />
    </>
  );
}
