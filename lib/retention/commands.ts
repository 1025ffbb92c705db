import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId, newId } from "@/lib/ids";
import { type PrivacySettings, readPrivacy } from "@/lib/sessions/import/masking/settings";
import type { HoldInput, RetentionInput } from "./schema";

/** Sets how many days sessions of a source, or of every other source, are kept. */
export async function setRetention(actor: Actor, { source, days }: RetentionInput): Promise<{ id: string }> {
  await authorize(actor, "retention.manage");
  await requireFreshSignIn(actor);
  return transact(async (tx) => {
    const before = await tx.retentionRule.findFirst({ where: { workspaceId: actor.workspaceId, source } });
    const id = before?.id ?? newId("retention");
    if (before) await tx.retentionRule.update({ where: { id }, data: { days, createdBy: actor.id, createdAt: new Date() } });
    else await tx.retentionRule.create({ data: { id, workspaceId: actor.workspaceId, source, days, createdBy: actor.id } });
    await recordAudit(tx, actor, {
      action: "retention.rule_set",
      object: { type: "retention_rule", id },
      facts: { days, daysBefore: before?.days ?? null },
      ...(source !== "" && { text: { source } }),
    });
    return { id };
  });
}

/** Removes a rule: sessions that it covered are kept for good, or as long as the rule for all says. */
export async function removeRetention(actor: Actor, { id }: { id: string }): Promise<void> {
  await authorize(actor, "retention.manage");
  await transact(async (tx) => {
    const { count } = await tx.retentionRule.deleteMany({ where: { id, workspaceId: actor.workspaceId } });
    if (count === 0) throw notFound("rule");
    await recordAudit(tx, actor, { action: "retention.rule_removed", object: { type: "retention_rule", id } });
  });
}

/** Places a legal hold on one session, on a source, or on everything: nothing that it covers is deleted or redacted. */
export async function placeHold(actor: Actor, { source, sessionId, reason }: HoldInput): Promise<{ id: string }> {
  await authorize(actor, "retention.manage");
  if (source !== undefined && sessionId !== undefined) throw new AppError("invalid", "Hold one session or one source, not both.");
  return transact(async (tx) => {
    if (sessionId !== undefined) {
      const found =
        isId("session", sessionId) && (await tx.session.findFirst({ where: { id: sessionId, workspaceId: actor.workspaceId }, select: { id: true } }));
      if (!found) throw notFound("session");
    }
    const id = newId("hold");
    await tx.legalHold.create({
      data: { id, workspaceId: actor.workspaceId, source: source ?? null, sessionId: sessionId ?? null, reason, createdBy: actor.id },
    });
    await recordAudit(tx, actor, {
      action: "retention.held",
      object: sessionId === undefined ? { type: "workspace", id: actor.workspaceId } : { type: "session", id: sessionId },
      facts: { hold: id, covers: sessionId !== undefined ? "session" : source !== undefined ? "source" : "all" },
      text: { reason, ...(source !== undefined && { source }) },
    });
    return { id };
  });
}

/** Lifts a hold. @throws AppError not_found, or conflict when it was lifted already */
export async function liftHold(actor: Actor, { id }: { id: string }): Promise<void> {
  await authorize(actor, "retention.manage");
  await requireFreshSignIn(actor);
  await transact(async (tx) => {
    const hold = await tx.legalHold.findFirst({ where: { id, workspaceId: actor.workspaceId } });
    if (!hold) throw notFound("hold");
    const { count } = await tx.legalHold.updateMany({ where: { id, workspaceId: actor.workspaceId, liftedAt: null }, data: { liftedAt: new Date() } });
    if (count === 0) throw new AppError("conflict", "This hold was lifted already. Reload to see what stands.");
    await recordAudit(tx, actor, {
      action: "retention.hold_lifted",
      object: hold.sessionId === null ? { type: "workspace", id: actor.workspaceId } : { type: "session", id: hold.sessionId },
      facts: { hold: id },
    });
  });
}

/** What is masked at import, and whether opening a transcript is an entry. */
export async function changePrivacy(actor: Actor, input: PrivacySettings): Promise<void> {
  await authorize(actor, "workspace.settings");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ settings: unknown }[]>("SELECT settings FROM workspaces WHERE id = $1 FOR UPDATE", actor.workspaceId);
    const before = readPrivacy(rows[0]?.settings);
    const changed = [
      ...(before.logViews === input.logViews ? [] : ["logViews"]),
      ...([...before.maskAtImport].sort().join() === [...input.maskAtImport].sort().join() ? [] : ["maskAtImport"]),
    ];
    if (changed.length === 0) return;
    await tx.$executeRawUnsafe("UPDATE workspaces SET settings = settings || $2::jsonb WHERE id = $1", actor.workspaceId, JSON.stringify(input));
    await recordAudit(tx, actor, {
      action: "workspace.settings_changed",
      object: { type: "workspace", id: actor.workspaceId },
      facts: { changed, logViewsBefore: before.logViews, logViews: input.logViews, maskAtImportBefore: before.maskAtImport, maskAtImport: input.maskAtImport },
    });
  });
}
