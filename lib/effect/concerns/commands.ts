import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

const id = (kind: "concern" | "item") => z.string().refine((value) => isId(kind, value), "Not an id of this kind.");

export const settleSchema = z.object({
  id: id("concern"),
  /** Keep the item as it is. A retirement is proposed by its own command, which people review. */
  note: z.string().trim().min(1, "Say why it stays.").max(2000, "A note has at most 2,000 characters."),
  /** Look at it again after so many months. */
  months: z.number().int().min(1).max(36),
});

export const careSchema = z.object({
  itemId: id("item"),
  ownerId: z.string().max(36).nullable(),
  /** The day on which it is to be looked at again, YYYY-MM-DD in UTC; null for never. */
  revalidateOn: z.iso.date("Write the day as YYYY-MM-DD.").nullable(),
});

/** Somebody looked at an item and keeps it: the concern is settled, and the item is due again later. */
export async function keepItem(actor: Actor, { id: concernId, note, months }: z.infer<typeof settleSchema>): Promise<void> {
  await authorize(actor, "lessons.review");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can settle this.");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ itemId: string; kind: string }[]>(
      `UPDATE concerns SET state = 'kept', decided_by = $3, decided_at = now(), note = $4 WHERE workspace_id = $1 AND id = $2 AND state = 'open'
       RETURNING item_id AS "itemId", kind`,
      actor.workspaceId,
      concernId,
      actor.id,
      note,
    );
    const settled = rows[0];
    if (!settled) {
      const known = await tx.$queryRawUnsafe<{ id: string }[]>("SELECT id FROM concerns WHERE workspace_id = $1 AND id = $2", actor.workspaceId, concernId);
      throw known[0] ? new AppError("conflict", "Somebody settled this a moment ago. Reload to see how.") : notFound("concern");
    }
    await tx.$executeRawUnsafe(
      `INSERT INTO item_care (workspace_id, item_id, revalidate_at) VALUES ($1, $2, now() + make_interval(months => $3))
       ON CONFLICT (workspace_id, item_id) DO UPDATE SET revalidate_at = excluded.revalidate_at`,
      actor.workspaceId,
      settled.itemId,
      months,
    );
    await recordAudit(tx, actor, {
      action: "guidance.concern_settled",
      object: { type: "item", id: settled.itemId },
      facts: { concern: concernId, kind: settled.kind, state: "kept", months },
      text: { note },
    });
  });
}

/** Names who answers for an item, and when it is to be looked at again. @throws AppError not_found; invalid for somebody who is no member */
export async function careFor(actor: Actor, { itemId, ownerId, revalidateOn }: z.infer<typeof careSchema>): Promise<void> {
  await authorize(actor, "lessons.review");
  await transact(async (tx) => {
    const items = await tx.$queryRawUnsafe<{ path: string }[]>("SELECT path FROM items WHERE workspace_id = $1 AND id = $2", actor.workspaceId, itemId);
    if (!items[0]) throw notFound("item");
    if (ownerId !== null) {
      const members = await tx.$queryRawUnsafe<object[]>("SELECT 1 FROM memberships WHERE workspace_id = $1 AND user_id = $2", actor.workspaceId, ownerId);
      if (members.length === 0) throw new AppError("invalid", "This person is not a member of the workspace.", { field: "ownerId" });
    }
    await tx.$executeRawUnsafe(
      `INSERT INTO item_care (workspace_id, item_id, owner_id, revalidate_at) VALUES ($1, $2, $3, $4::date)
       ON CONFLICT (workspace_id, item_id) DO UPDATE SET owner_id = excluded.owner_id, revalidate_at = excluded.revalidate_at`,
      actor.workspaceId,
      itemId,
      ownerId,
      revalidateOn,
    );
    await recordAudit(tx, actor, {
      action: "guidance.cared_for",
      object: { type: "item", id: itemId },
      facts: { owner: ownerId, revalidateOn },
      text: { title: items[0].path },
    });
  });
}
