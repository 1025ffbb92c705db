import type { JobPayload } from "@/lib/jobs/registry";

/** The queue in which dreams wait. */
export const DREAM_JOB = "dream";

export interface DreamJob extends JobPayload {
  dreamId: string;
}
