"use client";
import { useQueries } from "@tanstack/react-query";
import type { EventView } from "@/lib/sessions/queries/events";
import { fetchJson } from "./fetch-json";

/** Events of one request: blocks start at multiples of it. */
export const BLOCK = 100;

export interface LoadedEvents {
  /** The event, or undefined while it is on its way. */
  get(index: number): EventView | undefined;
  error: Error | null;
  retry(): void;
}

/** The events around `first`…`last`, fetched in blocks and kept for the visit. `initial` is a block that came with the page. */
export function useEvents(base: string, first: number, last: number, initial: { block: number; events: EventView[] }): LoadedEvents {
  const blocks: number[] = [];
  for (let block = Math.floor(first / BLOCK); block <= Math.floor(last / BLOCK); block++) blocks.push(block);
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
