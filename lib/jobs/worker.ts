import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type PgBoss from "pg-boss";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { closeJobs, deadLetterOf, ensureQueue, jobQueue, WORKER_APPLICATION } from "./boss";
import { serveDaily } from "./daily";
import { Heartbeat } from "./heartbeat";
import { giveUp, handBack, type Lease } from "./lease";
import { type JobPayload, JobPostponed, type RegisteredJob, registeredJobs } from "./registry";
import { keepTicking } from "./ticks";

const POLL_MS = 500;
const SWEEP_MS = 3_000;
const GRACE_MS = 10_000;

// What will be just as wrong the next time.
const PERMANENT: readonly ErrorCode[] = ["invalid", "not_found", "forbidden", "too_large"];

export interface Worker {
  /** Stops taking jobs, asks the running ones to end, and hands back what has not ended after ten seconds. */
  stop(): Promise<void>;
}

class HandBack extends Error {}

/** Runs one attempt. Its lease is renewed beside it; a worker that dies stops renewing, and another takes the job. */
async function attempt(job: RegisteredJob, found: PgBoss.JobWithMetadata<JobPayload>, heartbeat: Heartbeat, stopping: AbortSignal): Promise<void> {
  const { boss } = await jobQueue();
  const lease: Lease = { name: job.name, id: found.id, attempt: found.retryCount };
  const lost = new AbortController();
  const over = new AbortController();
  const letGo = heartbeat.keep(lease, () => lost.abort(new Error("Another worker has taken this job.")));
  const started = Date.now();
  try {
    const rows = await sql("SELECT 1 FROM workspaces WHERE id = $1", [found.data.workspaceId]);
    if (rows.length > 0) {
      const actor = mintActor({ kind: "job", id: found.id, workspaceId: found.data.workspaceId });
      const work = job.handler(actor, found.data, AbortSignal.any([stopping, lost.signal]));
      await Promise.race([work, graceAfter(stopping, over.signal)]);
    }
    if (lost.signal.aborted) return;
    await boss.complete(job.name, found.id);
    log.info({ job: job.name, jobId: found.id, workspaceId: found.data.workspaceId, ms: Date.now() - started }, "job done");
  } catch (error) {
    if (lost.signal.aborted) {
      log.warn({ job: job.name, jobId: found.id }, "job lost to another worker");
    } else if (stopping.aborted) {
      await handBack(lease);
      log.info({ job: job.name, jobId: found.id }, "job handed back");
    } else if (error instanceof JobPostponed) {
      await handBack(lease, error.seconds);
    } else {
      log.error({ err: error, job: job.name, jobId: found.id, attempt: found.retryCount + 1 }, "job failed");
      if (error instanceof AppError && PERMANENT.includes(error.code)) await giveUp(lease);
      await boss.fail(job.name, found.id, { message: error instanceof AppError ? error.message : "It stopped with an unexpected error. The log has it." });
    }
  } finally {
    over.abort();
    letGo();
  }
}

/** Rejects some time after `signal`, for a handler that does not listen; stops waiting for that when the attempt is over. */
function graceAfter(signal: AbortSignal, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const arm = () => setTimeout(() => reject(new HandBack()), GRACE_MS).unref();
    if (signal.aborted) arm();
    else signal.addEventListener("abort", arm, { once: true, signal: over });
  });
}

/** Tells a kind of job's owner about a job whose last attempt failed. */
async function bury(job: RegisteredJob, found: PgBoss.JobWithMetadata<JobPayload>): Promise<void> {
  const { boss } = await jobQueue();
  const output = found.output as { message?: unknown; value?: { message?: unknown } } | null;
  const said = output?.message ?? output?.value?.message;
  const reason = typeof said === "string" && !said.includes("timeout in active state") ? said : "The process that worked on it stopped, several times over.";
  try {
    const actor = mintActor({ kind: "job", id: found.id, workspaceId: found.data.workspaceId });
    await job.onFailed?.(actor, found.data, reason);
    await boss.complete(deadLetterOf(job.name), found.id);
  } catch (error) {
    log.error({ err: error, job: job.name, jobId: found.id }, "a failed job could not be reported");
    await boss.fail(deadLetterOf(job.name), found.id, { message: "not reported" });
  }
}

/** Takes jobs from one queue, one at a time, until `stopping`. */
async function serve(queue: string, stopping: AbortSignal, work: (found: PgBoss.JobWithMetadata<JobPayload>) => Promise<void>): Promise<void> {
  while (!stopping.aborted) {
    try {
      const { boss } = await jobQueue();
      const [found] = await boss.fetch<JobPayload>(queue, { batchSize: 1, includeMetadata: true });
      if (found) {
        await work(found);
        continue;
      }
    } catch (error) {
      log.warn({ err: error, queue }, "the job queue could not be read");
    }
    await sleep(POLL_MS + Math.random() * 100, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Gives the jobs of dead workers to living ones. Any number of workers may do this at once. */
async function sweep(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await sleep(SWEEP_MS + Math.random() * 500, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    try {
      const { boss } = await jobQueue();
      await (boss as PgBoss & { expire(): Promise<unknown> }).expire();
    } catch (error) {
      log.warn({ err: error }, "the jobs of dead workers could not be looked for");
    }
  }
}

/** Starts taking jobs of every registered kind (or of those named in `only`) in this process. */
export async function startWorker(options: { only?: readonly string[] } = {}): Promise<Worker> {
  const jobs = registeredJobs().filter((job) => options.only?.includes(job.name) ?? true);
  const stopping = new AbortController();
  // Every queue of every kind of job waits for it.
  setMaxListeners(0, stopping.signal);
  const { url } = await jobQueue(WORKER_APPLICATION);
  for (const job of jobs) await ensureQueue(job.name);
  const heartbeat = new Heartbeat(url);
  const loops = [
    sweep(stopping.signal),
    keepTicking(stopping.signal, options.only),
    serveDaily(stopping.signal),
    ...jobs.flatMap((job) => [
      serve(job.name, stopping.signal, (found) => attempt(job, found, heartbeat, stopping.signal)),
      serve(deadLetterOf(job.name), stopping.signal, (found) => bury(job, found)),
    ]),
  ];
  return {
    async stop() {
      stopping.abort(new Error("The worker is stopping."));
      await Promise.all(loops);
      await heartbeat.stop();
      await closeJobs();
    },
  };
}
