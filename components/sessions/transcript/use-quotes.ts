"use client";
import { useMemo } from "react";
import type { Citation } from "@/lib/sessions/queries/citations";
import type { Mark } from "@/lib/text/segments";

export type QuotesByEvent = ReadonlyMap<number, { marks: Mark[]; lessons: number }>;

/** The quotes that lessons took from this session, by event. */
export function useQuotes(citations: readonly Citation[]): QuotesByEvent {
  return useMemo(() => {
    const byEvent = new Map<number, { marks: Mark[]; lessons: number }>();
    for (const citation of citations) {
      const counted = new Set<number>();
      for (const quote of citation.quotes) {
        const entry = byEvent.get(quote.eventIndex) ?? { marks: [], lessons: 0 };
        entry.marks.push({ start: quote.start, end: quote.end, kind: quote.stance });
        if (!counted.has(quote.eventIndex)) entry.lessons++;
        counted.add(quote.eventIndex);
        byEvent.set(quote.eventIndex, entry);
      }
    }
    return byEvent;
  }, [citations]);
}
