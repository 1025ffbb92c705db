"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const keyOf = (slug: string) => ["open-count", slug];

/** How many lessons wait, for the header: what the server said when the page came, and what the desk has learned since. */
export function useOpenCount(slug: string, given: number): number {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: keyOf(slug), queryFn: () => given, enabled: false, initialData: given });
  useEffect(() => {
    queries.setQueryData(keyOf(slug), given);
  }, [queries, slug, given]);
  return data;
}

/** Tells the header. The router's own refresh would put the desk there anew, and close an editor that was just opened. */
export function useTellOpenCount(slug: string, count: number | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (count !== null) queries.setQueryData(keyOf(slug), count);
  }, [queries, slug, count]);
}
