import type { JobPayload } from "@/lib/jobs/registry";

/** The queue in which publications and looks at destinations wait. */
export const PUBLISH_JOB = "claude-publish";

export interface PublishJob extends JobPayload {
  destinationId: string;
  act: "publish" | "check";
}
