import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import type { DreamStatus, Progress } from "@/lib/dreams/dream";
import { notFound } from "@/lib/errors";
import { type Activity, NO_ACTIVITY } from "./activity";
import { costOf } from "./cost";

/** A dream with Claude as it is kept here, and its state changes. */

export interface HeldDream {
  id: string;
  status: DreamStatus;
  connectionId: string;
  budget: number | null;
  cancelRequested: boolean;
  instructions: string;
  model: string;
  priceInput: number;
  priceOutput: number;
  inputStoreId: string | null;
  remoteId: string | null;
  activity: Activity;
  eventsAfter: string;
  createTriedAt: Date | null;
  startedAt: Date | null;
  sessions: number;
}

const HELD = `
SELECT d.id, d.status, d.budget, d.cancel_requested_at IS NOT NULL AS "cancelRequested", d.started_at AS "startedAt", c.connection_id AS "connectionId", c.instructions,
  c.model, c.price_input AS "priceInput", c.price_output AS "priceOutput", c.input_store_id AS "inputStoreId", c.remote_id AS "remoteId", c.activity,
  c.events_after AS "eventsAfter", c.create_tried_at AS "createTriedAt",
  (SELECT count(*)::int FROM dream_sessions s WHERE s.dream_id = d.id) AS sessions
FROM claude_dreams c JOIN dreams d ON d.id = c.dream_id WHERE c.workspace_id = $1 AND c.dream_id = $2`;

export async function readHeld(actor: Actor, dreamId: string): Promise<HeldDream> {
  const [row] = await sql<HeldDream>(HELD, [actor.workspaceId, dreamId]);
  if (!row) throw notFound("dream");
  return { ...row, activity: { ...NO_ACTIVITY, ...row.activity } };
}

/** The dream's sessions: our id and the platform's. */
export async function sessionsOf(actor: Actor, dreamId: string): Promise<{ id: string; remoteId: string }[]> {
  return sql(
    `SELECT s.id, s.source_id AS "remoteId" FROM dream_sessions ds JOIN sessions s ON s.id = ds.session_id
     WHERE ds.workspace_id = $1 AND ds.dream_id = $2 ORDER BY s.source_id`,
    [actor.workspaceId, dreamId],
  );
}

/** From waiting to running. @returns false when it was canceled meanwhile */
export async function begin(actor: Actor, dreamId: string): Promise<boolean> {
  return transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ attempts: number }[]>(
      `UPDATE dreams SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()) WHERE workspace_id = $1 AND id = $2
         AND status = 'pending' AND cancel_requested_at IS NULL RETURNING attempts`,
      actor.workspaceId,
      dreamId,
    );
    if (!rows[0]) return false;
    await recordAudit(tx, actor, { action: "dream.started", object: { type: "dream", id: dreamId }, facts: { attempt: rows[0].attempts, provider: "claude" } });
    return true;
  });
}

/** The platform has taken the dream. */
export async function noteSent(actor: Actor, held: HeldDream, dream: BetaDream): Promise<void> {
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      `UPDATE claude_dreams SET remote_id = $3, remote_status = $4, remote_created_at = $5 WHERE workspace_id = $1 AND dream_id = $2 AND remote_id IS NULL`,
      actor.workspaceId,
      held.id,
      dream.id,
      dream.status,
      dream.created_at,
    );
    if (changed === 0) return;
    await recordAudit(tx, actor, {
      action: "claude.dream_sent",
      object: { type: "dream", id: held.id },
      facts: { remoteId: dream.id, sessions: held.sessions, model: held.model, inputStoreId: held.inputStoreId },
    });
  });
  held.remoteId = dream.id;
}

const stepOf = (dream: BetaDream): Progress["step"] => (dream.status === "pending" ? "waiting" : dream.outputs.length > 0 ? "mining" : "reading");

/** What the platform says of the dream now: its counts, its stores, how far it is. */
export async function noteState(actor: Actor, held: HeldDream, dream: BetaDream, eventsAfter: string): Promise<void> {
  const output = dream.outputs[0]?.memory_store_id ?? null;
  await sql(
    `WITH store AS (INSERT INTO claude_stores (workspace_id, connection_id, store_id, name, role) SELECT $1, $3, $5, 'Output of a dream', 'dream_output' WHERE $5::text IS NOT NULL
       ON CONFLICT (connection_id, store_id) DO UPDATE SET role = 'dream_output')
     UPDATE claude_dreams SET remote_status = $4, output_store_id = $5, remote_session_id = $6, error_type = $7, usage = $8::jsonb, cost = $9, activity = $10::jsonb,
       events_after = $11, polled_at = now()
     WHERE workspace_id = $1 AND dream_id = $2`,
    [
      actor.workspaceId,
      held.id,
      held.connectionId,
      dream.status,
      output,
      dream.session_id,
      dream.error?.type ?? null,
      JSON.stringify(dream.usage),
      costOf(dream.usage, { input: held.priceInput, output: held.priceOutput }),
      JSON.stringify(held.activity),
      eventsAfter,
    ],
  );
  const progress = { total: held.sessions, read: Math.min(held.sessions, held.activity.opened.length), step: stepOf(dream), beat: new Date().toISOString() };
  await sql("UPDATE dreams SET progress = progress || $3::jsonb WHERE workspace_id = $1 AND id = $2 AND status = 'running'", [
    actor.workspaceId,
    held.id,
    JSON.stringify(progress),
  ]);
}

/** Keeps how often Claude could not be asked in a row. */
export async function noteWaiting(actor: Actor, held: HeldDream): Promise<number> {
  held.activity.waits++;
  await sql("UPDATE claude_dreams SET activity = $3::jsonb, polled_at = now() WHERE workspace_id = $1 AND dream_id = $2", [
    actor.workspaceId,
    held.id,
    JSON.stringify(held.activity),
  ]);
  return held.activity.waits;
}

/** A dream that was stopped, by a person or on the platform. It writes no lesson. */
export async function endCanceled(actor: Actor, dreamId: string, by: string): Promise<void> {
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      "UPDATE dreams SET status = 'canceled', finished_at = now() WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running')",
      actor.workspaceId,
      dreamId,
    );
    if (changed > 0) await recordAudit(tx, actor, { action: "dream.canceled", object: { type: "dream", id: dreamId }, facts: { while: "running", by } });
  });
}
