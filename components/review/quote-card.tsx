"use client";
import { PanelRightOpen } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, useState } from "react";
import { SPEAKER_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeskLesson, DeskQuote } from "./desk-lesson";
import { QuoteContext } from "./quote-context";
import { VerdictDot } from "./verdict-dot";

const DetachDialog = dynamic(() => import("./detach-dialog").then((module) => module.DetachDialog));

export interface QuoteCardProps {
  quote: DeskQuote;
  slug: string;
  lesson: DeskLesson;
  active: boolean;
  onActivate: (id: string) => void;
  /** Opens the transcript beside the lesson, at the quoted event. */
  onTranscript: (id: string) => void;
}

/** One quote where it was said: who, in which session with what verdict, the words marked, and the way to the transcript. */
export const QuoteCard = memo(function QuoteCard({ quote, slug, lesson, active, onActivate, onTranscript }: QuoteCardProps) {
  const [detaching, setDetaching] = useState(false);
  const [open, setOpen] = useState(false);
  const marks = [{ start: quote.prefix.length, end: quote.prefix.length + quote.exact.length, kind: quote.stance }];
  const speaker = SPEAKER_WORDS[quote.speaker] ?? quote.speaker;
  const said = (
    <div className="px-3 py-2">
      <p className="text-xs font-medium text-muted">
        {speaker}
        {quote.toolName && (
          <span className="font-mono font-normal">
            {" "}
            <HostileInline text={quote.toolName} />
          </span>
        )}
        {quote.trust.text !== "" && <span className={classNames("font-normal", !quote.trust.trusted && "text-warn")}> · {quote.trust.text}</span>}
        {quote.addedByName && <span className="font-normal"> · added by {quote.addedByName}</span>}
      </p>
      <blockquote
        dir="auto"
        className={classNames(
          "mt-0.5 line-clamp-[14] text-sm leading-[1.375rem] whitespace-pre-wrap [overflow-wrap:anywhere]",
          ["tool", "agent"].includes(quote.speaker) && quote.toolName && "font-mono text-xs leading-5",
        )}
      >
        {quote.cutBefore && <span className="text-muted select-none">…</span>}
        <HostileInline text={`${quote.prefix}${quote.exact}${quote.suffix}`} marks={marks} />
        {quote.cutAfter && <span className="text-muted select-none">…</span>}
      </blockquote>
      {!quote.verified && <p className="mt-1.5 text-xs text-danger">These words are no longer in that event. Do not rely on them.</p>}
    </div>
  );
  return (
    <article
      id={quote.id}
      data-quote
      tabIndex={-1}
      onFocus={() => onActivate(quote.id)}
      aria-label={`${quote.stance === "supports" ? "For" : "Against"}: ${speaker} in ${quote.sessionTitle || quote.agent}`}
      className={classNames("scroll-my-16 rounded-lg border bg-surface outline-none", active && "border-accent ring-1 ring-accent")}
    >
      <div className="flex items-center gap-2 px-3 pt-2.5 text-xs text-muted">
        <VerdictDot succeeded={quote.succeeded} verdict={quote.verdict} reward={quote.reward} />
        <span className="min-w-0 flex-1 truncate">
          <HostileInline text={quote.taskKey ?? quote.sessionTitle} /> ·{" "}
          <HostileInline text={`${quote.agent}${quote.agentVersion === "" ? "" : ` ${quote.agentVersion}`}`} />
        </span>
        <RelativeTime at={quote.at} className="shrink-0" />
      </div>
      {open ? (
        <QuoteContext slug={slug} lessonId={lesson.id} quoteId={quote.id}>
          {said}
        </QuoteContext>
      ) : (
        said
      )}
      <div className="-mt-1 flex items-center px-1 pb-1">
        <Button size="sm" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Less" : "Around it"}
        </Button>
        {lesson.can.editEvidence && (
          <Button size="sm" variant="ghost" onClick={() => setDetaching(true)}>
            Take off
          </Button>
        )}
        <a
          href={`/w/${slug}/sessions/${quote.sessionId}?event=${quote.eventIndex}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onActivate(quote.id);
            onTranscript(quote.id);
          }}
          className="ml-auto inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs font-medium text-muted hover:bg-raised hover:text-text"
        >
          Open at event {quote.eventIndex}
          <PanelRightOpen aria-hidden className="size-3.5" />
        </a>
      </div>
      {detaching && <DetachDialog quote={quote} lesson={lesson} slug={slug} onClose={() => setDetaching(false)} />}
    </article>
  );
});
