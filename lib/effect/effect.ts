import type { Evidence } from "./stream";

/** What is known of a lesson's effect. Types only. */

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
