import type { SqlTx } from "@/lib/db/client";
import { EXPIRE_SECONDS, ensureQueue, jobQueue } from "./boss";
import type { JobPayload } from "./registry";

export interface EnqueueOptions {
  /** Not before this time, or so many seconds from now. */
  startAfter?: Date | number;
  /** Attempts after the first. A worker's death counts as one. */
  retryLimit?: number;
  /** Seconds before the second attempt; doubled for each one after. */
  retryDelay?: number;
  priority?: number;
}

/**
 * Puts a job into the queue; inside `tx` it exists if and only if the transaction commits.
 * @returns the job's id
 */
export async function enqueue<P extends JobPayload>(tx: SqlTx | null, name: string, payload: P, options: EnqueueOptions = {}): Promise<string> {
  await ensureQueue(name);
  const { boss } = await jobQueue();
  const id = await boss.send(name, payload, {
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: options.retryLimit ?? 4,
    retryDelay: options.retryDelay ?? 2,
    retryBackoff: true,
    ...(options.priority === undefined ? {} : { priority: options.priority }),
    ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    ...(tx ? { db: inside(tx) } : {}),
  });
  if (id === null) throw new Error(`The job ${name} was not accepted by the queue.`);
  return id;
}

/** pg-boss's way to run its statement in a transaction that is not its own. */
function inside(tx: SqlTx): { executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }> } {
  return {
    async executeSql(text, values) {
      const plain = values.map((value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value));
      return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...plain) };
    },
  };
}
