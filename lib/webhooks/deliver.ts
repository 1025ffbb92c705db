import { recordAudit } from "@/lib/audit/record";
import type { JobActor } from "@/lib/auth/actor";
import { unseal } from "@/lib/auth/seal";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { registerJob } from "@/lib/jobs/registry";
import { send } from "@/lib/net/send";
import { sealPurpose } from "./commands";
import { DELIVERY_JOB, type DeliveryJob } from "./delivery-job";
import { signatureHeaders } from "./signature";

/** So many messages in a row that failed for good pause a webhook. */
const PAUSE_AFTER = 10;
const ANSWER_BYTES = 64 * 1024;

interface Waiting {
  id: string;
  body: string;
  webhook_id: string;
  url: string;
  sealed_key: Buffer;
}

const LOAD = `
SELECT d.id, d.body, d.webhook_id, w.url, w.sealed_key FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
WHERE d.id = $2 AND d.workspace_id = $1 AND d.state = 'waiting' AND w.removed_at IS NULL AND w.paused_at IS NULL`;

/** Sends one message. Any answer of the 2xx is a receipt; everything else is tried again. @throws AppError upstream */
export async function deliver(workspaceId: string, deliveryId: string, now = Date.now()): Promise<void> {
  const [waiting] = await sql<Waiting>(LOAD, [workspaceId, deliveryId]);
  if (!waiting) return;
  const key = unseal(sealPurpose(waiting.webhook_id), waiting.sealed_key);
  if (!key) throw new AppError("invalid", "The signing key cannot be opened: the installation's secret has changed. Remove the webhook and add it again.");
  const seconds = Math.floor(now / 1000);
  const answer = await send(
    waiting.url,
    {
      method: "POST",
      body: waiting.body,
      headers: { "content-type": "application/json", "user-agent": "Lucid-Webhooks/1", ...signatureHeaders(key, waiting.id, seconds, waiting.body) },
    },
    { maxBytes: ANSWER_BYTES, answerMs: 10_000, totalMs: 15_000 },
  ).catch(async (error: unknown) => {
    await noteAttempt(deliveryId, null, error instanceof AppError ? error.message : "The request failed.");
    throw error;
  });
  await answer.body?.cancel();
  if (!answer.ok) {
    await noteAttempt(deliveryId, answer.status, `The receiver answered ${answer.status}.`);
    throw new AppError("upstream", `The receiver answered ${answer.status}.`);
  }
  await sql(
    "UPDATE webhook_deliveries SET state = 'delivered', attempts = attempts + 1, status = $2, error = '', finished_at = now() WHERE id = $1 AND state = 'waiting'",
    [deliveryId, answer.status],
  );
  await sql("UPDATE webhooks SET failures = 0 WHERE id = $1 AND failures > 0", [waiting.webhook_id]);
}

async function noteAttempt(deliveryId: string, status: number | null, error: string): Promise<void> {
  await sql("UPDATE webhook_deliveries SET attempts = attempts + 1, status = $2, error = $3 WHERE id = $1 AND state = 'waiting'", [
    deliveryId,
    status,
    error.slice(0, 500),
  ]);
}

/** After the last attempt: the message has failed, and a webhook that only fails is paused, which the trail tells. */
export async function giveUp(actor: JobActor, deliveryId: string): Promise<void> {
  const { workspaceId } = actor;
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ webhook_id: string }[]>(
      "UPDATE webhook_deliveries SET state = 'failed', finished_at = now() WHERE id = $2 AND workspace_id = $1 AND state = 'waiting' RETURNING webhook_id",
      workspaceId,
      deliveryId,
    );
    const id = rows[0]?.webhook_id;
    if (!id) return;
    const [webhook] = await tx.$queryRawUnsafe<{ failures: number; paused: boolean }[]>(
      `UPDATE webhooks SET failures = failures + 1, paused_at = CASE WHEN failures + 1 >= $2 THEN coalesce(paused_at, now()) END
       WHERE id = $1 RETURNING failures, failures = $2 AS paused`,
      id,
      PAUSE_AFTER,
    );
    if (webhook?.paused) await recordAudit(tx, actor, { action: "webhook.paused", object: { type: "webhook", id }, facts: { failures: webhook.failures } });
  });
}

registerJob<DeliveryJob>(DELIVERY_JOB, (actor, { deliveryId }) => deliver(actor.workspaceId, deliveryId), {
  onFailed: (actor, { deliveryId }) => giveUp(actor, deliveryId),
});
