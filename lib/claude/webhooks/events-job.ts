import type { JobPayload } from "@/lib/jobs/registry";

/** The queue of connections that were told of something. */
export const EVENTS_JOB = "claude-events";

export interface EventsJob extends JobPayload {
  connectionId: string;
}
