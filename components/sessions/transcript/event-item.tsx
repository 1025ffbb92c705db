"use client";
import { CircleAlert, Hand, Quote } from "lucide-react";
import { memo } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EventView } from "@/lib/sessions/queries/events";
import type { Mark } from "@/lib/text/segments";
import { SPEAKER_COLORS, SPEAKER_WORDS } from "../words";
import { EventBody } from "./event-body";
import { EventTools, useNear } from "./event-tools";

export interface EventItemProps {
  slug: string;
  sessionId: string;
  event: EventView;
  /** The thread's agent, when the session has several threads and the row does not say otherwise. */
  thread: string | null;
  /** Whether there is little width, as in a lane. */
  narrow: boolean;
  current: boolean;
  quotes: readonly Mark[];
  citedBy: number;
  find: string;
  wanted: number | null;
  onMatch: (element: Element) => void;
  onSelect: (index: number) => void;
  /** Shows the record of the source; null where there is no room for it. */
  onRecord: ((index: number) => void) | null;
}

const CORRECTIONS = new Set(["user.interrupt", "user.tool_confirmation"]);

/** One event: who, what, when, and its text. */
export const EventItem = memo(function EventItem({
  slug,
  sessionId,
  event,
  thread,
  narrow,
  current,
  quotes,
  citedBy,
  find,
  wanted,
  onMatch,
  onSelect,
  onRecord,
}: EventItemProps) {
  const address = `/w/${slug}/sessions/${sessionId}?event=${event.index}`;
  const base = `/api/w/${slug}/sessions/${sessionId}`;
  const { near, ...watching } = useNear();
  return (
    <article
      {...watching}
      aria-label={`Event ${event.index}, ${SPEAKER_WORDS[event.speaker]}`}
      aria-current={current || undefined}
      className={classNames(
        "min-w-0 border-l-2 py-2.5 pr-3 pl-3.5",
        current ? "border-accent bg-accent-soft/60" : event.isError ? "border-danger/60" : "border-transparent",
      )}
    >
      <header className="mb-1 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5 font-medium text-text">
          <span aria-hidden className={`size-2 rounded-full ${SPEAKER_COLORS[event.speaker]}`} />
          {SPEAKER_WORDS[event.speaker]}
        </span>
        {thread !== null && (
          <span className="max-w-40 truncate">
            <HostileInline text={thread} />
          </span>
        )}
        {event.toolName && <HostileInline text={event.toolName} className="max-w-56 truncate font-mono text-text" />}
        <span className="font-mono text-[0.6875rem]">{event.type}</span>
        {event.isError && (
          <Badge tone="danger">
            <CircleAlert aria-hidden />
            Error
          </Badge>
        )}
        {CORRECTIONS.has(event.type) && (
          <Badge tone="warn">
            <Hand aria-hidden />
            Correction
          </Badge>
        )}
        {citedBy > 0 && (
          <Badge tone="accent">
            <Quote aria-hidden />
            Quoted by {citedBy} {citedBy === 1 ? "lesson" : "lessons"}
          </Badge>
        )}
        <span className="relative ml-auto inline-flex items-center gap-0.5">
          {event.at && !narrow && <RelativeTime at={event.at} format="absolute" className="tabular-nums max-lg:hidden" />}
          <a
            href={address}
            aria-label={`Event ${event.index}`}
            onClick={(click) => {
              if (click.metaKey || click.ctrlKey || click.shiftKey) return;
              click.preventDefault();
              onSelect(event.index);
            }}
            className="ml-1.5 rounded-sm px-1 font-mono tabular-nums hover:text-text hover:underline"
          >
            #{event.index}
          </a>
          {near && (
            <span className="absolute right-full inline-flex items-center rounded-md bg-surface max-md:hidden">
              <EventTools event={event} address={address} onSelect={onSelect} onRecord={onRecord} />
            </span>
          )}
        </span>
      </header>
      <EventBody base={base} event={event} quotes={quotes} find={find} wanted={wanted} onMatch={onMatch} />
    </article>
  );
});
