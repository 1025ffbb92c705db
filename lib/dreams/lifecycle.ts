import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { isDead, isOver, type Progress, type Selection, SILENT_MS } from "./dream";
import { DREAM_JOB, type DreamJob } from "./dream-job";

/** The state changes of a dream: each a conditional update with its audit entry in one transaction. */

export interface Claimed {
  id: string;
  number: number;
  selection: Selection;
  budget: number | null;
  /** Fences: what an earlier attempt writes from now on changes nothing. */
  attempt: number;
}

interface Row {
  id: string;
  number: number;
  status: "pending" | "running" | "completed" | "failed" | "canceled";
  selection: Selection;
  budget: number | null;
  attempts: number;
  lastSign: Date;
}

/** It is not this dream's turn yet; try again later. */
export class DreamBusy extends AppError {
  constructor(message: string, cause?: unknown) {
    super("conflict", message, { cause });
  }
}

/** When a dream last gave a sign of life, as SQL over its row. */
export const LAST_SIGN = `coalesce((progress->>'beat')::timestamptz, started_at, created_at)`;
const DIED = "The process that ran it stopped, several times over. Start it again.";
const MOST_ATTEMPTS = 3;

async function find(workspaceId: string, dreamId: string): Promise<Row> {
  const [row] = await sql<Row>(
    `SELECT id, number, status, selection, budget, attempts, ${LAST_SIGN} AS "lastSign" FROM dreams WHERE workspace_id = $1 AND id = $2`,
    [workspaceId, dreamId],
  );
  if (!row) throw notFound("dream");
  return row;
}

/** Which other dream runs here, with its number; null when none does. One whose process died goes back into the queue first. */
async function otherRunning(actor: Actor, except: string): Promise<number | null> {
  const [running] = await sql<{ id: string; number: number; attempts: number; resumedAtAttempt: number; lastSign: Date }>(
    `SELECT id, number, attempts, resumed_at_attempt AS "resumedAtAttempt", ${LAST_SIGN} AS "lastSign" FROM dreams WHERE workspace_id = $1 AND status = 'running' AND provider = 'embedded' AND id <> $2`,
    [actor.workspaceId, except],
  );
  if (!running) return null;
  if (!isDead(running.lastSign, new Date())) return running.number;
  await takeOver(actor, running);
  return null;
}

/**
 * A dream whose process gave no sign of life: a worker takes it up again, whoever began it. One that was asked to stop ends, and one
 * that took several processes with it fails.
 */
export async function takeOver(actor: Actor, dead: { id: string; attempts: number; resumedAtAttempt: number }): Promise<void> {
  if (dead.attempts - dead.resumedAtAttempt >= MOST_ATTEMPTS) return failDream(actor, dead.id, DIED);
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ status: string }[]>(
      `UPDATE dreams SET status = CASE WHEN cancel_requested_at IS NULL THEN 'pending' ELSE 'canceled' END,
         finished_at = CASE WHEN cancel_requested_at IS NULL THEN NULL ELSE now() END,
         progress = (progress - 'beat') || '{"step": "waiting"}'
       WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running') AND attempts = $3 AND ${LAST_SIGN} < now() - interval '${SILENT_MS} milliseconds'
       RETURNING status`,
      actor.workspaceId,
      dead.id,
      dead.attempts,
    );
    const status = rows[0]?.status;
    if (status === "pending") await enqueue<DreamJob>(tx, DREAM_JOB, { workspaceId: actor.workspaceId, dreamId: dead.id });
    if (status === "canceled") await recordAudit(tx, actor, { action: "dream.canceled", object: { type: "dream", id: dead.id }, facts: { while: "running" } });
  });
}

/** A sign of life of a dream that waits in a process of its own: without a job, nobody else would know that it is there. */
export async function tellWaiting(actor: Actor, dreamId: string): Promise<void> {
  await sql(`UPDATE dreams SET progress = progress || jsonb_build_object('beat', now()::text) WHERE workspace_id = $1 AND id = $2 AND status = 'pending'`, [
    actor.workspaceId,
    dreamId,
  ]);
}

/**
 * Takes a dream up, or one that its last worker left. Null when it is over already.
 * @throws DreamBusy while another dream runs in this workspace, or this one elsewhere; not_found
 */
export async function claimDream(actor: Actor, dreamId: string): Promise<Claimed | null> {
  const row = await find(actor.workspaceId, dreamId);
  if (isOver(row.status)) return null;
  if (row.status === "running" && !isDead(row.lastSign, new Date())) throw new DreamBusy("This dream runs in another process.");
  const other = await otherRunning(actor, dreamId);
  if (other !== null) throw new DreamBusy(`Dream ${other} runs in this workspace. This one starts when that has ended.`);
  try {
    return await transact(async (tx) => {
      const rows = await tx.$queryRawUnsafe<{ attempts: number }[]>(
        `UPDATE dreams SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
           progress = progress || jsonb_build_object('beat', now()::text, 'step', 'reading')
         WHERE workspace_id = $1 AND id = $2 AND attempts = $3 AND status IN ('pending', 'running') AND cancel_requested_at IS NULL RETURNING attempts`,
        actor.workspaceId,
        dreamId,
        row.attempts,
      );
      if (!rows[0]) return null;
      await recordAudit(tx, actor, { action: "dream.started", object: { type: "dream", id: dreamId }, facts: { attempt: rows[0].attempts } });
      return { id: row.id, number: row.number, selection: row.selection, budget: row.budget, attempt: rows[0].attempts };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DreamBusy("Another dream runs in this workspace. This one starts when that has ended.", error);
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown; meta?: { code?: unknown } }).code;
  return (
    code === "P2002" ||
    code === "23505" ||
    (error as { meta?: { code?: unknown } }).meta?.code === "23505" ||
    /dreams_one_running|23505/.test(String((error as Error).message))
  );
}

/**
 * A sign of life with how far it is.
 * @returns whether the dream is still ours: not canceled, not taken over
 */
export async function tellProgress(actor: Actor, claimed: Claimed, progress: Progress): Promise<boolean> {
  const rows = await sql<{ canceled: boolean }>(
    `UPDATE dreams SET progress = $4::jsonb || jsonb_build_object('beat', now()::text) WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND attempts = $3
     RETURNING cancel_requested_at IS NOT NULL AS canceled`,
    [actor.workspaceId, claimed.id, claimed.attempt, JSON.stringify(progress)],
  );
  return rows[0] !== undefined && !rows[0].canceled;
}

/** Ends a dream that failed. Does nothing when it is over already. */
export async function failDream(actor: Actor, dreamId: string, reason: string): Promise<void> {
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      "UPDATE dreams SET status = 'failed', error = $3, finished_at = now() WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running')",
      actor.workspaceId,
      dreamId,
      reason.slice(0, 1000),
    );
    if (changed > 0) await recordAudit(tx, actor, { action: "dream.failed", object: { type: "dream", id: dreamId }, text: { reason } });
  });
}

/** Ends a dream that was asked to stop while it ran. */
export async function endCanceled(actor: Actor, claimed: Claimed): Promise<void> {
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      `UPDATE dreams SET status = 'canceled', finished_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND attempts = $3 AND cancel_requested_at IS NOT NULL`,
      actor.workspaceId,
      claimed.id,
      claimed.attempt,
    );
    if (changed > 0) await recordAudit(tx, actor, { action: "dream.canceled", object: { type: "dream", id: claimed.id }, facts: { while: "running" } });
  });
}

/** Lets go of a dream whose attempt did not come to an end, so that the next one need not wait for its silence. */
export async function releaseDream(actor: Actor, claimed: Claimed): Promise<void> {
  await sql(
    `UPDATE dreams SET status = 'pending', progress = (progress - 'beat') || '{"step": "waiting"}'
     WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND attempts = $3`,
    [actor.workspaceId, claimed.id, claimed.attempt],
  );
}
