import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { type Actor, authorize } from "./actor";
import { requireFreshSignIn } from "./step-up";

/**
 * How long sign-ins last. Each workspace may ask for less than the most that holds everywhere; the strictest of a person's workspaces
 * counts for all of their sign-ins, since one sign-in opens them all.
 */

/** The most, in minutes: 7 days without a visit, 30 days in all. */
const MOST_IDLE_MINUTES = 7 * 24 * 60;
const MOST_MINUTES = 30 * 24 * 60;
/** The least that can be asked for: a visit is noted every five minutes only, and people read before they decide. */
const LEAST_IDLE_MINUTES = 15;
const LEAST_MINUTES = 60;

export const signInLimitsInput = z
  .object({
    idleMinutes: z.int().min(LEAST_IDLE_MINUTES, "At least 15 minutes.").max(MOST_IDLE_MINUTES, "At most 7 days."),
    longestMinutes: z.int().min(LEAST_MINUTES, "At least an hour.").max(MOST_MINUTES, "At most 30 days."),
  })
  .refine(({ idleMinutes, longestMinutes }) => idleMinutes <= longestMinutes, {
    message: "A sign-in cannot rest for longer than it lasts.",
    path: ["idleMinutes"],
  });

export type SignInLimits = z.output<typeof signInLimitsInput>;

/**
 * The limits in force for the person in `s.user_id`, as a join to a query over `sign_ins s`: `l.idle` and `l.longest`, in minutes.
 */
export const LIMITS_OF_PERSON = `
CROSS JOIN LATERAL (
  SELECT least(min((w.settings ->> 'signInIdleMinutes')::int), ${MOST_IDLE_MINUTES}) AS idle, least(min((w.settings ->> 'signInMinutes')::int), ${MOST_MINUTES}) AS longest
  FROM memberships m JOIN workspaces w ON w.id = m.workspace_id WHERE m.user_id = s.user_id) l`;

/** Whether the sign-in `s` still works under the limits `l`. */
export const STILL_WORKS = `s.revoked_at IS NULL AND s.expires_at > now()
  AND s.last_seen_at > now() - make_interval(mins => l.idle) AND s.created_at > now() - make_interval(mins => l.longest)`;

/** What the workspace asks for. */
export async function getSignInLimits(actor: Actor): Promise<SignInLimits> {
  await authorize(actor, "members.read");
  const [row] = await sql<SignInLimits>(
    `SELECT coalesce((settings ->> 'signInIdleMinutes')::int, ${MOST_IDLE_MINUTES}) AS "idleMinutes", coalesce((settings ->> 'signInMinutes')::int, ${MOST_MINUTES}) AS "longestMinutes"
     FROM workspaces WHERE id = $1`,
    [actor.workspaceId],
  );
  if (!row) throw notFound("workspace");
  return row;
}

/** What holds for one person, over all their workspaces. */
export async function limitsOfPerson(userId: string): Promise<SignInLimits> {
  const [row] = await sql<SignInLimits>(
    `SELECT l.idle AS "idleMinutes", l.longest AS "longestMinutes" FROM (SELECT $1::text AS user_id) s ${LIMITS_OF_PERSON}`,
    [userId],
  );
  return row ?? { idleMinutes: MOST_IDLE_MINUTES, longestMinutes: MOST_MINUTES };
}

/**
 * Changes how long the sign-ins of members last, those that stand included. The entry holds the minutes before and after.
 * @throws AppError forbidden, reauthenticate, invalid
 */
export async function changeSignInLimits(actor: Actor, input: SignInLimits): Promise<void> {
  await authorize(actor, "members.manage");
  await requireFreshSignIn(actor);
  const parsed = signInLimitsInput.safeParse(input);
  if (!parsed.success) throw new AppError("invalid", parsed.error.issues[0]?.message ?? "These limits cannot be set.", { field: "idleMinutes" });
  const { idleMinutes, longestMinutes } = parsed.data;
  const before = await getSignInLimits(actor);
  if (before.idleMinutes === idleMinutes && before.longestMinutes === longestMinutes) return;
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      `UPDATE workspaces SET settings = settings || jsonb_build_object('signInIdleMinutes', $2::int, 'signInMinutes', $3::int)
       WHERE id = $1 AND coalesce((settings ->> 'signInIdleMinutes')::int, ${MOST_IDLE_MINUTES}) = $4 AND coalesce((settings ->> 'signInMinutes')::int, ${MOST_MINUTES}) = $5`,
      actor.workspaceId,
      idleMinutes,
      longestMinutes,
      before.idleMinutes,
      before.longestMinutes,
    );
    if (changed === 0) throw new AppError("conflict", "Somebody changed these limits at the same moment. Reload to see them.");
    await recordAudit(tx, actor, {
      action: "workspace.settings_changed",
      object: { type: "workspace", id: actor.workspaceId },
      facts: {
        changed: ["signInLimits"],
        idleMinutesBefore: before.idleMinutes,
        idleMinutes,
        longestMinutesBefore: before.longestMinutes,
        longestMinutes,
      },
    });
  });
}
