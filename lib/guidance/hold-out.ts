import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";

/** Sessions that get no guidance on purpose, so that its effect can be measured against them. Off unless a lead turns it on. */

export interface HoldOut {
  /** Of a hundred sessions, so many. 0 is off. */
  percent: number;
  salt: string;
}

export const holdOutSchema = z.object({ percent: z.number().int().min(0, "At least 0 %.").max(50, "At most half of the sessions.") });

/** Whether a session is held out: by a hash of its id, so that it is the same however often and wherever it asks. Pure. */
export function isHeldOut({ percent, salt }: HoldOut, session: string): boolean {
  if (percent <= 0) return false;
  const drawn = createHash("sha256").update(`${salt}\u0000${session}`).digest().readUInt32BE(0);
  return drawn / 2 ** 32 < percent / 100;
}

/** The setting of a workspace. The caller has authorised. */
export async function holdOutOf(workspaceId: string): Promise<HoldOut> {
  const [row] = await sql<HoldOut>("SELECT percent, salt FROM hold_outs WHERE workspace_id = $1", [workspaceId]);
  return row ?? { percent: 0, salt: "" };
}

/** Whether a session of the workspace is held out now. The caller has authorised. */
export async function sessionIsHeldOut(workspaceId: string, session: string): Promise<boolean> {
  return isHeldOut(await holdOutOf(workspaceId), session);
}

/** Sets the share of sessions that are held out. Turned on again after it was off, it draws anew. */
export async function setHoldOut(actor: Actor, { percent }: z.infer<typeof holdOutSchema>): Promise<void> {
  await authorize(actor, "workspace.settings");
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      `INSERT INTO hold_outs (workspace_id, percent, salt, changed_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id) DO UPDATE SET percent = excluded.percent, changed_by = excluded.changed_by, changed_at = now(),
         salt = CASE WHEN hold_outs.percent = 0 THEN excluded.salt ELSE hold_outs.salt END`,
      actor.workspaceId,
      percent,
      randomBytes(16).toString("hex"),
      actor.id,
    );
    await recordAudit(tx, actor, { action: "guidance.hold_out_changed", object: { type: "workspace", id: actor.workspaceId }, facts: { percent } });
  });
}
