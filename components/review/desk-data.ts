"use client";
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Queue, QueueCounts, Tab } from "@/lib/lessons/queue";
import type { ReviewView } from "@/lib/lessons/review-view";
import { fetchJson } from "./fetch-json";

export type QueuePage = Queue & { counts: QueueCounts };

/** Other people decide too: the desk asks again this often, and whenever it comes into view. In ms. */
const ASK_AGAIN = 20_000;

export const queueKey = (slug: string, tab?: Tab) => (tab ? ["queue", slug, tab] : ["queue", slug]);
export const lessonKey = (slug: string, id: string) => ["lesson", slug, id];

/** One pile of the desk, page by page. */
export function useQueue(slug: string, tab: Tab, initial: { tab: Tab; page: QueuePage } | null) {
  return useInfiniteQuery({
    queryKey: queueKey(slug, tab),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<QueuePage>(`/api/w/${slug}/lessons?tab=${tab}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 15_000,
    refetchInterval: ASK_AGAIN,
    refetchOnWindowFocus: "always",
    ...(initial && initial.tab === tab ? { initialData: { pages: [initial.page], pageParams: [""] } } : {}),
  });
}

const lessonOptions = (slug: string, id: string) => ({
  queryKey: lessonKey(slug, id),
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchJson<ReviewView>(`/api/w/${slug}/lessons/${id}`, signal),
  staleTime: 30_000,
});

/** One lesson with its evidence. */
export function useLesson(slug: string, id: string | null, initial: ReviewView | null) {
  return useQuery({
    ...lessonOptions(slug, id ?? ""),
    enabled: id !== null,
    refetchInterval: ASK_AGAIN,
    refetchOnWindowFocus: "always",
    ...(initial && initial.id === id ? { initialData: initial } : {}),
  });
}

/** Fetches a lesson before it is asked for, so that the next one is there at once. */
export function prefetchLesson(queries: QueryClient, slug: string, id: string): void {
  void queries.prefetchQuery(lessonOptions(slug, id));
}

/** Takes a decided lesson out of the pile on the screen; the server's counts follow. */
export function dropFromQueue(queries: QueryClient, slug: string, tab: Tab, id: string): void {
  queries.setQueryData<InfiniteData<QueuePage, string>>(
    queueKey(slug, tab),
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          rows: page.rows.filter((row) => row.id !== id),
          counts: { ...page.counts, [tab]: Math.max(0, page.counts[tab] - 1), decided: page.counts.decided + 1, done: page.counts.done + 1 },
        })),
      },
  );
}
