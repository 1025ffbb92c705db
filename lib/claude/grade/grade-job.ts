import type { JobPayload } from "@/lib/jobs/registry";

/** The queue of sessions that a grader is asked about. */
export const GRADE_JOB = "claude-grade";

export interface GradeJob extends JobPayload {
  rubricId: string;
  sessionIds: string[];
}
