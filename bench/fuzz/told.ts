/** Longer than this for one body counts as hanging, in ms. */
export const SLOW_MS = 5_000;

/** What the process that reads broken bodies tells about each. */
export type Told =
  | { began: string }
  | { ended: { ms: number; rejected: boolean; rss: number } }
  | { wrong: string }
  /** All were read; so many events came of them. */
  | { done: number };
