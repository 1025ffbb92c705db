"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { TABS, type Tab } from "./tabs";

interface Place {
  tab: Tab;
  lessonId: string | null;
}

function placeOf(pathname: string, search: Pick<URLSearchParams, "get">): Place {
  const asked = search.get("tab");
  return { tab: TABS.find((name) => name === asked) ?? "turn", lessonId: /\/review\/(les_[0-9a-f]{32})/.exec(pathname)?.[1] ?? null };
}

/**
 * Where the desk is: the pile and the lesson. The address follows without a way to the server, and the screen does not wait for
 * the router, which may be busy refreshing the header.
 */
export function usePlace(slug: string) {
  const pathname = usePathname();
  const search = useSearchParams();
  const [place, setPlace] = useState(() => placeOf(pathname, search));
  // Someone else moved: the back button, or a link to another lesson. The address bar is ahead of the router's own values.
  // biome-ignore lint/correctness/useExhaustiveDependencies: their change is the signal
  useEffect(() => {
    const now = placeOf(window.location.pathname, new URLSearchParams(window.location.search));
    setPlace((before) => (before.tab === now.tab && before.lessonId === now.lessonId ? before : now));
  }, [pathname, search]);
  const hrefOf = (id: string | null, on: Tab = place.tab) => `/w/${slug}/review${id ? `/${id}` : ""}${on === "turn" ? "" : `?tab=${on}`}`;
  const go = (id: string | null, on: Tab) => {
    setPlace({ tab: on, lessonId: id });
    window.history.pushState(null, "", hrefOf(id, on));
  };
  return { ...place, hrefOf, go };
}
