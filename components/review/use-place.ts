"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { TABS, type Tab } from "./tabs";

/** Where the desk is: the pile and the lesson, both in the address. Moving does not go to the server. */
export function usePlace(slug: string) {
  const pathname = usePathname();
  const search = useSearchParams();
  const asked = search.get("tab");
  const tab: Tab = TABS.find((name) => name === asked) ?? "turn";
  const lessonId = /\/review\/(les_[0-9a-f]{32})/.exec(pathname)?.[1] ?? null;
  const hrefOf = (id: string | null, on: Tab = tab) => `/w/${slug}/review${id ? `/${id}` : ""}${on === "turn" ? "" : `?tab=${on}`}`;
  const go = (href: string, replace = false) => {
    if (replace) window.history.replaceState(null, "", href);
    else window.history.pushState(null, "", href);
  };
  return { tab, lessonId, hrefOf, go };
}
