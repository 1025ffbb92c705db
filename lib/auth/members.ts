import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Actor, authorize } from "./actor";
import { hashPassword } from "./password";
import type { Role } from "./policy";
import type { addUserInput } from "./schema";

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  since: string;
  lastSeen: string | null;
}

const LAST_ADMIN = "A workspace keeps at least one admin. Make someone else an admin first.";

/** Everyone in the workspace, by name, with when they were last here. */
export async function listMembers(actor: Actor): Promise<Member[]> {
  await authorize(actor, "members.read");
  const rows = await sql<Omit<Member, "since" | "lastSeen"> & { since: Date; last_seen: Date | null }>(
    `SELECT u.id AS "userId", u.name, u.email, m.role, m.created_at AS since,
       (SELECT max(s.last_seen_at) FROM sign_ins s WHERE s.user_id = u.id) AS last_seen
     FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 ORDER BY lower(u.name), u.id`,
    [actor.workspaceId],
  );
  return rows.map(({ since, last_seen, ...row }) => ({ ...row, since: since.toISOString(), lastSeen: last_seen?.toISOString() ?? null }));
}

/** The member's role, under a lock on the workspace, so that two changes at once cannot leave it without an admin. */
async function lockedRole(tx: Tx, workspaceId: string, userId: string): Promise<Role> {
  await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE", workspaceId);
  const member = await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!member) throw notFound("member");
  return member.role as Role;
}

async function keepAnAdmin(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const others = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT 1 AS one FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.workspace_id = $1 AND m.role = 'admin' AND m.user_id <> $2 AND u.disabled_at IS NULL LIMIT 1`,
    workspaceId,
    userId,
  );
  if (others.length === 0) throw new AppError("conflict", LAST_ADMIN);
}

/** Gives a member another role. @throws AppError conflict for the last admin */
export async function changeRole(actor: Actor, input: { userId: string; role: Role }): Promise<void> {
  await authorize(actor, "members.manage");
  await transact(async (tx) => {
    const before = await lockedRole(tx, actor.workspaceId, input.userId);
    if (before === input.role) return;
    if (before === "admin") await keepAnAdmin(tx, actor.workspaceId, input.userId);
    await tx.membership.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: input.userId } },
      data: { role: input.role, keptBy: "person" },
    });
    await recordAudit(tx, actor, { action: "member.role_changed", object: { type: "user", id: input.userId }, facts: { from: before, to: input.role } });
  });
}

/** Takes a member out of the workspace at once. @throws AppError conflict for the last admin */
export async function removeMember(actor: Actor, input: { userId: string }): Promise<void> {
  await authorize(actor, "members.manage");
  await transact(async (tx) => {
    const role = await lockedRole(tx, actor.workspaceId, input.userId);
    if (role === "admin") await keepAnAdmin(tx, actor.workspaceId, input.userId);
    await tx.membership.delete({ where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: input.userId } } });
    await recordAudit(tx, actor, { action: "member.removed", object: { type: "user", id: input.userId }, facts: { role } });
  });
}

/**
 * Adds a person with a role, from the command line: makes the user when the email is new, sets the password when one is given, and
 * changes the role of someone who is a member already.
 */
export async function addUser(actor: Actor, input: z.output<typeof addUserInput>): Promise<{ id: string; created: boolean }> {
  await authorize(actor, "members.manage");
  const passwordHash = input.password ? await hashPassword(input.password) : undefined;
  const { workspaceId } = actor;
  return transact(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE", workspaceId);
    const known = await tx.user.findFirst({ where: { email: input.email } });
    // Only the operator may take over the password of somebody who exists: an admin of one workspace must not reach others through it.
    if (known && passwordHash && actor.kind !== "operator") throw new AppError("forbidden", "Only the operator sets another person's password.");
    const id = known?.id ?? newId("user");
    if (!known)
      await tx.user.create({
        data: { id, email: input.email, name: input.name ?? input.email.split("@")[0] ?? input.email, passwordHash: passwordHash ?? null },
      });
    else if (passwordHash) await tx.user.update({ where: { id }, data: { passwordHash } });
    const where = { workspaceId_userId: { workspaceId, userId: id } };
    const before = await tx.membership.findUnique({ where });
    if (before?.role === "admin" && input.role !== "admin") await keepAnAdmin(tx, workspaceId, id);
    await tx.membership.upsert({ where, create: { workspaceId, userId: id, role: input.role }, update: { role: input.role, keptBy: "person" } });
    const object = { type: "user", id };
    if (passwordHash) await recordAudit(tx, { kind: actor.kind, id: actor.id, requestId: actor.requestId }, { action: "access.password_set", object });
    if (!before) await recordAudit(tx, actor, { action: "member.added", object, facts: { role: input.role, created: !known }, text: { email: input.email } });
    else if (before.role !== input.role) await recordAudit(tx, actor, { action: "member.role_changed", object, facts: { from: before.role, to: input.role } });
    return { id, created: !known };
  });
}
