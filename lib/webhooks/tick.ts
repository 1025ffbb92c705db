import { type AuditRow, ENTRY_COLUMNS, entryOf } from "@/lib/audit/entry";
import { sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { registerDaily } from "@/lib/jobs/daily";
import { enqueue } from "@/lib/jobs/enqueue";
import { oneByOne, registerTick } from "@/lib/jobs/ticks";
import { DELIVERY_JOB, type DeliveryJob, RETRIES } from "./delivery-job";
import "./deliver";

/** Entries of the trail looked at for one webhook in one round. */
const ROUND = 500;
const KEEP_DAYS = 30;

interface Open {
  id: string;
  workspace_id: string;
}

/**
 * Writes a message for every new entry of the trail that a webhook wants to be told of. The trail is the list of what happened, so
 * nothing that was acknowledged is left out and nothing is told that was rolled back; a second round at once writes nothing twice.
 */
export async function tellWebhook(workspaceId: string, id: string): Promise<number> {
  return transact(async (tx) => {
    const [webhook] = await tx.$queryRawUnsafe<{ types: string[]; after_seq: bigint }[]>(
      "SELECT types, after_seq FROM webhooks WHERE id = $2 AND workspace_id = $1 AND removed_at IS NULL AND paused_at IS NULL FOR UPDATE SKIP LOCKED",
      workspaceId,
      id,
    );
    if (!webhook) return 0;
    const rows = await tx.$queryRawUnsafe<AuditRow[]>(
      `SELECT ${ENTRY_COLUMNS} FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq
       WHERE e.trail = $1 AND e.seq > $2 ORDER BY e.seq LIMIT ${ROUND}`,
      workspaceId,
      webhook.after_seq,
    );
    const last = rows.at(-1);
    if (!last) return 0;
    let told = 0;
    for (const row of rows) {
      const entry = entryOf(row);
      if (!webhook.types.includes(entry.action)) continue;
      const deliveryId = newId("webhookDelivery");
      // Ids, hashes and numbers only, as in the trail: names and texts are fetched by whoever may read them.
      const body = JSON.stringify({ type: entry.action, timestamp: entry.at, data: entry });
      const { count } = await tx.webhookDelivery.createMany({
        data: [{ id: deliveryId, workspaceId, webhookId: id, seq: BigInt(entry.seq), type: entry.action, body }],
        skipDuplicates: true,
      });
      if (count === 0) continue;
      await enqueue<DeliveryJob>(tx, DELIVERY_JOB, { workspaceId, deliveryId }, { retryLimit: RETRIES, retryDelay: 5 });
      told++;
    }
    await tx.$executeRawUnsafe("UPDATE webhooks SET after_seq = $2 WHERE id = $1", id, BigInt(last.seq));
    return told;
  });
}

registerTick({
  name: "webhooks",
  run: async () => {
    const open = await sql<Open>(
      `SELECT w.id, w.workspace_id FROM webhooks w JOIN audit_heads h ON h.trail = w.workspace_id
       WHERE w.removed_at IS NULL AND w.paused_at IS NULL AND h.seq > w.after_seq`,
    );
    await oneByOne(open, "webhooks", ({ id, workspace_id }) => tellWebhook(workspace_id, id));
  },
});

registerDaily({
  name: "prune webhook messages",
  run: async () => {
    const [row] = await sql<{ n: number }>(
      `WITH gone AS (DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND created_at < now() - interval '${KEEP_DAYS} days' RETURNING 1) SELECT count(*)::int AS n FROM gone`,
    );
    return { removed: row?.n ?? 0 };
  },
});
