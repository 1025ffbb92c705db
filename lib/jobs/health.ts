import { WORKER_APPLICATION } from "./boss";

interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: { workers: number; seconds: number | null }[] }>;
}

// A worker asks for jobs twice a second, so a quiet quarter of a minute means that it hangs.
const QUIET_SECONDS = 15;

/**
 * Whether a worker lives: its connections and when they were last used are in pg_stat_activity, and go away with it.
 * `workers` counts processes that answer.
 */
export async function workerSeen(client: Queryable): Promise<{ alive: boolean; workers: number; secondsAgo: number | null }> {
  const { rows } = await client.query(
    `SELECT count(DISTINCT application_name) FILTER (WHERE state_change > now() - make_interval(secs => $2))::int AS workers,
            extract(epoch FROM now() - max(state_change))::float8 AS seconds
       FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1 || '%'`,
    [WORKER_APPLICATION, QUIET_SECONDS],
  );
  const { workers = 0, seconds = null } = rows[0] ?? {};
  return { alive: workers > 0, workers, secondsAgo: seconds === null ? null : Math.max(0, Math.round(seconds)) };
}
