"use client";
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DeskCounts, DeskLesson, DeskRow } from "./desk-lesson";
import { fetchJson } from "./fetch-json";
import { type Narrowing, queryOf, type Tab } from "./tabs";

export interface QueuePage {
  rows: DeskRow[];
  next: string | null;
  counts: DeskCounts;
}

/** Other people decide too: the desk asks again this often, and whenever it comes into view. In ms. */
const ASK_AGAIN = 20_000;

const queueKey = (slug: string, query?: string) => (query === undefined ? ["queue", slug] : ["queue", slug, query]);
export const lessonKey = (slug: string, id: string) => ["lesson", slug, id];

/** The reader's own midnight: what was decided since counts as done today. */
function midnight(): string {
  const now = new Date();
  now.setHours(0, 0, 0, 0);
  return now.toISOString();
}

/** One pile of the desk, narrowed, page by page. */
export function useQueue(slug: string, tab: Tab, narrowing: Narrowing, initial: { query: string; page: QueuePage }) {
  const query = queryOf(tab, narrowing);
  const queue = useInfiniteQuery({
    queryKey: queueKey(slug, query),
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(query);
      params.set("since", midnight());
      if (pageParam) params.set("cursor", pageParam);
      return fetchJson<QueuePage>(`/api/w/${slug}/lessons?${params}`, signal);
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 15_000,
    refetchInterval: ASK_AGAIN,
    refetchOnWindowFocus: "always",
    ...(initial.query === query ? { initialData: { pages: [initial.page], pageParams: [""] } } : {}),
  });
  const pages = queue.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  return { queue, rows, counts: pages?.[0]?.counts ?? null };
}

const lessonOptions = (slug: string, id: string) => ({
  queryKey: lessonKey(slug, id),
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchJson<DeskLesson>(`/api/w/${slug}/lessons/${id}`, signal),
  staleTime: 30_000,
});

/** One lesson with its evidence. */
export function useLesson(slug: string, id: string | null, initial: DeskLesson | null) {
  return useQuery({
    ...lessonOptions(slug, id ?? ""),
    enabled: id !== null,
    refetchInterval: ASK_AGAIN,
    refetchOnWindowFocus: "always",
    ...(initial && initial.id === id ? { initialData: initial } : {}),
  });
}

/** The lesson that comes next, fetched and kept before it is asked for. */
export function useAhead(slug: string, id: string | null): DeskLesson | undefined {
  const { data } = useQuery({ ...lessonOptions(slug, id ?? ""), enabled: id !== null });
  return data?.id === id ? data : undefined;
}

/** Fetches a lesson before it is asked for, so that it is there at once. */
export function prefetchLesson(queries: QueryClient, slug: string, id: string): void {
  void queries.prefetchQuery(lessonOptions(slug, id));
}

/** Asks again for the piles, and for the lessons named. */
export function refresh(queries: QueryClient, slug: string, lessonIds: readonly string[]): void {
  for (const id of lessonIds) void queries.invalidateQueries({ queryKey: lessonKey(slug, id) });
  void queries.invalidateQueries({ queryKey: queueKey(slug) });
}

/** Takes lessons out of the piles on the screen before the server has said so; its own counts follow. */
export function dropFromQueue(queries: QueryClient, slug: string, tab: Tab, ids: ReadonlySet<string>): void {
  queries.setQueriesData<InfiniteData<QueuePage, string>>({ queryKey: queueKey(slug) }, (data) => {
    if (!data) return data;
    const dropped = data.pages.reduce((sum, page) => sum + page.rows.filter((row) => ids.has(row.id)).length, 0);
    if (dropped === 0) return data;
    const counted = (counts: DeskCounts): DeskCounts => ({
      ...counts,
      [tab]: Math.max(0, counts[tab] - dropped),
      done: counts.done + dropped,
      matching: Math.max(0, counts.matching - dropped),
    });
    return { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !ids.has(row.id)), counts: counted(page.counts) })) };
  });
}
