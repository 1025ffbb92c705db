import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { getSettings } from "@/lib/auth/workspaces/queries";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { NO_PROGRESS, type Selection } from "./dream";
import { DREAM_JOB, type DreamJob } from "./dream-job";
import { type DreamRequest, dreamRequest } from "./schema";

/** How often a dream waits for another one of its workspace before it gives up. */
const RETRIES = 8;

export interface Requested {
  id: string;
  number: number;
}

/**
 * Writes a dream down. With `enqueue` a worker takes it up; without, the caller runs it in its own process.
 * @throws AppError forbidden, invalid
 */
export async function createDream(actor: Actor, input: DreamRequest, options: { enqueue: boolean }): Promise<Requested> {
  await authorize(actor, "dreams.run");
  const request = dreamRequest.parse(input);
  const selection: Selection = { sessions: request.sessions ?? "all", ...(request.since === undefined ? {} : { since: request.since }) };
  const budget = request.budget === "all" ? null : (request.budget ?? (await getSettings(actor)).queueBudget);
  const id = newId("dream");
  return transact(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    const waiting = await tx.$queryRawUnsafe<{ count: number }[]>(
      "SELECT count(*)::int AS count FROM dreams WHERE workspace_id = $1 AND status = 'pending' AND provider = 'embedded'",
      actor.workspaceId,
    );
    if (waiting[0]!.count >= 5) throw new AppError("conflict", "Five dreams are waiting in this workspace already. Wait for one to end, or cancel one.");
    const rows = await tx.$queryRawUnsafe<{ number: number }[]>(
      `INSERT INTO dreams (id, workspace_id, number, selection, budget, progress, requested_by)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3::jsonb, $4, $5::jsonb, $6 FROM dreams WHERE workspace_id = $2 RETURNING number`,
      id,
      actor.workspaceId,
      JSON.stringify(selection),
      budget,
      // A dream without a job lives by the signs of the process that asked for it.
      JSON.stringify(options.enqueue ? NO_PROGRESS : { ...NO_PROGRESS, beat: new Date().toISOString() }),
      `${actor.kind}:${actor.id}`,
    );
    const number = rows[0]!.number;
    if (options.enqueue) await enqueue<DreamJob>(tx, DREAM_JOB, { workspaceId: actor.workspaceId, dreamId: id }, { retryLimit: RETRIES, retryDelay: 3 });
    await recordAudit(tx, actor, {
      action: "dream.requested",
      object: { type: "dream", id },
      facts: { number, budget, sessions: typeof selection.sessions === "string" ? selection.sessions : "ids" in selection.sessions ? "list" : "filter" },
    });
    return { id, number };
  });
}

/** Asks for a dream; a worker runs it. */
export function requestDream(actor: Actor, input: DreamRequest): Promise<Requested> {
  return createDream(actor, input, { enqueue: true });
}

/**
 * Asks a dream to stop: one that waits is canceled at once, one that runs ends at its next step and writes no lesson.
 * @throws AppError conflict when it is over already
 */
export async function cancelDream(actor: Actor, input: { id: string }): Promise<{ status: "canceled" | "canceling" }> {
  await authorize(actor, "dreams.run");
  if (!isId("dream", input.id)) throw notFound("dream");
  return transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ status: string; first: boolean }[]>(
      `UPDATE dreams d SET cancel_requested_at = coalesce(d.cancel_requested_at, now()),
         status = CASE WHEN d.status = 'pending' THEN 'canceled' ELSE d.status END,
         finished_at = CASE WHEN d.status = 'pending' THEN now() END
       FROM dreams before WHERE before.id = d.id AND d.workspace_id = $1 AND d.id = $2 AND d.status IN ('pending', 'running')
       RETURNING d.status, before.cancel_requested_at IS NULL AS first`,
      actor.workspaceId,
      input.id,
    );
    const row = rows[0];
    if (!row) {
      const known = await tx.$queryRawUnsafe<{ status: string }[]>(
        "SELECT status FROM dreams WHERE workspace_id = $1 AND id = $2",
        actor.workspaceId,
        input.id,
      );
      if (!known[0]) throw notFound("dream");
      throw new AppError("conflict", `This dream is ${known[0].status} already. Reload to see how it ended.`);
    }
    if (row.status === "canceled" || row.first) {
      await recordAudit(tx, actor, {
        action: "dream.canceled",
        object: { type: "dream", id: input.id },
        facts: { while: row.status === "canceled" ? "pending" : "running", requested: true },
      });
    }
    return { status: row.status === "canceled" ? "canceled" : "canceling" };
  });
}

/**
 * Has a dream that was canceled or failed go on: over the sessions that it was asked for, and without reading again what its
 * earlier attempts have finished.
 * @throws AppError conflict when it is not over, or completed
 */
export async function resumeDream(actor: Actor, input: { id: string }): Promise<Requested> {
  await authorize(actor, "dreams.run");
  if (!isId("dream", input.id)) throw notFound("dream");
  return transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<Requested[]>(
      `UPDATE dreams SET status = 'pending', error = NULL, finished_at = NULL, cancel_requested_at = NULL, resumed_at_attempt = attempts,
         progress = (progress - 'beat') || '{"step": "waiting"}'
       WHERE workspace_id = $1 AND id = $2 AND status IN ('canceled', 'failed') AND provider = 'embedded' RETURNING id, number`,
      actor.workspaceId,
      input.id,
    );
    const dream = rows[0];
    if (!dream) {
      const known = await tx.$queryRawUnsafe<{ status: string; provider: string }[]>(
        "SELECT status, provider FROM dreams WHERE workspace_id = $1 AND id = $2",
        actor.workspaceId,
        input.id,
      );
      if (!known[0]) throw notFound("dream");
      if (known[0].provider !== "embedded") throw new AppError("conflict", "A dream of Claude cannot be taken up again. Start another one.");
      throw new AppError("conflict", `This dream is ${known[0].status}. Only one that was canceled or has failed can go on.`);
    }
    await enqueue<DreamJob>(tx, DREAM_JOB, { workspaceId: actor.workspaceId, dreamId: dream.id }, { retryLimit: RETRIES, retryDelay: 3 });
    await recordAudit(tx, actor, { action: "dream.resumed", object: { type: "dream", id: dream.id }, facts: { number: dream.number } });
    return dream;
  });
}
