import { recordAudit } from "@/lib/audit/record";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobPayload } from "@/lib/jobs/registry";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { CheckInput } from "./schema";

/** The queue in which workspaces wait for their sessions to be judged. */
export const CHECKS_JOB = "checks";

const MOST_CHECKS = 20;

/**
 * Defines a check and has the stored sessions judged by it. A check never changes: define another one and remove this.
 * @throws AppError forbidden, conflict when the name is taken or there are twenty
 */
export async function defineCheck(actor: PersonActor, input: CheckInput): Promise<{ id: string }> {
  await authorize(actor, "workspace.settings");
  const id = newId("check");
  await transact(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    const standing = await tx.check.findMany({ where: { workspaceId: actor.workspaceId, removedAt: null }, select: { name: true } });
    if (standing.length >= MOST_CHECKS) throw new AppError("conflict", `A workspace has at most ${MOST_CHECKS} checks. Remove one first.`);
    if (standing.some(({ name }) => name === input.name))
      throw new AppError("conflict", "There is a check of this name already. Choose another one.", { field: "name" });
    await tx.check.create({
      data: { id, workspaceId: actor.workspaceId, name: input.name, agent: input.agent, rules: input.rules, createdBy: actor.id },
    });
    await enqueue<JobPayload>(tx, CHECKS_JOB, { workspaceId: actor.workspaceId });
    await recordAudit(tx, actor, {
      action: "check.defined",
      object: { type: "check", id },
      facts: { rules: input.rules.map(({ kind }) => kind), hash: sha256(canonicalJson({ agent: input.agent, rules: input.rules })) },
      text: { name: input.name, agent: input.agent ?? "", rules: canonicalJson(input.rules) },
    });
  });
  return { id };
}

/** Removes a check: the verdicts that rest on it go with it. @throws AppError forbidden, not_found */
export async function removeCheck(actor: PersonActor, input: { id: string }): Promise<void> {
  await authorize(actor, "workspace.settings");
  await transact(async (tx) => {
    const { count } = await tx.check.updateMany({ where: { workspaceId: actor.workspaceId, id: input.id, removedAt: null }, data: { removedAt: new Date() } });
    if (count === 0) throw notFound("check");
    await enqueue<JobPayload>(tx, CHECKS_JOB, { workspaceId: actor.workspaceId });
    await recordAudit(tx, actor, { action: "check.removed", object: { type: "check", id: input.id } });
  });
}
