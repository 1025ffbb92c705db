import { sql } from "@/lib/db/client";
import { registerTick } from "@/lib/jobs/ticks";
import { raiseConcerns } from "./concerns/raise";

/** Workspaces are looked at again after so many minutes, when sessions came or changed, and once a day in any case. */
const MINUTES = 10;

const DUE = `
SELECT w.id FROM workspaces w
WHERE EXISTS (SELECT 1 FROM releases r WHERE r.workspace_id = w.id AND r.state = 'in_force')
  AND (w.concerns_at IS NULL OR w.concerns_at < $1::timestamptz - interval '1 day'
    OR (w.concerns_at < $1::timestamptz - interval '${MINUTES} minutes' AND EXISTS (SELECT 1 FROM sessions s WHERE s.workspace_id = w.id AND s.updated_at > w.concerns_at)))
ORDER BY w.concerns_at NULLS FIRST LIMIT 100`;

registerTick({
  name: "concerns",
  async run(actorOf, now) {
    for (const { id } of await sql<{ id: string }>(DUE, [now])) {
      const claimed = await sql<{ id: string }>(
        "UPDATE workspaces SET concerns_at = $2 WHERE id = $1 AND (concerns_at IS NULL OR concerns_at < $2::timestamptz - interval '1 minute') RETURNING id",
        [id, now],
      );
      if (claimed.length > 0) await raiseConcerns(actorOf(id), now);
    }
  },
});
