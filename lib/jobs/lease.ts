import { EXPIRE_SECONDS, JOBS_SCHEMA, jobQueue } from "./boss";

/** One attempt at a job. `attempt` fences: when another worker has taken the job since, ours no longer matches. */
export interface Lease {
  name: string;
  id: string;
  attempt: number;
}

const OURS = "name = $1 AND id = $2 AND state = 'active' AND retry_count = $3";

/** The parameters of a statement about the lease. */
export function leaseValues(lease: Lease): [string, string, number] {
  return [lease.name, lease.id, lease.attempt];
}

async function change(lease: Lease, set: string): Promise<boolean> {
  const { pool } = await jobQueue();
  const result = await pool.query(`UPDATE ${JOBS_SCHEMA}.job SET ${set} WHERE ${OURS}`, leaseValues(lease));
  return result.rowCount === 1;
}

/** Says that the work goes on. It changes no row when the job is no longer ours. */
export const RENEW = `UPDATE ${JOBS_SCHEMA}.job SET started_on = now(), expire_in = interval '${EXPIRE_SECONDS} seconds' WHERE ${OURS}`;

/** Gives the job back untouched, to be taken after so many seconds: the attempt does not count. */
export function handBack(lease: Lease, seconds = 0): Promise<boolean> {
  return change(lease, `state = 'created', started_on = NULL, start_after = now() + interval '${Math.ceil(seconds)} seconds'`);
}

/** Marks that trying again cannot help, so that the failure to come is the last. */
export function giveUp(lease: Lease): Promise<boolean> {
  return change(lease, "retry_limit = retry_count");
}
