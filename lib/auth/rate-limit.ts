import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export interface Limit {
  /** How many failures within `windowSeconds` before further attempts are refused. */
  hits: number;
  windowSeconds: number;
}

/**
 * Counts one attempt against every key, atomically over all processes, before it is tried. A window starts with its first hit.
 * @throws AppError rate_limited with the seconds to wait when a key is already at its limit
 */
export async function takeAttempt(keys: readonly { key: string; limit: Limit }[], message: (wait: string) => string): Promise<void> {
  for (const { key, limit } of keys) {
    const [row] = await sql<{ hits: number; wait: number }>(
      `INSERT INTO rate_limits AS r (key, window_start, hits) VALUES ($1, now(), 1)
       ON CONFLICT (key) DO UPDATE SET
         hits = CASE WHEN r.window_start > now() - make_interval(secs => $2) THEN r.hits + 1 ELSE 1 END,
         window_start = CASE WHEN r.window_start > now() - make_interval(secs => $2) THEN r.window_start ELSE now() END
       RETURNING hits, ceil(extract(epoch FROM window_start + make_interval(secs => $2) - now()))::int AS wait`,
      [key, limit.windowSeconds],
    );
    if (row && row.hits > limit.hits) throw new AppError("rate_limited", message(sayWait(row.wait)), { retryAfter: Math.max(1, row.wait) });
  }
}

/** Takes attempts back that turned out well: only failures count. */
export async function forgiveAttempts(keys: readonly string[]): Promise<void> {
  await sql("UPDATE rate_limits SET hits = greatest(0, hits - 1) WHERE key = ANY($1)", [keys]);
}

/** "in 40 seconds", "in 12 minutes". */
function sayWait(seconds: number): string {
  return seconds < 90 ? `in ${Math.max(1, seconds)} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}
