import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, type Tx, transact } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { type Actor, authorize } from "./actor";
import { ROLES, type Role } from "./policy";
import type { groupInput, groupRoleInput } from "./schema";

export interface GroupRole {
  name: string;
  role: Role;
  createdAt: string;
}

/** The identity provider's groups that give a role in the workspace, by name. */
export async function listGroupRoles(actor: Actor): Promise<GroupRole[]> {
  await authorize(actor, "members.manage");
  const rows = await sql<{ name: string; role: Role; created_at: Date }>(
    "SELECT name, role, created_at FROM group_roles WHERE workspace_id = $1 ORDER BY name",
    [actor.workspaceId],
  );
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

/** Gives a group a role, or another one. It takes effect at the next sign-in of each of its people. */
export async function mapGroup(actor: Actor, { name, role }: z.output<typeof groupRoleInput>): Promise<void> {
  await authorize(actor, "members.manage");
  const { workspaceId } = actor;
  await transact(async (tx) => {
    const where = { workspaceId_name: { workspaceId, name } };
    await tx.groupRole.upsert({ where, create: { workspaceId, name, role, createdBy: actor.kind === "person" ? actor.id : null }, update: { role } });
    await recordAudit(tx, actor, { action: "member.group_mapped", object: { type: "group", id: name }, facts: { role } });
  });
}

/** Takes the role from a group. Its people lose it at their next sign-in. @throws AppError not_found */
export async function unmapGroup(actor: Actor, { name }: z.output<typeof groupInput>): Promise<void> {
  await authorize(actor, "members.manage");
  await transact(async (tx) => {
    const [gone] = await tx.$queryRawUnsafe<{ role: string }[]>(
      "DELETE FROM group_roles WHERE workspace_id = $1 AND name = $2 RETURNING role",
      actor.workspaceId,
      name,
    );
    if (!gone) throw notFound("group");
    await recordAudit(tx, actor, { action: "member.group_unmapped", object: { type: "group", id: name }, facts: { role: gone.role } });
  });
}

/** Whether any workspace gives one of these groups a role. */
export async function knowsGroups(groups: readonly string[]): Promise<boolean> {
  if (groups.length === 0) return false;
  return (await sql("SELECT 1 FROM group_roles WHERE name = ANY($1) LIMIT 1", [groups])).length > 0;
}

const highest = (roles: readonly Role[]): Role | null =>
  roles.reduce<Role | null>((best, role) => (best && ROLES.indexOf(best) >= ROLES.indexOf(role) ? best : role), null);

interface Place {
  workspaceId: string;
  wanted: Role[] | null;
  role: Role | null;
  keptBy: string | null;
}

const PLACES = `
SELECT w.id AS "workspaceId", m.role, m.kept_by AS "keptBy",
  (SELECT array_agg(g.role) FROM group_roles g WHERE g.workspace_id = w.id AND g.name = ANY($2)) AS wanted
FROM workspaces w LEFT JOIN memberships m ON m.workspace_id = w.id AND m.user_id = $1
WHERE m.kept_by = 'group' OR EXISTS (SELECT 1 FROM group_roles g WHERE g.workspace_id = w.id AND g.name = ANY($2))
ORDER BY w.id FOR UPDATE OF w`;

const OTHER_ADMIN =
  "SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 AND m.role = 'admin' AND m.user_id <> $2 AND u.disabled_at IS NULL LIMIT 1";

/**
 * Makes the memberships that groups keep what the groups say, at a sign-in: added, raised, lowered, taken away, each in the trail of its
 * workspace. What a person decided (an invitation, a changed role) stays as it is, and nobody takes a workspace its last admin.
 */
export async function followGroups(tx: Tx, userId: string, groups: readonly string[], requestId: string): Promise<void> {
  for (const { workspaceId, wanted, role: before, keptBy } of await tx.$queryRawUnsafe<Place[]>(PLACES, userId, groups)) {
    const role = highest(wanted ?? []);
    if (keptBy === "person" || role === before) continue;
    if (before === "admin" && (await tx.$queryRawUnsafe<unknown[]>(OTHER_ADMIN, workspaceId, userId)).length === 0) continue;
    const actor = { kind: "person" as const, id: userId, workspaceId, requestId };
    const object = { type: "user", id: userId };
    const where = { workspaceId_userId: { workspaceId, userId } };
    if (role === null) {
      await tx.membership.delete({ where });
      await recordAudit(tx, actor, { action: "member.removed", object, facts: { role: before, by: "group" } });
    } else if (before === null) {
      await tx.membership.create({ data: { workspaceId, userId, role, keptBy: "group" } });
      await recordAudit(tx, actor, { action: "member.added", object, facts: { role, by: "group" } });
    } else {
      await tx.membership.update({ where, data: { role } });
      await recordAudit(tx, actor, { action: "member.role_changed", object, facts: { from: before, to: role, by: "group" } });
    }
  }
}
