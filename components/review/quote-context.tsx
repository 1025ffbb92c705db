"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SPEAKER_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { ContextEvent } from "@/lib/lessons/review-evidence";
import { fetchJson } from "./fetch-json";

interface Context {
  before: ContextEvent[];
  after: ContextEvent[];
}

export interface QuoteContextProps {
  slug: string;
  lessonId: string;
  quoteId: string;
  /** The quote itself. */
  children: ReactNode;
}

/** A quote between the events before and after it, which are fetched for it. */
export function QuoteContext({ slug, lessonId, quoteId, children }: QuoteContextProps) {
  const { data, error, isPending } = useQuery({
    queryKey: ["context", slug, lessonId, quoteId],
    queryFn: ({ signal }) => fetchJson<Context>(`/api/w/${slug}/lessons/${lessonId}/context?evidence=${quoteId}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {isPending && <Skeleton className="mx-3 mt-2 h-8" />}
      {data && <Neighbours events={data.before} />}
      {children}
      {data && <Neighbours events={data.after} />}
      {error && <p className="px-3 pb-1 text-xs text-danger">{error.message}</p>}
    </>
  );
}

/** Quieter than the quote itself. */
function Neighbours({ events }: { events: readonly ContextEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ol className="flex flex-col gap-1.5 bg-raised/50 px-3 py-2">
      {events.map((event) => (
        <li key={event.index} className="text-xs text-muted">
          <span className="font-medium">
            {event.index} {SPEAKER_WORDS[event.speaker] ?? event.speaker}
          </span>{" "}
          {event.toolName && <HostileInline text={event.toolName} className="font-mono" />}
          {event.isError && <span className="text-danger"> error</span>}
          <span dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <HostileInline text={event.text} />
            {event.more && "…"}
          </span>
        </li>
      ))}
    </ol>
  );
}
