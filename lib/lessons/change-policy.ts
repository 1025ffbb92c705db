import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { sql, transact } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { keepPolicy, policyOf, type ReviewPolicy, type ReviewSettings, reviewSettings } from "./policy";

const NAMES = Object.keys(reviewSettings.shape) as (keyof ReviewSettings)[];

/** Every rule must be said: what a form leaves out must not fall back to a default. */
export const PolicyInput = z.strictObject({
  approvalsRequired: reviewSettings.shape.approvalsRequired.removeDefault(),
  approvalsForHighRisk: reviewSettings.shape.approvalsForHighRisk.removeDefault(),
  leadForHighRisk: reviewSettings.shape.leadForHighRisk.removeDefault(),
  selfApproval: reviewSettings.shape.selfApproval.removeDefault(),
  sealedVerdicts: reviewSettings.shape.sealedVerdicts.removeDefault(),
});

/** The review policy in force. */
export async function getPolicy(actor: Actor): Promise<ReviewPolicy> {
  await authorize(actor, "lessons.read");
  const [row] = await sql<{ settings: unknown }>("SELECT settings FROM workspaces WHERE id = $1", [actor.workspaceId]);
  return policyOf(row?.settings);
}

/** Changes who must approve what, for decisions from now on. The entry holds every changed rule before and after, and the version. @throws AppError reauthenticate */
export async function changePolicy(actor: Actor, input: ReviewSettings): Promise<{ version: string }> {
  await authorize(actor, "workspace.settings");
  await requireFreshSignIn(actor);
  return transact(async (tx) => {
    // The row is locked, so that two leads who save at once are told apart in the trail.
    const [row] = await tx.$queryRawUnsafe<{ settings: unknown }[]>("SELECT settings FROM workspaces WHERE id = $1 FOR UPDATE", actor.workspaceId);
    if (!row) throw notFound("workspace");
    const before = policyOf(row.settings);
    const changed = NAMES.filter((name) => before[name] !== input[name]);
    if (changed.length === 0) return { version: before.version };
    const after = policyOf(input);
    await keepPolicy(tx, actor.workspaceId, after);
    await tx.$executeRawUnsafe("UPDATE workspaces SET settings = settings || $2::jsonb WHERE id = $1", actor.workspaceId, JSON.stringify(input));
    const facts: Record<string, string | number | boolean | string[]> = { changed, before: before.version, version: after.version };
    for (const name of changed) {
      facts[`${name}Before`] = before[name];
      facts[name] = input[name];
    }
    await recordAudit(tx, actor, { action: "policy.changed", object: { type: "workspace", id: actor.workspaceId }, facts });
    return { version: after.version };
  });
}
