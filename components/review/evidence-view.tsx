"use client";
import { memo } from "react";
import { CodeText } from "@/components/lessons/code-text";
import { HostileInline } from "@/components/text/hostile-text";
import { claimId } from "./claim-mark";
import type { DeskLesson, DeskQuote } from "./desk-lesson";
import { QuoteCard } from "./quote-card";

/** Two lines are shown of it; more would only be cut. */
const CLAIM_SHOWN = 400;

export interface EvidenceViewProps {
  lesson: DeskLesson;
  slug: string;
  active: string | null;
  onActivate: (id: string) => void;
  onTranscript: (id: string) => void;
}

/** What speaks for the lesson and what against it, with the same weight, sentence by sentence. */
export const EvidenceView = memo(function EvidenceView({ lesson, slug, active, onActivate, onTranscript }: EvidenceViewProps) {
  const { evidence, totals, detached } = lesson;
  const card = (quote: DeskQuote) => (
    <QuoteCard key={quote.id} quote={quote} slug={slug} lesson={lesson} active={quote.id === active} onActivate={onActivate} onTranscript={onTranscript} />
  );
  return (
    <div className="px-4 pt-4 pb-10">
      <Stance
        title="For"
        {...totals.supports}
        empty={lesson.operation === "retire" ? "A retirement rests on its reason, not on quotes." : "No quote supports this lesson."}
      >
        <ByClaim lesson={lesson} quotes={evidence.filter(({ stance }) => stance === "supports")} card={card} anchors />
      </Stance>
      {(evidence.length > 0 || totals.contradicts.total > 0) && (
        <Stance title="Against" {...totals.contradicts} empty="Nothing that speaks against it was found in the sessions that were read.">
          <ByClaim lesson={lesson} quotes={evidence.filter(({ stance }) => stance === "contradicts")} card={card} />
        </Stance>
      )}
      {detached.length > 0 && (
        <details className="mt-7 text-sm">
          <summary className="cursor-pointer text-xs text-muted hover:text-text">
            {detached.length} {detached.length === 1 ? "quote was" : "quotes were"} taken off
          </summary>
          <ul className="mt-2 flex flex-col gap-2">
            {detached.map((quote) => (
              <li key={quote.id} className="rounded-lg border border-dashed px-3 py-2">
                <p className="line-clamp-3 text-muted line-through [overflow-wrap:anywhere]">
                  <HostileInline text={quote.exact} />
                </p>
                <p className="mt-1 text-xs">
                  {quote.byName}: “<HostileInline text={quote.reason} />”
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
});

function Stance({ title, shown, total, empty, children }: { title: string; shown: number; total: number; empty: string; children: React.ReactNode }) {
  return (
    <section className="not-first:mt-7">
      <div className="mb-2 flex items-baseline gap-3 pr-8">
        <h2 className="text-sm font-semibold">{title}</h2>
        {total > 0 && (
          <span className="text-xs text-muted tabular-nums">
            {shown} of {total.toLocaleString("en")} shown
          </span>
        )}
      </div>
      {shown === 0 ? (
        <p className="rounded-lg border border-dashed px-3 py-4 text-sm text-pretty text-muted">
          {total > 0 ? `${total.toLocaleString("en")} were counted; none is quoted.` : empty}
        </p>
      ) : (
        children
      )}
    </section>
  );
}

interface ByClaimProps {
  lesson: DeskLesson;
  quotes: readonly DeskQuote[];
  card: (quote: DeskQuote) => React.ReactNode;
  anchors?: boolean;
}

function ByClaim({ lesson, quotes, card, anchors = false }: ByClaimProps) {
  const claims = [...new Set(quotes.map(({ claim }) => claim))].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
  return (
    <div className="flex flex-col gap-5">
      {claims.map((at) => (
        <div key={at ?? "none"} {...(anchors && at !== null ? { id: claimId(lesson.id, at) } : {})} className="scroll-mt-4">
          {lesson.claims.length > 1 && (
            <p className="mb-1.5 line-clamp-2 text-xs text-muted [overflow-wrap:anywhere]">
              {at === null ? (
                "For a sentence that an edit took out"
              ) : (
                <>
                  <span className="font-medium text-text">{at + 1}.</span> <CodeText text={(lesson.claims[at]?.text ?? "").slice(0, CLAIM_SHOWN)} />
                </>
              )}
            </p>
          )}
          <div className="flex flex-col gap-2.5">{quotes.filter(({ claim }) => claim === at).map(card)}</div>
        </div>
      ))}
    </div>
  );
}
