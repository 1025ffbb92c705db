import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { transact } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { type Actor, authorize } from "../actor";
import type { settingsInput } from "../schema";
import { readSettings, type WorkspaceSettings } from "../settings";

/** Changes the name and the policy. The entry holds the policy's values before and after. */
export async function changeSettings(actor: Actor, input: z.output<typeof settingsInput>): Promise<void> {
  await authorize(actor, "workspace.settings");
  const { name, ...settings } = input;
  await transact(async (tx) => {
    // The row is locked, so that two leads who save at once are told apart in the trail.
    const [row] = await tx.$queryRawUnsafe<{ name: string; settings: unknown }[]>(
      "SELECT name, settings FROM workspaces WHERE id = $1 FOR UPDATE",
      actor.workspaceId,
    );
    if (!row) throw notFound("workspace");
    const before = readSettings(row.settings);
    const changed = (Object.keys(settings) as (keyof WorkspaceSettings)[]).filter((key) => before[key] !== settings[key]);
    if (changed.length === 0 && row.name === name) return;
    // Merged: the row also keeps marks of the start, which are no policy.
    await tx.$executeRawUnsafe(
      "UPDATE workspaces SET name = $2, settings = settings || $3::jsonb WHERE id = $1",
      actor.workspaceId,
      name,
      JSON.stringify(settings),
    );
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
