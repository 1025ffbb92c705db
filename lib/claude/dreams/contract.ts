import type { Tx } from "@/lib/db/client";
import type { Outcome } from "@/lib/dreams/dream";
import type { Dropped } from "@/lib/dreams/mining/finding";

/** A file of a memory store. */
export interface StoreFile {
  path: string;
  content: string;
}

/** A dream's end: what it was given and what it made of it. */
export interface DreamStores {
  dreamId: string;
  /** How many lessons may be open; null for no limit. */
  budget: number | null;
  input: StoreFile[];
  output: StoreFile[];
  /** The dream's sessions, by our ids. */
  sessionIds: string[];
}

/** What became of the differences. */
export interface PlacedLessons {
  findings: number;
  findingsHash: string;
  outcome: Outcome;
  dropped: Dropped[];
}

/** Lessons that are ready to be written in the transaction that completes their dream. */
export interface Prepared {
  place(tx: Tx): Promise<PlacedLessons>;
}
