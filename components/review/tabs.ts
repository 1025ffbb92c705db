import type { Tab as QueueTab } from "@/lib/lessons/queue-query";

export type Tab = QueueTab;

/** The piles of the desk, in their order. The values stand here too, so that the browser need not load what checks an address. */
export const TABS: readonly Tab[] = ["turn", "waiting", "decided", "held", "quarantined"];

export const TAB_WORDS: Record<Tab, string> = { turn: "Your turn", waiting: "Waiting", decided: "Decided", held: "Held back", quarantined: "Quarantined" };

/** What is in the address of a pile beside its tab. */
export const FILTERS = ["kind", "operation", "strength", "risk", "agent", "dream", "age", "assignee"] as const;
export type FilterName = (typeof FILTERS)[number];

const NAMES = [...FILTERS, "sort", "q"] as const;
/** Filters, order and search, as they stand in the address. What is not valid there the server leaves out. */
export type Narrowing = Partial<Record<(typeof NAMES)[number], string>>;

export function narrowingOf(search: Pick<URLSearchParams, "get">): Narrowing {
  const found: Narrowing = {};
  for (const name of NAMES) {
    const value = search.get(name)?.trim();
    if (value) found[name] = value;
  }
  return found;
}

/** The query of a pile, without what is the default; always in the same order, so that it can be compared. */
export function queryOf(tab: Tab, narrowing: Narrowing): string {
  const params = new URLSearchParams();
  if (tab !== "turn") params.set("tab", tab);
  for (const name of NAMES) {
    const value = narrowing[name];
    if (value && !(name === "sort" && value === "impact")) params.set(name, value);
  }
  return params.toString();
}

export const filterCount = (narrowing: Narrowing): number => FILTERS.filter((name) => narrowing[name]).length;
