import type { SessionFilter } from "@/lib/sessions/queries/filter";
import type { Dropped } from "./mining/finding";

/** The words of a dream. Types and pure rules only: no framework, no database, the clock is passed in. */

export const DREAM_STATUSES = ["pending", "running", "completed", "failed", "canceled"] as const;
export type DreamStatus = (typeof DREAM_STATUSES)[number];

/** Which sessions a dream reads. */
export interface Selection {
  sessions: "all" | "new" | { filter: SessionFilter } | { ids: string[] };
  /** Only those that happened at or after this time, ISO 8601. */
  since?: string;
}

export interface Progress {
  /** Sessions to read, and read so far. */
  total: number;
  read: number;
  /** What it does now. */
  step: "waiting" | "reading" | "mining" | "writing" | "done";
  candidates: number;
  lessons: number;
  /** When its sessions are shared by ranges: how many there are, how many are left, and how many processes have taken part. */
  ranges?: { all: number; open: number; workers: number };
}

export const NO_PROGRESS: Progress = { total: 0, read: 0, step: "waiting", candidates: 0, lessons: 0 };

/** What became of the findings after mining, as the page of a dream shows it. */
export interface Outcome {
  /** Lessons by what was done: new ones, open ones that took new numbers, ones that took another's place. */
  added: number;
  refreshed: number;
  superseded: number;
  proposed: number;
  heldBack: number;
  quarantined: number;
}

/** The stored funnel: sessions → features → candidates → tested → findings → lessons, and what was dropped at which gate. */
export interface DreamFunnel {
  sessions: number;
  steps: number;
  features: number;
  candidates: number;
  tested: number;
  findings: number;
  lessons: number;
  outcome: Outcome;
  dropped: Dropped[];
  unread: Record<string, number>;
  notes: string[];
  /** Sessions whose features had to be made anew. */
  rebuilt: number;
  /** Processes that read its sessions; absent in dreams from before this was counted. */
  workers?: number;
}

/** Whether a dream has come to an end. */
export function isOver(status: DreamStatus): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}

/** Without a sign of life for so long, a running dream's process is taken for dead. In milliseconds. */
export const SILENT_MS = 45_000;

/** Which dream may take its place: its own next attempt, or any other when its process has died. */
export function isDead(lastSign: Date, now: Date): boolean {
  return now.getTime() - lastSign.getTime() > SILENT_MS;
}
