import { recordAudit } from "@/lib/audit/record";
import { db, sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Actor, authorize, mintActor, type OperatorActor } from "./actor";
import type { Role } from "./policy";
import { readSettings, type WorkspaceSettings } from "./settings";

export interface WorkspaceSummary {
  id: string;
  slug: string;
  name: string;
  sample: boolean;
  role: Role;
}

/** The workspaces that a person is a member of: their own first, then the samples, each by name. */
export async function listWorkspaces(userId: string): Promise<WorkspaceSummary[]> {
  return sql<WorkspaceSummary>(
    `SELECT w.id, w.slug, w.name, w.sample, m.role FROM workspaces w JOIN memberships m ON m.workspace_id = w.id
     WHERE m.user_id = $1 ORDER BY w.sample, lower(w.name), w.id`,
    [userId],
  );
}

/** A slug out of a name: "Customer Support" becomes "customer-support". */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
  return slug || "workspace";
}

async function insertWorkspace(tx: Tx, slug: string, name: string, sample: boolean): Promise<string> {
  const id = newId("workspace");
  const made = await tx.workspace.createMany({ data: [{ id, slug, name, sample }], skipDuplicates: true });
  if (made.count === 0) throw new AppError("conflict", `The address ${slug} is taken. Choose another.`, { field: "slug" });
  return id;
}

/** Makes a workspace whose maker is its first admin. For people; the id of the maker was checked by the gate. */
export async function createWorkspaceFor(userId: string, input: { name: string; slug: string }, requestId: string): Promise<{ slug: string }> {
  return transact(async (tx) => {
    const id = await insertWorkspace(tx, input.slug, input.name, false);
    await tx.membership.create({ data: { workspaceId: id, userId, role: "admin" } });
    const actor = { kind: "person" as const, id: userId, workspaceId: id, requestId };
    await recordAudit(tx, actor, { action: "workspace.created", object: { type: "workspace", id }, text: { name: input.name, slug: input.slug } });
    return { slug: input.slug };
  });
}

/**
 * Makes a workspace from the command line. Everyone who is an admin of another workspace stays outside until they are added.
 * @returns the operator as an actor of the new workspace
 */
export async function createWorkspaceAsOperator(input: { slug: string; name?: string; sample?: boolean }): Promise<OperatorActor> {
  const name = input.name ?? input.slug;
  return transact(async (tx) => {
    const id = await insertWorkspace(tx, input.slug, name, input.sample ?? false);
    const actor = mintActor({ kind: "operator", id: "operator", workspaceId: id });
    await recordAudit(tx, actor, {
      action: "workspace.created",
      object: { type: "workspace", id },
      facts: { sample: input.sample ?? false },
      text: { name, slug: input.slug },
    });
    return actor;
  });
}

/** The operator of the command line in the workspace with this slug. @throws AppError not_found */
export async function operatorIn(slug: string): Promise<OperatorActor> {
  const workspace = await db().workspace.findUnique({ where: { slug }, select: { id: true } });
  if (!workspace) throw new AppError("not_found", `There is no workspace ${slug}. Make it with: lucid workspace create ${slug}`);
  return mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
}

/** The settings in force in the actor's workspace. */
export async function getSettings(actor: Actor, tx?: Tx): Promise<WorkspaceSettings> {
  const row = await (tx ?? db()).workspace.findUnique({ where: { id: actor.workspaceId }, select: { settings: true } });
  if (!row) throw notFound("workspace");
  return readSettings(row.settings);
}

/** Changes the name and the policy. The entry holds the policy's numbers before and after. */
export async function changeSettings(actor: Actor, input: { name: string } & WorkspaceSettings): Promise<void> {
  await authorize(actor, "workspace.settings");
  const { name, ...settings } = input;
  await transact(async (tx) => {
    // The row is locked, so that two leads saving at once are told apart in the trail.
    const [row] = await tx.$queryRawUnsafe<{ name: string; settings: unknown }[]>(
      "SELECT name, settings FROM workspaces WHERE id = $1 FOR UPDATE",
      actor.workspaceId,
    );
    if (!row) throw notFound("workspace");
    const before = readSettings(row.settings);
    const changed = (Object.keys(settings) as (keyof WorkspaceSettings)[]).filter((key) => before[key] !== settings[key]);
    if (changed.length === 0 && row.name === name) return;
    await tx.workspace.update({ where: { id: actor.workspaceId }, data: { name, settings } });
    const facts: Record<string, string | number | boolean | string[]> = { changed: row.name === name ? changed : ["name", ...changed] };
    for (const key of changed) {
      facts[`${key}Before`] = before[key];
      facts[key] = settings[key];
    }
    await recordAudit(tx, actor, {
      action: "workspace.settings_changed",
      object: { type: "workspace", id: actor.workspaceId },
      facts,
      ...(row.name !== name && { text: { nameBefore: row.name, name } }),
    });
  });
}
