import { sql } from "@/lib/db/client";

/** Trails whose checkpoint cannot be signed: remembered, so that they wait their turn behind the others and people hear of them. */

/** The trail is no longer what was signed. */
export class TrailContradiction extends Error {}

/** A trail that failed `failures` times waits 2, 4, 8 … minutes, six hours at most. Over a row `f` of checkpoint_failures, at `$1`. */
export const WAITED_ENOUGH =
  "(f.trail IS NULL OR f.last_at <= $1::timestamptz - least(interval '6 hours', interval '1 minute' * power(2, least(f.failures, 10))))";

export async function noteFailure(trail: string, error: unknown, now: Date): Promise<void> {
  await sql(
    `INSERT INTO checkpoint_failures AS f (trail, failures, contradicts, since, last_at) VALUES ($1, 1, $2, $3, $3)
     ON CONFLICT (trail) DO UPDATE SET failures = f.failures + 1, contradicts = excluded.contradicts, last_at = excluded.last_at`,
    [trail, error instanceof TrailContradiction, now],
  );
}

export interface UnsignedTrail {
  trail: string;
  /** The workspace's short name; null for the installation's own trail. */
  slug: string | null;
  failures: number;
  contradicts: boolean;
  since: string;
}

interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: (Omit<UnsignedTrail, "since"> & { since: Date })[] }>;
}

/** The trails that could not be signed when it was tried last, or one of them, the oldest failure first. */
export async function unsignedTrails(client: Queryable, trail: string | null = null): Promise<UnsignedTrail[]> {
  const { rows } = await client.query(
    `SELECT f.trail, w.slug, f.failures, f.contradicts, f.since FROM checkpoint_failures f LEFT JOIN workspaces w ON w.id = f.trail
     WHERE $1::text IS NULL OR f.trail = $1 ORDER BY f.since, f.trail LIMIT 100`,
    [trail],
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
