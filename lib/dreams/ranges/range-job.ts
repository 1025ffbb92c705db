import { authorize } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { type JobPayload, registerJob } from "@/lib/jobs/registry";
import { helpOnce } from "./work";

/** The queue in which large dreams wait for other workers' help. */
export const RANGE_JOB = "dream-range";
/** More helpers than this only wait for the database. */
const MOST_HELPERS = 7;

interface RangeJob extends JobPayload {
  dreamId: string;
}

registerJob<RangeJob>(RANGE_JOB, async (actor, { dreamId }, signal) => {
  await authorize(actor, "dreams.run");
  while (await helpOnce(actor.workspaceId, dreamId, signal));
});

/** Asks the other workers to take part, one each. Who comes when nothing is left to do leaves again. */
export async function askForHelp(tx: Tx, workspaceId: string, dreamId: string, ranges: number): Promise<void> {
  for (let helper = 0; helper < Math.min(ranges - 1, MOST_HELPERS); helper++)
    await enqueue<RangeJob>(tx, RANGE_JOB, { workspaceId, dreamId }, { retryLimit: 2, retryDelay: 1 });
}
