import { db, sql, type Tx } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { Actor } from "../actor";
import type { Role } from "../policy";
import { readSettings, type WorkspaceSettings } from "../settings";

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

/** Where a person starts: the desk of the sample Support, else of their first workspace, else making one. */
export async function firstPage(userId: string): Promise<string> {
  const workspaces = await listWorkspaces(userId);
  const chosen = workspaces.find((one) => !one.sample) ?? workspaces.find((one) => one.slug === "support") ?? workspaces[0];
  return chosen ? `/w/${chosen.slug}/review` : "/workspaces/new";
}

/** The settings in force in the actor's workspace: part of every decision, so no permission is asked. */
export async function getSettings(actor: Actor, tx?: Tx): Promise<WorkspaceSettings> {
  const row = await (tx ?? db()).workspace.findUnique({ where: { id: actor.workspaceId }, select: { settings: true } });
  if (!row) throw notFound("workspace");
  return readSettings(row.settings);
}
