import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";

/** Upkeep of the whole installation, outside of any workspace. It may run in several workers at once and at any time. */
export interface DailyJob {
  name: string;
  /** @returns what it did, as numbers for the log */
  run: () => Promise<Record<string, number>>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const registered = new Map<string, DailyJob>();

/** Names upkeep that every worker does when it starts, and every 24 hours from then on. */
export function registerDaily(job: DailyJob): void {
  registered.set(job.name, job);
}

/** Does all of it once. What fails is logged and tried again the next day; the rest goes on. */
export async function runDaily(): Promise<void> {
  for (const job of registered.values()) {
    try {
      log.info({ job: job.name, ...(await job.run()) }, "daily job done");
    } catch (error) {
      log.error({ err: error, job: job.name }, "daily job failed");
    }
  }
}

/** Repeats it until `stopping`. A start does it at once, so that a machine that is never on for a day is kept up too. */
export async function serveDaily(stopping: AbortSignal, every: number = DAY_MS): Promise<void> {
  while (!stopping.aborted) {
    await runDaily();
    await sleep(every, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}
