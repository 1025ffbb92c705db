import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { openKey } from "./keys";
import type { PullFilter } from "./schema";

export const DEFAULT_BASE_URL = "https://api.anthropic.com";

/** A connection as pages show it. Holds no secret. */
export interface ConnectionView {
  id: string;
  /** Empty: the platform's own address. */
  baseUrl: string;
  claudeWorkspaceId: string;
  keyEnteredAt: string;
  /** False when the installation's secret was changed since: the key must be entered again. */
  keyReadable: boolean;
  hasWebhookKey: boolean;
  pullMinutes: number;
  nextPullAt: string | null;
  pullFilter: PullFilter;
  dreamModel: string;
  priceInput: number | null;
  priceOutput: number | null;
  monthlyBudget: number | null;
  /** Whether reviewers may ask for other wordings. */
  draftWordings: boolean;
  lastOkAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  createdAt: string;
}

/** A connection as the client needs it. Never leaves lib/claude. */
export interface StoredConnection
  extends Omit<ConnectionView, "keyReadable" | "hasWebhookKey" | "keyEnteredAt" | "nextPullAt" | "lastOkAt" | "lastErrorAt" | "createdAt"> {
  workspaceId: string;
  apiKey: Buffer;
  webhookKey: Buffer | null;
  keyEnteredAt: Date;
  nextPullAt: Date | null;
  lastOkAt: Date | null;
  lastErrorAt: Date | null;
  createdAt: Date;
}

const STORED = `
SELECT id, workspace_id AS "workspaceId", base_url AS "baseUrl", claude_workspace_id AS "claudeWorkspaceId", api_key AS "apiKey", webhook_key AS "webhookKey",
  key_entered_at AS "keyEnteredAt", pull_minutes AS "pullMinutes", next_pull_at AS "nextPullAt", pull_filter AS "pullFilter", dream_model AS "dreamModel",
  price_input AS "priceInput", price_output AS "priceOutput", monthly_budget AS "monthlyBudget", draft_wordings AS "draftWordings", last_ok_at AS "lastOkAt", last_error AS "lastError",
  last_error_at AS "lastErrorAt", created_at AS "createdAt"
FROM claude_connections WHERE state = 'active'`;

/** The active connection of a workspace, or null. The caller has authorised. */
export async function activeConnection(workspaceId: string): Promise<StoredConnection | null> {
  const [row] = await sql<StoredConnection>(`${STORED} AND workspace_id = $1`, [workspaceId]);
  return row ?? null;
}

/** Active connections that have a signing key: one by its id, or the newest of all. For the webhook's route, which knows no workspace yet. */
export async function connectionsWithWebhooks(id: string | null): Promise<StoredConnection[]> {
  return sql<StoredConnection>(`${STORED} AND webhook_key IS NOT NULL AND ($1::text IS NULL OR id = $1) ORDER BY created_at DESC LIMIT 200`, [id]);
}

function toView(row: StoredConnection): ConnectionView {
  const { workspaceId: _workspace, apiKey, webhookKey, keyEnteredAt, nextPullAt, lastOkAt, lastErrorAt, createdAt, ...rest } = row;
  return {
    ...rest,
    keyEnteredAt: keyEnteredAt.toISOString(),
    keyReadable: openKey("api key", row.id, apiKey) !== null,
    hasWebhookKey: webhookKey !== null,
    nextPullAt: nextPullAt?.toISOString() ?? null,
    lastOkAt: lastOkAt?.toISOString() ?? null,
    lastErrorAt: lastErrorAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** The workspace's connection with all its settings, or null. */
export async function getConnection(actor: Actor): Promise<ConnectionView | null> {
  await authorize(actor, "connections.manage");
  const row = await activeConnection(actor.workspaceId);
  return row ? toView(row) : null;
}

/** What everyone who works with the connection may know of it. */
export interface ConnectionSummary {
  id: string;
  lastOkAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  pullMinutes: number;
  nextPullAt: string | null;
  hasWebhookKey: boolean;
  dreamModel: string;
  monthlyBudget: number | null;
  /** Model, prices and budget are all set. */
  canDream: boolean;
}

/** Whether there is a connection, and how it does; null without one. */
export async function getConnectionSummary(actor: Actor): Promise<ConnectionSummary | null> {
  await authorize(actor, "sessions.read");
  const row = await activeConnection(actor.workspaceId);
  if (!row) return null;
  const { id, lastOkAt, lastError, lastErrorAt, pullMinutes, nextPullAt, hasWebhookKey, dreamModel, monthlyBudget, priceInput, priceOutput } = toView(row);
  const canDream = dreamModel !== "" && priceInput !== null && priceOutput !== null && monthlyBudget !== null;
  return { id, lastOkAt, lastError, lastErrorAt, pullMinutes, nextPullAt, hasWebhookKey, dreamModel, monthlyBudget, canDream };
}
