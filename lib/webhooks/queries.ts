import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

export interface WebhookView {
  id: string;
  url: string;
  types: string[];
  by: string | null;
  createdAt: string;
  paused: boolean;
}

export interface DeliveryView {
  id: string;
  webhookId: string;
  type: string;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  status: number | null;
  error: string;
  at: string;
}

const LATEST = 50;

/** The workspace's webhooks, the newest first, and the latest fifty messages to any of them. */
export async function listWebhooks(actor: Actor): Promise<{ webhooks: WebhookView[]; deliveries: DeliveryView[] }> {
  await authorize(actor, "webhooks.manage");
  const webhooks = await sql<Omit<WebhookView, "createdAt"> & { created_at: Date }>(
    `SELECT w.id, w.url, w.types, u.name AS by, w.created_at, w.paused_at IS NOT NULL AS paused FROM webhooks w LEFT JOIN users u ON u.id = w.created_by
     WHERE w.workspace_id = $1 AND w.removed_at IS NULL ORDER BY w.created_at DESC, w.id`,
    [actor.workspaceId],
  );
  const deliveries = await sql<Omit<DeliveryView, "at"> & { created_at: Date }>(
    `SELECT d.id, d.webhook_id AS "webhookId", d.type, d.state, d.attempts, d.status, d.error, d.created_at FROM webhook_deliveries d
     JOIN webhooks w ON w.id = d.webhook_id WHERE d.workspace_id = $1 AND w.removed_at IS NULL ORDER BY d.created_at DESC, d.id DESC LIMIT ${LATEST}`,
    [actor.workspaceId],
  );
  return {
    webhooks: webhooks.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() })),
    deliveries: deliveries.map(({ created_at, ...row }) => ({ ...row, at: created_at.toISOString() })),
  };
}
