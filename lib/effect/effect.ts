import type { Evidence } from "./stream";

/** What is known of a lesson's effect, and how it is said. */

export interface Arm {
  successes: number;
  sessions: number;
}

export interface EffectView {
  lessonId: string;
  itemId: string;
  title: string;
  /** Sessions of the same tasks with a verdict, with the lesson and without it: described, not caused. */
  described: { with: Arm; without: Arm; strata: number; difference: number | null };
  /** The running test against sessions that were held out; null while none were. */
  measured: Evidence | null;
  reports: { helpful: number; harmful: number };
}

/** Evidence as people say it: "45 to 1"; beyond ten thousand the figure says nothing more. */
export function odds(evidence: number): string {
  return evidence > 10_000 ? "over 10,000 to 1" : `${Math.round(evidence).toLocaleString("en-GB")} to 1`;
}
