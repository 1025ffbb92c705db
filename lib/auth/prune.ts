import { sql } from "@/lib/db/client";
import { registerDaily } from "@/lib/jobs/daily";
import { KEEP_ANSWERS } from "./idempotency";
import { LIMITS_OF_PERSON, STILL_WORKS } from "./sign-in-limits";

async function removed(statement: string, values: unknown[] = []): Promise<number> {
  const [row] = await sql<{ n: number }>(`WITH gone AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM gone`, values);
  return row?.n ?? 0;
}

/**
 * Removes what nobody can use any more: counts of failures a day after their window began (the longest lasts a quarter of an hour), kept
 * answers after 24 hours, and sign-ins that expired, were idle for too long, or were ended a day ago. The audit trail keeps when each
 * sign-in began and how it ended.
 * @returns how many of each
 */
export async function pruneAccess(): Promise<{ counts: number; answers: number; signIns: number }> {
  return {
    counts: await removed("DELETE FROM rate_limits WHERE window_start < now() - interval '1 day'"),
    answers: await removed(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '${KEEP_ANSWERS}'`),
    signIns: await removed(
      // What was ended stays for a day.
      `DELETE FROM sign_ins WHERE revoked_at < now() - interval '1 day'
         OR revoked_at IS NULL AND id NOT IN (SELECT s.id FROM sign_ins s ${LIMITS_OF_PERSON} WHERE ${STILL_WORKS})`,
    ),
  };
}

registerDaily({ name: "prune access", run: pruneAccess });
