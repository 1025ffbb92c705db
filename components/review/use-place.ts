"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { type Narrowing, narrowingOf, queryOf, TABS, type Tab } from "./tabs";

export interface Place {
  tab: Tab;
  lessonId: string | null;
  narrowing: Narrowing;
}

function placeOf(pathname: string, search: Pick<URLSearchParams, "get">): Place {
  const asked = search.get("tab");
  return {
    tab: TABS.find((name) => name === asked) ?? "turn",
    lessonId: /\/review\/(les_[0-9a-f]{32})/.exec(pathname)?.[1] ?? null,
    narrowing: narrowingOf(search),
  };
}

const same = (a: Place, b: Place) => a.lessonId === b.lessonId && queryOf(a.tab, a.narrowing) === queryOf(b.tab, b.narrowing);

/**
 * Where the desk is: the pile, what it is narrowed to, and the lesson. The address follows without a way to the server, and the
 * screen does not wait for the router, which may be busy refreshing the header.
 */
export function usePlace(slug: string) {
  const pathname = usePathname();
  const search = useSearchParams();
  const [place, setPlace] = useState(() => placeOf(pathname, search));
  // Someone else moved: the back button, or a link to another lesson. The address bar is ahead of the router's own values.
  // biome-ignore lint/correctness/useExhaustiveDependencies: their change is the signal
  useEffect(() => {
    const now = placeOf(window.location.pathname, new URLSearchParams(window.location.search));
    setPlace((before) => (same(before, now) ? before : now));
  }, [pathname, search]);
  const hrefOf = (id: string | null, on: Partial<Place> = {}) => {
    const query = queryOf(on.tab ?? place.tab, on.narrowing ?? place.narrowing);
    return `/w/${slug}/review${id ? `/${id}` : ""}${query === "" ? "" : `?${query}`}`;
  };
  /** `replace` for what is typed or chosen step by step, so that the back button leaves it at once. */
  const go = (id: string | null, on: Partial<Place> = {}, replace = false) => {
    setPlace((before) => ({ ...before, ...on, lessonId: id }));
    window.history[replace ? "replaceState" : "pushState"](null, "", hrefOf(id, on));
  };
  return { ...place, hrefOf, go };
}
