import { sql } from "@/lib/db/client";
import { registerDaily } from "@/lib/jobs/daily";
import { registerJob } from "@/lib/jobs/registry";
import { EVENTS_JOB, type EventsJob } from "./events-job";
import { handleEvents } from "./handle";

/** Far longer than a delivery may be old to be let in, so that one cannot come again. */
const KEPT = "30 days";

registerJob<EventsJob>(EVENTS_JOB, (actor, { connectionId }, signal) => handleEvents(actor, connectionId, signal));

registerDaily({
  name: "prune Claude events",
  run: async () => {
    const [row] = await sql<{ n: number }>(
      `WITH gone AS (DELETE FROM claude_events WHERE handled_at < now() - interval '${KEPT}' RETURNING 1) SELECT count(*)::int AS n FROM gone`,
    );
    return { events: row?.n ?? 0 };
  },
});
