import { sql } from "@/lib/db/client";
import { registerDaily } from "@/lib/jobs/daily";
import { SIGN_IN_IDLE_DAYS } from "./cookie";
import { KEEP_ANSWERS } from "./idempotency";

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
      `DELETE FROM sign_ins WHERE expires_at < now() OR last_seen_at < now() - make_interval(days => $1)
         OR revoked_at < now() - interval '1 day'`,
      [SIGN_IN_IDLE_DAYS],
    ),
  };
}

registerDaily({ name: "prune access", run: pruneAccess });
