import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { registerTick } from "@/lib/jobs/ticks";
import { requestDream } from "../commands";
import { SILENT_MS } from "../dream";
import { LAST_SIGN, takeOver } from "../lifecycle";
import { countSelectable } from "../selection";
import { nextRun } from "./schedule";
import type { ScheduleOutcome } from "./words";

/** How many scheduled times are remembered in a workspace. */
const KEPT = 200;

interface Due {
  workspaceId: string;
  cron: string;
  timeZone: string;
  nextAt: Date;
}

/**
 * Claims one scheduled time and acts on it: new sessions bring a dream over all of them, and without any it is skipped, which is
 * written down and is no dream. Times that were missed while no worker ran count once.
 * @returns what came of it, or null when another worker had it
 */
async function keepSchedule(actor: Actor, due: Due, now: Date): Promise<ScheduleOutcome | null> {
  await authorize(actor, "dreams.run");
  const claimed = await sql<{ at: Date }>(`UPDATE schedules SET next_at = $3 WHERE workspace_id = $1 AND enabled AND next_at = $2 RETURNING next_at AS at`, [
    due.workspaceId,
    due.nextAt,
    nextRun(due.cron, due.timeZone, now),
  ]);
  if (claimed.length === 0) return null;
  const { fresh } = await transact((tx) => countSelectable(tx, due.workspaceId));
  let outcome: ScheduleOutcome = "nothing_new";
  let dreamId: string | null = null;
  if (fresh > 0) {
    try {
      dreamId = (await requestDream(actor, { sessions: "all" })).id;
      outcome = "started";
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "conflict") throw error;
      outcome = "queue_full";
    }
  }
  await sql(
    `WITH old AS (DELETE FROM schedule_runs WHERE workspace_id = $1 AND due_at < (
       SELECT due_at FROM schedule_runs WHERE workspace_id = $1 ORDER BY due_at DESC OFFSET ${KEPT} LIMIT 1))
     INSERT INTO schedule_runs (workspace_id, due_at, outcome, fresh, dream_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [due.workspaceId, due.nextAt, outcome, fresh, dreamId],
  );
  return outcome;
}

registerTick({
  name: "schedule",
  async run(actorOf, now) {
    const due = await sql<Due>(
      `SELECT workspace_id AS "workspaceId", cron, time_zone AS "timeZone", next_at AS "nextAt" FROM schedules WHERE enabled AND next_at <= $1 ORDER BY next_at LIMIT 200`,
      [now],
    );
    for (const one of due) await keepSchedule(actorOf(one.workspaceId), one, now);
  },
});

registerTick({
  name: "dead-dreams",
  // Also those that somebody began at the command line: no job stands behind them.
  async run(actorOf) {
    const dead = await sql<{ id: string; workspaceId: string; attempts: number; resumedAtAttempt: number }>(
      `SELECT id, workspace_id AS "workspaceId", attempts, resumed_at_attempt AS "resumedAtAttempt" FROM dreams
       WHERE provider = 'embedded' AND (status = 'running' OR (status = 'pending' AND progress ? 'beat')) AND ${LAST_SIGN} < now() - interval '${SILENT_MS} milliseconds' LIMIT 100`,
    );
    for (const one of dead) await takeOver(actorOf(one.workspaceId), one);
  },
});
