"use client";
import { useQueries } from "@tanstack/react-query";
import type { EventView } from "@/lib/sessions/queries/events";
import { fetchJson } from "./fetch-json";

/** Events of one request: blocks start at multiples of it. */
export const BLOCK = 100;

/** Events before and after those on the screen that are fetched too, so that a reader who scrolls on finds them there. */
const AHEAD = 40;

export interface LoadedEvents {
  /** The event, or undefined while it is on its way. */
  get(index: number): EventView | undefined;
  error: Error | null;
  retry(): void;
}

/** The events around `first`…`last` of `total`, fetched in blocks and kept for the visit. `initial` is a block that came with the page. */
export function useEvents(base: string, total: number, first: number, last: number, initial: { block: number; events: EventView[] }): LoadedEvents {
  const blocks: number[] = [];
  const end = Math.floor(Math.min(last + AHEAD, total - 1) / BLOCK);
  for (let block = Math.floor(Math.max(0, first - AHEAD) / BLOCK); block <= end; block++) blocks.push(block);
  const results = useQueries({
    queries: blocks.map((block) => ({
      queryKey: ["events", base, block],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchJson<{ events: EventView[] }>(`${base}/events?from=${block * BLOCK}&limit=${BLOCK}`, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 600_000,
      ...(block === initial.block && { initialData: { events: initial.events } }),
    })),
  });
  const get = (index: number) => results[blocks.indexOf(Math.floor(index / BLOCK))]?.data?.events[index % BLOCK];
  const retry = () => {
    for (const result of results) if (result.error) void result.refetch();
  };
  const failed = results.find((result) => result.error);
  return { get, error: failed?.error ?? null, retry };
}
