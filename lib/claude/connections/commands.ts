import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { settleTarget } from "@/lib/net/target";
import { sealKey } from "./keys";
import { activeConnection } from "./queries";
import { changeInput, connectInput } from "./schema";

/**
 * Connects the workspace to the Claude platform. The key is sealed before it is stored and never shown again.
 * @throws AppError forbidden, invalid for a refused address, conflict when there is a connection already
 */
export async function connect(actor: Actor, input: z.input<typeof connectInput>): Promise<{ id: string }> {
  await authorize(actor, "connections.manage");
  const { apiKey, baseUrl, claudeWorkspaceId } = connectInput.parse(input);
  if (baseUrl !== "") await settleTarget(baseUrl, { field: "baseUrl" });
  const id = newId("connection");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO claude_connections (id, workspace_id, base_url, claude_workspace_id, api_key, next_pull_at, created_by)
       VALUES ($1, $2, $3, $4, $5, now() + interval '60 minutes', $6) ON CONFLICT (workspace_id) WHERE state = 'active' DO NOTHING RETURNING id`,
      id,
      actor.workspaceId,
      baseUrl,
      claudeWorkspaceId,
      sealKey("api key", id, apiKey),
      `${actor.kind}:${actor.id}`,
    );
    if (!rows[0]) throw new AppError("conflict", "This workspace is connected already. Reload to see the connection.");
    await recordAudit(tx, actor, {
      action: "connection.created",
      object: { type: "connection", id },
      facts: { ownAddress: baseUrl !== "", claudeWorkspace: claudeWorkspaceId },
      text: { baseUrl },
    });
  });
  return { id };
}

const COLUMNS = {
  baseUrl: "base_url",
  claudeWorkspaceId: "claude_workspace_id",
  pullMinutes: "pull_minutes",
  pullFilter: "pull_filter",
  dreamModel: "dream_model",
  priceInput: "price_input",
  priceOutput: "price_output",
  monthlyBudget: "monthly_budget",
  draftWordings: "draft_wordings",
} as const;

async function write(tx: Tx, connectionId: string, input: z.output<typeof changeInput>): Promise<string[]> {
  const set: string[] = [];
  const values: unknown[] = [];
  const changed: string[] = [];
  const put = (name: string, column: string, value: unknown, cast = "") => {
    values.push(value);
    set.push(`${column} = $${values.length + 1}${cast}`);
    changed.push(name);
  };
  for (const [name, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][]) {
    const value = input[name];
    if (value === undefined) continue;
    if (name === "pullFilter") put(name, column, JSON.stringify(value), "::jsonb");
    else put(name, column, value);
  }
  if (input.apiKey !== undefined) {
    put("apiKey", "api_key", sealKey("api key", connectionId, input.apiKey));
    set.push("key_entered_at = now()", "last_error = NULL", "last_error_at = NULL");
  }
  if (input.webhookKey !== undefined) put("webhookKey", "webhook_key", input.webhookKey === "" ? null : sealKey("webhook key", connectionId, input.webhookKey));
  if (input.pullMinutes !== undefined) {
    values.push(input.pullMinutes);
    set.push(`next_pull_at = CASE WHEN $${values.length + 1}::int = 0 THEN NULL ELSE now() + make_interval(mins => $${values.length + 1}::int) END`);
  }
  if (set.length === 0) throw new AppError("invalid", "Nothing was changed.");
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE claude_connections SET ${set.join(", ")} WHERE id = $1 AND state = 'active' RETURNING id`,
    connectionId,
    ...values,
  );
  if (!rows[0]) throw new AppError("conflict", "This connection was revoked meanwhile. Reload to see it.");
  return changed;
}

/**
 * Changes settings of the connection; what is not given stays.
 * @throws AppError forbidden, invalid, not_found without a connection
 */
export async function changeConnection(actor: Actor, input: z.input<typeof changeInput>): Promise<void> {
  await authorize(actor, "connections.manage");
  const change = changeInput.parse(input);
  if (change.baseUrl) await settleTarget(change.baseUrl, { field: "baseUrl" });
  const connection = await activeConnection(actor.workspaceId);
  if (!connection) throw notFound("connection");
  // A stored key goes only where it was entered for.
  if (change.baseUrl !== undefined && change.baseUrl !== connection.baseUrl && change.apiKey === undefined) {
    throw new AppError("invalid", "Enter the API key again: the stored one goes only to the address that it was entered for.", { field: "apiKey" });
  }
  await transact(async (tx) => {
    const changed = await write(tx, connection.id, change);
    await recordAudit(tx, actor, {
      action: "connection.changed",
      object: { type: "connection", id: connection.id },
      facts: {
        changed,
        ...(change.pullMinutes === undefined ? {} : { pullMinutes: change.pullMinutes }),
        ...(change.monthlyBudget === undefined ? {} : { monthlyBudget: change.monthlyBudget }),
        ...(change.dreamModel === undefined ? {} : { dreamModel: change.dreamModel }),
      },
    });
  });
}

/** Ends the connection and destroys its keys. What was brought in stays. @throws AppError not_found, conflict */
export async function revokeConnection(actor: Actor): Promise<void> {
  await authorize(actor, "connections.manage");
  const connection = await activeConnection(actor.workspaceId);
  if (!connection) throw notFound("connection");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `UPDATE claude_connections SET state = 'revoked', api_key = NULL, webhook_key = NULL, next_pull_at = NULL, revoked_at = now()
       WHERE workspace_id = $1 AND id = $2 AND state = 'active' RETURNING id`,
      actor.workspaceId,
      connection.id,
    );
    if (!rows[0]) throw new AppError("conflict", "This connection was revoked already.");
    await tx.$executeRawUnsafe(
      "UPDATE claude_pulls SET status = 'canceled', finished_at = now() WHERE workspace_id = $1 AND connection_id = $2 AND status IN ('pending', 'running')",
      actor.workspaceId,
      connection.id,
    );
    await recordAudit(tx, actor, { action: "connection.revoked", object: { type: "connection", id: connection.id } });
  });
}

/** Writes down how the last use of a connection went, for its page. */
export async function noteUse(connectionId: string, error: string | null): Promise<void> {
  await sql(
    error === null
      ? "UPDATE claude_connections SET last_ok_at = now(), last_error = NULL, last_error_at = NULL WHERE id = $1 AND state = 'active'"
      : "UPDATE claude_connections SET last_error = $2, last_error_at = now() WHERE id = $1 AND state = 'active'",
    error === null ? [connectionId] : [connectionId, error.slice(0, 500)],
  );
}
