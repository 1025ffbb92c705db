"use client";
import { ChevronRight } from "lucide-react";
import { type CSSProperties, memo } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { ThreadView } from "@/lib/sessions/queries";
import type { EventView } from "@/lib/sessions/queries/events";
import type { ThreadRun } from "@/lib/sessions/queries/outline";
import { counted } from "../words";
import { EventItem } from "./event-item";
import type { QuotesByEvent } from "./use-quotes";

interface Props {
  /** The event of the row, or the first of a folded stretch. */
  index: number;
  /** The stretch that is folded to this row, if it is one. */
  run: ThreadRun | null;
  /** The event, once it is here. */
  event: EventView | undefined;
  laneStyle: CSSProperties | undefined;
  threads: ThreadView[];
  slug: string;
  sessionId: string;
  current: boolean;
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
export const TranscriptRow = memo(function TranscriptRow({
  index,
  run,
  event,
  laneStyle,
  threads,
  slug,
  sessionId,
  current,
  quotes,
  find,
  wanted,
  onMatch,
  onSelect,
  onRecord,
  onOpen,
}: Props) {
  if (run) {
    const thread = threads[run.thread];
    return (
      <button
        type="button"
        aria-expanded={false}
        onClick={() => onOpen(run)}
        className="flex w-full items-center gap-2 px-4 py-2 text-left text-sm text-muted hover:bg-raised"
      >
        <ChevronRight aria-hidden className="size-4" />
        <span className="min-w-0 truncate">
          <HostileInline text={thread?.agent || `Thread ${run.thread}`} className="font-medium text-text" />
          {thread?.title ? <HostileInline text={` ${thread.title}`} /> : null}
        </span>
        <span className="shrink-0">{counted(run.to - run.from + 1, "event")}</span>
      </button>
    );
  }
  if (!event)
    return (
      <div className="flex flex-col gap-2 px-4 py-3" style={{ minHeight: 96 }}>
        <span className="font-mono text-xs text-muted">#{index}</span>
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
      current={current}
      quotes={cited?.marks ?? NO_QUOTES}
      citedBy={cited?.lessons ?? 0}
      find={find}
      wanted={wanted}
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
});
