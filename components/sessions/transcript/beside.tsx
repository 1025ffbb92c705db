"use client";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { LoadError } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { SessionRow, ThreadView } from "@/lib/sessions/queries";
import type { Citation } from "@/lib/sessions/queries/citations";
import type { EventView } from "@/lib/sessions/queries/events";
import { fetchJson } from "./fetch-json";
import { TranscriptRow } from "./transcript-row";
import { BLOCK, useEvents } from "./use-events";
import { useQuotes } from "./use-quotes";

export type BesideSession = Pick<
  SessionRow,
  "id" | "title" | "sourceId" | "agent" | "agentVersion" | "events" | "verdict" | "reward" | "succeeded" | "occurredAt"
> & {
  threads: ThreadView[];
  citations: Citation[];
};

const ESTIMATE = 120;
const NO_BLOCK: { block: number; events: EventView[] } = { block: -1, events: [] };
const nothing = () => undefined;

export interface BesideProps {
  slug: string;
  sessionId: string;
  /** The event to begin at. */
  event: number;
  /** The head above the events, once the session is known. */
  head: (session: BesideSession) => ReactNode;
  /** What can be done with an event, such as quoting it. */
  tools?: (event: EventView) => ReactNode;
}

/** A session's events in a side pane, at one event, with a virtual list over pages as in the full transcript. */
export function TranscriptBeside({ slug, sessionId, event, head, tools }: BesideProps) {
  const base = `/api/w/${slug}/sessions/${sessionId}`;
  const session = useQuery({ queryKey: ["session", base], queryFn: ({ signal }) => fetchJson<BesideSession>(base, signal), staleTime: 300_000 });
  if (session.isError) {
    return <LoadError className="m-4" title="This session could not be shown." message={session.error.message} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) {
    return (
      <div role="status" aria-label="Loading the transcript" className="flex flex-col gap-3 p-4">
        <Skeleton className="h-4 w-1/2" />
        {["w-full", "w-4/5", "w-full", "w-2/3"].map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes without an id
          <Skeleton key={at} className={`h-16 ${width}`} />
        ))}
      </div>
    );
  }
  return (
    <>
      {head(session.data)}
      <Events slug={slug} base={base} session={session.data} event={event} tools={tools} />
    </>
  );
}

interface EventsProps extends Pick<BesideProps, "slug" | "event" | "tools"> {
  base: string;
  session: BesideSession;
}

function Events({ slug, base, session, event, tools }: EventsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(event);
  const virtual = useVirtualizer({
    count: session.events,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE,
    overscan: 4,
    initialRect: { width: 500, height: 800 },
    initialOffset: Math.max(0, event * ESTIMATE - 160),
  });
  virtual.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, list) => item.end <= (list.scrollOffset ?? 0);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = Math.min(items.at(-1)?.index ?? 0, first + 2 * BLOCK);
  const events = useEvents(base, session.events, first, last, NO_BLOCK);
  const quotes = useQuotes(session.citations);

  // To the event asked for: at once, and once more when its neighbours have the heights that they really have. Never again: the reader
  // may have scrolled on, so far that the event is not among those at hand any more.
  const landing = useRef<number | null>(null);
  useEffect(() => {
    setCurrent(event);
    landing.current = event;
    const frame = requestAnimationFrame(() => virtual.scrollToIndex(event, { align: "center" }));
    return () => cancelAnimationFrame(frame);
  }, [event, virtual]);
  const here = events.get(event) !== undefined;
  useEffect(() => {
    if (!here || landing.current !== event) return;
    landing.current = null;
    const timer = setTimeout(() => virtual.scrollToIndex(event, { align: "center" }), 80);
    return () => clearTimeout(timer);
  }, [here, event, virtual]);

  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Events"
      className="min-h-0 flex-1 overflow-auto bg-surface outline-none [overflow-anchor:none] focus-visible:-outline-offset-2 max-lg:h-[75dvh] max-lg:flex-none"
    >
      {events.error && <LoadError className="m-3" title="Some events could not be loaded." message={events.error.message} onRetry={events.retry} />}
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {/* Moved by `top`: what stays on the screen is then not painted again, as it would be under a transform. */}
        <div className="absolute inset-x-0" style={{ top: items[0]?.start ?? 0 }}>
          {items.map((item) => {
            const known = events.get(item.index);
            return (
              <div key={item.key} data-index={item.index} ref={virtual.measureElement} className="group/row relative border-b">
                <TranscriptRow
                  index={item.index}
                  run={null}
                  event={known}
                  laneStyle={undefined}
                  threads={session.threads}
                  slug={slug}
                  sessionId={session.id}
                  current={current === item.index}
                  quotes={quotes}
                  find=""
                  wanted={null}
                  onMatch={nothing}
                  onSelect={setCurrent}
                  onRecord={null}
                  onOpen={nothing}
                />
                {tools && known && <RowTools event={known} tools={tools} />}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** What can be done with an event, over its row. */
const RowTools = memo(function RowTools({ event, tools }: { event: EventView; tools: (event: EventView) => ReactNode }) {
  return (
    <div className="absolute right-2 bottom-1.5 rounded-md bg-surface opacity-0 transition-opacity group-hover/row:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100">
      {tools(event)}
    </div>
  );
});
