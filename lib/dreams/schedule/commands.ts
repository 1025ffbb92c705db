import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { nextRun, problemOf } from "./schedule";
import type { ScheduleInput } from "./schema";

interface Row {
  enabled: boolean;
  cron: string;
  timeZone: string;
}

/**
 * Sets when the workspace dreams by itself.
 * @throws AppError forbidden, invalid for a pattern that is none, never comes, or comes too often
 */
export async function changeSchedule(actor: Actor, input: ScheduleInput, now: Date = new Date()): Promise<{ nextAt: string | null }> {
  await authorize(actor, "workspace.settings");
  const { enabled, cron, timeZone } = input;
  const problem = problemOf(cron, timeZone, now);
  if (problem !== null) throw new AppError("invalid", problem, { field: "cron" });
  const next = enabled ? nextRun(cron, timeZone, now) : null;
  return transact(async (tx) => {
    // Two leads who save at once are told apart in the trail.
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    const [before] = await tx.$queryRawUnsafe<Row[]>(
      `SELECT enabled, cron, time_zone AS "timeZone" FROM schedules WHERE workspace_id = $1 FOR UPDATE`,
      actor.workspaceId,
    );
    if (before && before.enabled === enabled && before.cron === cron && before.timeZone === timeZone) return { nextAt: next?.toISOString() ?? null };
    await tx.$executeRawUnsafe(
      `INSERT INTO schedules (workspace_id, enabled, cron, time_zone, next_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (workspace_id) DO UPDATE SET enabled = excluded.enabled, cron = excluded.cron, time_zone = excluded.time_zone,
         next_at = excluded.next_at, updated_by = excluded.updated_by, updated_at = now()`,
      actor.workspaceId,
      enabled,
      cron,
      timeZone,
      next,
      `${actor.kind}:${actor.id}`,
    );
    await recordAudit(tx, actor, {
      action: "dream.schedule_changed",
      object: { type: "workspace", id: actor.workspaceId },
      facts: { enabled, cron, timeZone, ...(before ? { enabledBefore: before.enabled, cronBefore: before.cron, timeZoneBefore: before.timeZone } : {}) },
    });
    return { nextAt: next?.toISOString() ?? null };
  });
}
