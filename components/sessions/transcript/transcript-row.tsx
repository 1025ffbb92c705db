"use client";
import { ChevronRight } from "lucide-react";
import type { CSSProperties } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { ThreadView } from "@/lib/sessions/queries";
import type { ThreadRun } from "@/lib/sessions/queries/outline";
import { counted } from "../words";
import { EventItem } from "./event-item";
import type { Row } from "./rows";
import type { LoadedEvents } from "./use-events";
import type { QuotesByEvent } from "./use-quotes";

interface Props {
  row: Row;
  events: LoadedEvents;
  laneStyle: CSSProperties | undefined;
  threads: ThreadView[];
  slug: string;
  sessionId: string;
  current: number | null;
  quotes: QuotesByEvent;
  find: string;
  wanted: number | null;
  onMatch: (element: Element) => void;
  onSelect: (index: number) => void;
  /** Shows the record of the source; null where there is no room for it. */
  onRecord: ((index: number) => void) | null;
  onOpen: (run: ThreadRun) => void;
}

const NO_QUOTES: never[] = [];

/** One line of the virtual list: an event (in its thread's lane), a folded stretch, or the shape of what is on its way. */
export function TranscriptRow({ row, events, laneStyle, threads, slug, sessionId, current, quotes, find, wanted, onMatch, onSelect, onRecord, onOpen }: Props) {
  if (row.kind === "fold") {
    const thread = threads[row.run.thread];
    return (
      <button
        type="button"
        aria-expanded={false}
        onClick={() => onOpen(row.run)}
        className="flex w-full items-center gap-2 px-4 py-2 text-left text-sm text-muted hover:bg-raised"
      >
        <ChevronRight aria-hidden className="size-4" />
        <span className="min-w-0 truncate">
          <HostileInline text={thread?.agent || `Thread ${row.run.thread}`} className="font-medium text-text" />
          {thread?.title ? <HostileInline text={` ${thread.title}`} /> : null}
        </span>
        <span className="shrink-0">{counted(row.run.to - row.run.from + 1, "event")}</span>
      </button>
    );
  }
  const event = events.get(row.index);
  if (!event)
    return (
      <div className="flex flex-col gap-2 px-4 py-3" style={{ minHeight: 96 }}>
        <span className="font-mono text-xs text-muted">#{row.index}</span>
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    );
  const cited = quotes.get(event.index);
  const item = (
    <EventItem
      slug={slug}
      sessionId={sessionId}
      event={event}
      thread={threads.length > 1 && !laneStyle ? threads[event.thread]?.agent || `Thread ${event.thread}` : null}
      narrow={laneStyle !== undefined}
      current={current === event.index}
      quotes={cited?.marks ?? NO_QUOTES}
      citedBy={cited?.lessons ?? 0}
      find={find}
      wanted={current === event.index ? wanted : null}
      onMatch={onMatch}
      onSelect={onSelect}
      onRecord={onRecord}
    />
  );
  if (!laneStyle) return item;
  return (
    <div className="grid" style={laneStyle}>
      <div className="min-w-0" style={{ gridColumn: event.thread + 1 }}>
        {item}
      </div>
    </div>
  );
}
