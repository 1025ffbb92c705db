import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { ScheduleOutcome } from "./words";

/** Times are ISO 8601. */
export interface ScheduleView {
  enabled: boolean;
  cron: string;
  timeZone: string;
  nextAt: string | null;
  /** The latest scheduled times, newest first, and what came of them. */
  runs: { dueAt: string; outcome: ScheduleOutcome; fresh: number; dreamId: string | null; dreamNumber: number | null }[];
}

const RUNS_SHOWN = 10;

/** The workspace's schedule; null when nobody has set one. */
export async function getSchedule(actor: Actor): Promise<ScheduleView | null> {
  await authorize(actor, "dreams.read");
  const [row] = await sql<Omit<ScheduleView, "runs" | "nextAt"> & { nextAt: Date | null }>(
    `SELECT enabled, cron, time_zone AS "timeZone", next_at AS "nextAt" FROM schedules WHERE workspace_id = $1`,
    [actor.workspaceId],
  );
  if (!row) return null;
  const runs = await sql<Omit<ScheduleView["runs"][number], "dueAt"> & { dueAt: Date }>(
    `SELECT r.due_at AS "dueAt", r.outcome, r.fresh, r.dream_id AS "dreamId", d.number AS "dreamNumber"
     FROM schedule_runs r LEFT JOIN dreams d ON d.id = r.dream_id AND d.workspace_id = r.workspace_id
     WHERE r.workspace_id = $1 ORDER BY r.due_at DESC LIMIT ${RUNS_SHOWN}`,
    [actor.workspaceId],
  );
  return { ...row, nextAt: row.nextAt?.toISOString() ?? null, runs: runs.map((run) => ({ ...run, dueAt: run.dueAt.toISOString() })) };
}
