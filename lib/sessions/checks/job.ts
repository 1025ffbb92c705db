import { type JobPayload, registerJob } from "@/lib/jobs/registry";
import { applyChecks } from "./apply";
import { CHECKS_JOB } from "./commands";

// The worker's entry imports this file for its effect.
registerJob<JobPayload>(CHECKS_JOB, async (actor, _payload, signal) => {
  await applyChecks(actor, signal);
});
