import { failDream } from "@/lib/dreams/lifecycle";
import { registerJob } from "@/lib/jobs/registry";
import { CLAUDE_DREAM_JOB, type ClaudeDreamJob } from "./claude-dream-job";
import { followDream, recount } from "./run";

registerJob<ClaudeDreamJob>(
  CLAUDE_DREAM_JOB,
  (actor, { dreamId, countsOnly }, signal) => (countsOnly ? recount(actor, dreamId) : followDream(actor, dreamId, signal)),
  { onFailed: (actor, { dreamId, countsOnly }, reason) => (countsOnly ? Promise.resolve() : failDream(actor, dreamId, reason)) },
);
