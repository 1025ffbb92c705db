import { EXPIRE_SECONDS, JOBS_SCHEMA, jobQueue } from "./boss";

/** One attempt at a job. `attempt` fences: when another worker has taken the job since, ours no longer matches. */
export interface Lease {
  name: string;
  id: string;
  attempt: number;
}

const OURS = "name = $1 AND id = $2 AND state = 'active' AND retry_count = $3";

async function change(lease: Lease, set: string): Promise<boolean> {
  const { pool } = await jobQueue();
  const result = await pool.query(`UPDATE ${JOBS_SCHEMA}.job SET ${set} WHERE ${OURS}`, [lease.name, lease.id, lease.attempt]);
  return result.rowCount === 1;
}

/** Says that the work goes on. @returns false when the job is no longer ours */
export function renew(lease: Lease): Promise<boolean> {
  return change(lease, `started_on = now(), expire_in = interval '${EXPIRE_SECONDS} seconds'`);
}

/** Gives the job back untouched, to be taken after so many seconds: the attempt does not count. */
export function handBack(lease: Lease, seconds = 0): Promise<boolean> {
  return change(lease, `state = 'created', started_on = NULL, start_after = now() + interval '${Math.ceil(seconds)} seconds'`);
}

/** Marks that trying again cannot help, so that the failure to come is the last. */
export function giveUp(lease: Lease): Promise<boolean> {
  return change(lease, "retry_limit = retry_count");
}
