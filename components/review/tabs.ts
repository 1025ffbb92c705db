import type { Tab as QueueTab } from "@/lib/lessons/queue";

export type Tab = QueueTab;

/** The piles of the desk, in their order. */
export const TABS: readonly Tab[] = ["turn", "held", "quarantined", "decided"];
