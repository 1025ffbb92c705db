import type { JobPayload } from "@/lib/jobs/registry";

/** The queue in which pulls wait. */
export const PULL_JOB = "claude-pull";

export interface PullJob extends JobPayload {
  pullId: string;
}
