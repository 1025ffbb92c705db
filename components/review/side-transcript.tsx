"use client";
import { ArrowLeft, ArrowUpRight, Quote } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { SessionTitle } from "@/components/sessions/session-title";
import { TranscriptBeside } from "@/components/sessions/transcript/beside";
import { VerdictBadge } from "@/components/sessions/verdict-badge";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EventView } from "@/lib/sessions/queries/events";
import type { DeskLesson } from "./desk-lesson";

const AddQuoteDialog = dynamic(() => import("./add-quote-dialog").then((module) => module.AddQuoteDialog));

export interface SideTranscriptProps {
  slug: string;
  lesson: DeskLesson;
  place: { sessionId: string; event: number };
  onClose: () => void;
}

/** The session behind a quote, beside the lesson, at the quoted event; more quotes can be taken from it. */
export function SideTranscript({ slug, lesson, place, onClose }: SideTranscriptProps) {
  const [quoting, setQuoting] = useState<{ event: EventView; selected: string } | null>(null);
  const quote = (event: EventView) => setQuoting({ event, selected: window.getSelection()?.toString() ?? "" });
  return (
    <section className="flex min-h-0 flex-1 flex-col" aria-label="Transcript">
      <TranscriptBeside
        slug={slug}
        sessionId={place.sessionId}
        event={place.event}
        head={(session) => (
          <header className="border-b bg-surface px-3 py-2">
            <div className="flex items-center gap-1">
              <Button size="sm" variant="ghost" onClick={onClose} autoFocus>
                <ArrowLeft aria-hidden /> Quotes
              </Button>
              <LinkButton size="sm" variant="ghost" className="ml-auto" href={`/w/${slug}/sessions/${session.id}?event=${place.event}`}>
                Whole page <ArrowUpRight aria-hidden />
              </LinkButton>
            </div>
            <h2 className="mt-1 line-clamp-2 px-2 text-sm font-semibold [overflow-wrap:anywhere]">
              <SessionTitle title={session.title} sourceId={session.sourceId} />
            </h2>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 px-2 pb-1 text-xs text-muted">
              <VerdictBadge {...session} />
              <HostileInline text={`${session.agent} ${session.agentVersion}`.trim()} />
              <span className="tabular-nums">{session.events.toLocaleString("en")} events</span>
              <RelativeTime at={session.occurredAt} />
            </p>
          </header>
        )}
        {...(lesson.can.editEvidence
          ? {
              tools: (event) =>
                event.text.trim() === "" ? null : (
                  <Button size="sm" variant="ghost" onClick={() => quote(event)}>
                    <Quote aria-hidden /> Quote this
                  </Button>
                ),
            }
          : {})}
      />
      {quoting && <AddQuoteDialog slug={slug} lesson={lesson} sessionId={place.sessionId} {...quoting} onClose={() => setQuoting(null)} />}
    </section>
  );
}
