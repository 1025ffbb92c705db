"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { FindResult } from "@/lib/sessions/queries/find";
import { fetchJson } from "./fetch-json";

/** Where the words to find stand in a session, and the steps from one to the next. `current` is the event on which the reader is. */
export function useFind(base: string, find: string, current: number | null, jump: (index: number) => void) {
  const found = useQuery({
    queryKey: ["find", base, find],
    queryFn: ({ signal }) => fetchJson<FindResult>(`${base}/find?q=${encodeURIComponent(find)}`, signal),
    enabled: find !== "",
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const matches = found?.matches;
  const at = find === "" || !matches ? -1 : matches.findIndex((match) => match.index === current);
  // A step asked for before the matches are known is taken when they are; so is the first one of a link that brings words to find.
  const waiting = useRef<1 | -1 | null>(find !== "" && current === null ? 1 : null);
  const step = useCallback(
    (by: 1 | -1) => {
      if (matches === undefined) {
        waiting.current = by;
        return;
      }
      const from = current ?? -1;
      const after = by === 1 ? matches.find((match) => match.index >= from) : matches.findLast((match) => match.index <= from);
      const next = at >= 0 ? matches[(at + by + matches.length) % matches.length] : (after ?? matches[0]);
      if (next) jump(next.index);
    },
    [matches, at, current, jump],
  );
  useEffect(() => {
    const by = waiting.current;
    if (by === null || matches === undefined) return;
    waiting.current = null;
    step(by);
  }, [matches, step]);
  /** The match on which the reader is: its ordinal, and where it stands in its event. */
  return { found, at, place: at >= 0 ? (matches?.[at]?.at ?? null) : null, step };
}
