import type { JobPayload } from "@/lib/jobs/registry";

/** The queue of dreams that run on the Claude platform. */
export const CLAUDE_DREAM_JOB = "claude-dream";

export interface ClaudeDreamJob extends JobPayload {
  dreamId: string;
  /** Only to read the counts that move on after a cancel. */
  countsOnly?: boolean;
}
