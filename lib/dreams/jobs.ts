import { AppError } from "@/lib/errors";
import { JobPostponed, registerJob } from "@/lib/jobs/registry";
import { DREAM_JOB, type DreamJob } from "./dream-job";
import { DreamBusy, failDream } from "./lifecycle";
import "./ranges/range-job";
import { failureOf, runDream } from "./run";
import "./schedule/tick";
import "@/lib/sessions/checks/job";

const BUSY_SECONDS = 3;

// The worker's entry imports this file for its effect.
registerJob<DreamJob>(
  DREAM_JOB,
  async (actor, { dreamId }, signal) => {
    try {
      await runDream(actor, dreamId, signal);
    } catch (error) {
      // Handed back or waiting for its turn: not a failure.
      if (signal.aborted) throw error;
      if (error instanceof DreamBusy) throw new JobPostponed(BUSY_SECONDS);
      if (error instanceof AppError) await failDream(actor, dreamId, failureOf(error));
      throw error;
    }
  },
  { onFailed: (actor, { dreamId }, reason) => failDream(actor, dreamId, reason) },
);
