import type { JobActor } from "@/lib/auth/actor";

/** Every job carries its workspace: its handler gets an actor that sees nothing else. */
export interface JobPayload {
  workspaceId: string;
}

/**
 * Does the work. It may run twice, and be taken up by another process in the middle: what it writes must stand that.
 * @param signal aborted when the worker stops or has lost the job to another; throw, and the job is handed back
 */
export type JobHandler<P extends JobPayload> = (actor: JobActor, payload: P, signal: AbortSignal) => Promise<void>;

/** Throw it when it is not this job's turn yet: it comes back after so many seconds, and the attempt does not count. */
export class JobPostponed extends Error {
  override readonly name = "JobPostponed";
  constructor(readonly seconds: number) {
    super(`Not yet; again in ${seconds} seconds.`);
  }
}

export interface JobOptions<P extends JobPayload> {
  /** Told once, after the last attempt failed or its worker died once too often. */
  onFailed?: (actor: JobActor, payload: P, reason: string) => Promise<void>;
}

export interface RegisteredJob {
  name: string;
  handler: JobHandler<JobPayload>;
  onFailed: ((actor: JobActor, payload: JobPayload, reason: string) => Promise<void>) | undefined;
}

const registered = new Map<string, RegisteredJob>();

/** Names the handler of a kind of job. The worker's entry imports the modules that call this. */
export function registerJob<P extends JobPayload>(name: string, handler: JobHandler<P>, options: JobOptions<P> = {}): void {
  registered.set(name, { name, handler: handler as unknown as JobHandler<JobPayload>, onFailed: options.onFailed as RegisteredJob["onFailed"] });
}

/** Every kind of job that this process can do. */
export function registeredJobs(): RegisteredJob[] {
  return [...registered.values()];
}
