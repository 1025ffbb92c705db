import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

/** The one way a delivery is written: the record, a row an item, and the audit entry, in one transaction. */

export const DESTINATIONS = ["rest", "files", "mcp", "claude_memory_store"] as const;
export type DestinationKind = (typeof DESTINATIONS)[number];

export interface DeliveredItem {
  itemId: string;
  path: string;
  revision: string;
  sha256: string;
}

export interface NewDelivery {
  releaseId: string;
  destination: DestinationKind;
  /** The session's id at its source. */
  session: string;
  agent: string;
  role?: string;
  /** What was asked for, in the words of the request. */
  request: Record<string, string | number | string[]>;
  items: readonly DeliveredItem[];
  /** How we know: our own answer, somebody's report, or the imported transcript itself. */
  proof: "response" | "report" | "content";
  /** For what the content proves: the event that shows it. */
  eventIndex?: number;
  /** The session's own time, where the source tells it; otherwise now. */
  at?: Date;
  /** Chosen to get nothing, so that the effect can be measured; `items` is what it would have got. */
  heldOut?: boolean;
}

async function auditDelivery(
  tx: Tx,
  actor: Actor,
  action: "guidance.delivered" | "guidance.read",
  id: string,
  delivery: Pick<NewDelivery, "releaseId" | "destination" | "session" | "items" | "proof">,
): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    object: { type: "delivery", id },
    facts: {
      release: delivery.releaseId,
      destination: delivery.destination,
      proof: delivery.proof,
      items: delivery.items.length,
      hashes: delivery.items.map((item) => item.sha256),
    },
    text: { session: delivery.session },
  });
}

const ADD = `
INSERT INTO deliveries (id, workspace_id, release_id, destination, session_source_id, agent, role, request, items, token_id, proof, event_index, held_out, delivered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, $12, $13, coalesce($14::timestamptz, now())) ON CONFLICT DO NOTHING RETURNING id`;

// From the release itself, so that a record can never name a lesson or revision that was not in it.
const ADD_ITEMS = `
INSERT INTO delivery_items (workspace_id, delivery_id, position, item_id, lesson_id, revision_id, sha256)
SELECT $1, $2, (x.n - 1)::int, ri.item_id, ri.lesson_id, ri.revision_id, ri.sha256
FROM unnest($4::text[]) WITH ORDINALITY AS x (item_id, n) JOIN release_items ri ON ri.release_id = $3 AND ri.item_id = x.item_id
WHERE ri.workspace_id = $1`;

/**
 * Records once that a session was given items of a release; the same again finds the first record. The caller has authorised and
 * proven that the release is of this workspace.
 * @returns its id, and whether it is new
 */
export async function recordDelivery(tx: Tx, actor: Actor, delivery: NewDelivery): Promise<{ id: string; added: boolean }> {
  const items = JSON.stringify(delivery.items.map(({ itemId, path, revision, sha256 }) => ({ itemId, path, revision, sha256 })));
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(
    ADD,
    newId("delivery"),
    actor.workspaceId,
    delivery.releaseId,
    delivery.destination,
    delivery.session,
    delivery.agent,
    delivery.role ?? "",
    JSON.stringify(delivery.request),
    items,
    actor.kind === "token" ? actor.id : null,
    delivery.proof,
    delivery.eventIndex ?? null,
    delivery.heldOut ?? false,
    delivery.at ?? null,
  );
  if (row) {
    if (!delivery.heldOut) {
      const ids = delivery.items.map((item) => item.itemId);
      await tx.$executeRawUnsafe(ADD_ITEMS, actor.workspaceId, row.id, delivery.releaseId, ids);
    }
    await auditDelivery(tx, actor, "guidance.delivered", row.id, delivery);
    return { id: row.id, added: true };
  }
  const [known] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM deliveries WHERE workspace_id = $1 AND session_source_id = $2 AND release_id = $3 AND destination = $4 AND items = $5::jsonb`,
    actor.workspaceId,
    delivery.session,
    delivery.releaseId,
    delivery.destination,
    items,
  );
  if (!known) throw new AppError("conflict", "This delivery is being recorded by another request. Send it again.");
  return { id: known.id, added: false };
}

/**
 * Marks items of deliveries as read, once; `itemIds` null marks all. A delivery counts as read from its first item on.
 * @returns the deliveries that were not read before
 */
export async function markRead(
  tx: Tx,
  actor: Actor,
  deliveryIds: readonly string[],
  itemIds: readonly string[] | null,
  delivery: Pick<NewDelivery, "releaseId" | "destination" | "session" | "items" | "proof">,
  at: Date | null = null,
): Promise<string[]> {
  await tx.$executeRawUnsafe(
    `UPDATE delivery_items SET read_at = coalesce($4::timestamptz, now())
     WHERE workspace_id = $1 AND delivery_id = ANY($2::text[]) AND ($3::text[] IS NULL OR item_id = ANY($3::text[])) AND read_at IS NULL`,
    actor.workspaceId,
    [...deliveryIds],
    itemIds ? [...itemIds] : null,
    at,
  );
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "UPDATE deliveries SET read_at = coalesce($3::timestamptz, now()) WHERE workspace_id = $1 AND id = ANY($2::text[]) AND read_at IS NULL RETURNING id",
    actor.workspaceId,
    [...deliveryIds],
    at,
  );
  for (const row of rows) await auditDelivery(tx, actor, "guidance.read", row.id, delivery);
  return rows.map((row) => row.id);
}
