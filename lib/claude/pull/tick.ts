import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { registerTick } from "@/lib/jobs/ticks";
import { requestPull } from "./commands";

interface Due {
  id: string;
  workspaceId: string;
  nextAt: Date;
}

registerTick({
  name: "claude-pull",
  async run(actorOf, now) {
    const due = await sql<Due>(
      `SELECT id, workspace_id AS "workspaceId", next_pull_at AS "nextAt" FROM claude_connections
       WHERE state = 'active' AND pull_minutes > 0 AND next_pull_at <= $1 ORDER BY next_pull_at LIMIT 200`,
      [now],
    );
    for (const one of due) {
      const claimed = await sql<{ id: string }>(
        "UPDATE claude_connections SET next_pull_at = $3::timestamptz + make_interval(mins => pull_minutes) WHERE id = $1 AND next_pull_at = $2 RETURNING id",
        [one.id, one.nextAt, now],
      );
      if (claimed.length === 0) continue;
      try {
        await requestPull(actorOf(one.workspaceId), { kind: "new" });
      } catch (error) {
        // One that runs already does the same work.
        if (!(error instanceof AppError) || error.code !== "conflict") throw error;
      }
    }
  },
});
