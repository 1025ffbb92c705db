import type { JobPayload } from "@/lib/jobs/registry";

/** Puts the sessions of waiting spans together. */
export const OTLP_JOB = "otlp.assemble";
export type OtlpJob = JobPayload;

/** A trace whose spans all have their parents is put together when nothing came for so long. */
export const QUIET_SECONDS = 2;
/** One with gaps waits longer: a span is sent when it ends, so those that enclose others come last. */
export const PATIENCE_SECONDS = 60;
/** How long spans are kept for late ones to join, in days. */
export const KEEP_DAYS = 7;
