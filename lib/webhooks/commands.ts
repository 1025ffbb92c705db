import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { seal } from "@/lib/auth/seal";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { settleTarget } from "@/lib/net/target";
import { DELIVERY_JOB, type DeliveryJob, RETRIES } from "./delivery-job";
import type { webhookIdInput, webhookInput } from "./schema";
import { newSigningKey } from "./signature";

const MOST = 20;

/** What the signing key of a webhook is sealed for. */
export const sealPurpose = (id: string) => `webhook ${id}`;

/**
 * Adds a webhook; it is told of what happens from now on. Its signing key is given out here and never again.
 * @throws AppError invalid for an address that requests may not go to, conflict beyond twenty
 */
export async function addWebhook(actor: Actor, input: z.output<typeof webhookInput>): Promise<{ id: string; key: string }> {
  await authorize(actor, "webhooks.manage");
  const { url } = await settleTarget(input.url, { field: "url" });
  const { workspaceId } = actor;
  const id = newId("webhook");
  const key = newSigningKey();
  await transact(async (tx) => {
    const open = await tx.webhook.count({ where: { workspaceId, removedAt: null } });
    if (open >= MOST) throw new AppError("conflict", `A workspace has at most ${MOST} webhooks. Remove one first.`);
    const [head] = await tx.$queryRawUnsafe<{ seq: bigint }[]>("SELECT seq FROM audit_heads WHERE trail = $1", workspaceId);
    await tx.webhook.create({
      data: {
        id,
        workspaceId,
        url: url.toString(),
        types: input.types,
        sealedKey: new Uint8Array(seal(sealPurpose(id), key.bytes)),
        afterSeq: head?.seq ?? 0n,
        createdBy: actor.kind === "person" ? actor.id : null,
      },
    });
    await recordAudit(tx, actor, { action: "webhook.added", object: { type: "webhook", id }, facts: { types: input.types }, text: { url: url.toString() } });
  });
  return { id, key: key.shown };
}

/** Removes a webhook; what still waits for it is not sent. @throws AppError not_found */
export async function removeWebhook(actor: Actor, { id }: z.output<typeof webhookIdInput>): Promise<void> {
  await authorize(actor, "webhooks.manage");
  await transact(async (tx) => {
    const { count } = await tx.webhook.updateMany({ where: { id, workspaceId: actor.workspaceId, removedAt: null }, data: { removedAt: new Date() } });
    if (count === 0) throw notFound("webhook");
    await recordAudit(tx, actor, { action: "webhook.removed", object: { type: "webhook", id } });
  });
}

/** Turns a paused webhook on again. What happened meanwhile is sent to it. @throws AppError not_found, conflict */
export async function resumeWebhook(actor: Actor, { id }: z.output<typeof webhookIdInput>): Promise<void> {
  await authorize(actor, "webhooks.manage");
  await transact(async (tx) => {
    if (!(await tx.webhook.findFirst({ where: { id, workspaceId: actor.workspaceId, removedAt: null } }))) throw notFound("webhook");
    const { count } = await tx.webhook.updateMany({
      where: { id, workspaceId: actor.workspaceId, removedAt: null, pausedAt: { not: null } },
      data: { pausedAt: null, failures: 0 },
    });
    if (count === 0) throw new AppError("conflict", "This webhook is not paused.");
    await recordAudit(tx, actor, { action: "webhook.resumed", object: { type: "webhook", id } });
  });
}

/** Sends one message again, with the same id, so that its receiver can tell. @throws AppError not_found, conflict while it waits */
export async function sendAgain(actor: Actor, { id }: z.output<typeof webhookIdInput>): Promise<void> {
  await authorize(actor, "webhooks.manage");
  const { workspaceId } = actor;
  await transact(async (tx) => {
    if (!(await tx.webhookDelivery.findFirst({ where: { id, workspaceId } }))) throw notFound("message");
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, workspaceId, state: { not: "waiting" } },
      data: { state: "waiting", finishedAt: null, error: "" },
    });
    if (count === 0) throw new AppError("conflict", "This message is on its way already.");
    await enqueue<DeliveryJob>(tx, DELIVERY_JOB, { workspaceId, deliveryId: id }, { retryLimit: RETRIES, retryDelay: 5 });
  });
}
