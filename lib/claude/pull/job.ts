import { registerJob } from "@/lib/jobs/registry";
import { endPull } from "./lifecycle";
import { PULL_JOB, type PullJob } from "./pull-job";
import { runPull } from "./run";
import "./tick";

registerJob<PullJob>(PULL_JOB, (actor, { pullId }, signal) => runPull(actor, pullId, signal), {
  onFailed: (actor, { pullId }, reason) => endPull(actor, { id: pullId }, "failed", reason),
});
