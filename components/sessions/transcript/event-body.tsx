"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { HostileText } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { EventView } from "@/lib/sessions/queries/events";
import { occurrences } from "@/lib/text/ranges";
import type { Mark } from "@/lib/text/segments";
import { fetchJson } from "./fetch-json";
import { prettyCall } from "./tool-arguments";

export interface EventBodyProps {
  base: string;
  event: EventView;
  /** Quotes of lessons, in UTF-16 units of the whole text. */
  quotes: readonly Mark[];
  find: string;
  /** Code points into the text that must be on screen: where the current match stands; null when it is in another event. */
  wanted: number | null;
  /** Told when the current match is on the page. */
  onMatch: (element: Element) => void;
}

const FOLD_TOOL = 1_200;
const FOLD = 4_000;

/** The text of one event: folded when long, the rest fetched when asked for. */
export function EventBody({ event, ...rest }: EventBodyProps) {
  if (event.text === "") return <p className="text-sm text-muted italic">{event.type === "user.tool_confirmation" ? "Refused without a word" : "No text"}</p>;
  // Few events are so long that part of them is elsewhere: the others need not stand by for it.
  if (event.more !== null) return <LongText event={event} more={event.more} {...rest} />;
  return <EventText event={event} {...rest} text={event.text} complete loading={false} />;
}

function LongText({ base, event, more, find, wanted, ...rest }: EventBodyProps & { more: number }) {
  const [asked, setAsked] = useState(false);
  const needed = wanted !== null && wanted >= more - find.length;
  const { hasNextPage, isFetching, fetchNextPage, data } = useInfiniteQuery({
    queryKey: ["event-text", base, event.index],
    queryFn: ({ pageParam, signal }) => fetchJson<{ text: string; next: number | null }>(`${base}/events/${event.index}/text?from=${pageParam}`, signal),
    initialPageParam: more,
    getNextPageParam: (page) => page.next,
    enabled: asked || needed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const reached = data?.pages.at(-1)?.next ?? null;
  useEffect(() => {
    if (needed && hasNextPage && !isFetching && reached !== null && reached <= (wanted ?? 0) + find.length) void fetchNextPage();
  }, [needed, hasNextPage, isFetching, reached, wanted, find, fetchNextPage]);
  const text = useMemo(() => event.text + (data?.pages.map((page) => page.text).join("") ?? ""), [event.text, data]);
  return (
    <EventText
      {...rest}
      base={base}
      event={event}
      find={find}
      wanted={wanted}
      text={text}
      complete={data !== undefined && !hasNextPage}
      loading={isFetching}
      onMore={() => (asked && hasNextPage ? void fetchNextPage() : setAsked(true))}
    />
  );
}

interface EventTextProps extends EventBodyProps {
  /** As much of the event's text as is here. */
  text: string;
  complete: boolean;
  loading: boolean;
  onMore?: () => void;
}

function EventText({ event, quotes, find, wanted, onMatch, text, complete, loading, onMore }: EventTextProps) {
  const tool = event.type === "agent.tool_use" || event.type === "agent.tool_result" || event.speaker === "tool";
  const hits = useMemo(() => (find ? occurrences(text, find) : []), [text, find]);
  const marks = useMemo<readonly Mark[]>(
    () =>
      hits.length === 0
        ? quotes
        : [...quotes, ...hits.map((hit, i) => ({ ...hit, kind: i === 0 && wanted !== null ? ("current" as const) : ("hit" as const) }))],
    [quotes, hits, wanted],
  );
  const call = useMemo(() => (event.type === "agent.tool_use" && complete ? prettyCall(text) : null), [event.type, complete, text]);
  const root = useRef<HTMLDivElement>(null);
  const matched = wanted !== null && hits.length > 0;
  useEffect(() => {
    const element = matched ? root.current?.querySelector("[data-mark=current]") : null;
    if (element) onMatch(element);
  }, [matched, onMatch]);
  const [stored, setStored] = useState(false);
  const laidOut = call !== null && !stored && marks.length === 0;
  return (
    <div
      ref={root}
      className={classNames(tool && "rounded-md border px-3 py-2", tool && (event.isError ? "border-danger/30 bg-danger-soft/50" : "bg-raised/50"))}
    >
      <HostileText
        text={laidOut ? `${call.before === "" || call.before === event.toolName ? "" : `${call.before}\n`}${call.pretty}` : text}
        marks={marks}
        mono={tool || event.speaker === "harness" || event.type === "agent.thinking"}
        fold={tool ? FOLD_TOOL : FOLD}
        totalBytes={event.bytes}
        loading={loading}
        onMore={complete ? undefined : onMore}
      />
      {call !== null && marks.length === 0 && (
        <Button variant="ghost" size="sm" className="mt-1 -ml-2" onClick={() => setStored(!stored)}>
          {stored ? "Lay out" : "Show as stored"}
        </Button>
      )}
    </div>
  );
}
