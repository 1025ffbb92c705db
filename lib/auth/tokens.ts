import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Actor, authorize } from "./actor";
import { forgetTokens, TOKEN_PREFIX } from "./bearer";
import { tokenInput } from "./schema";
import { newSecret } from "./secret-link";

export interface TokenView {
  id: string;
  name: string;
  permissions: string[];
  by: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  state: "active" | "expired" | "revoked";
}

interface Row {
  id: string;
  name: string;
  permissions: string[];
  by: string | null;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

/** The workspace's tokens, the newest first; revoked ones stay in the list for 30 days. */
export async function listTokens(actor: Actor, now = new Date()): Promise<TokenView[]> {
  await authorize(actor, "tokens.manage");
  const rows = await sql<Row>(
    `SELECT t.id, t.name, t.permissions, u.name AS by, t.created_at, t.expires_at, t.revoked_at, t.last_used_at FROM tokens t
     LEFT JOIN users u ON u.id = t.created_by
     WHERE t.workspace_id = $1 AND (t.revoked_at IS NULL OR t.revoked_at > now() - interval '30 days') ORDER BY t.created_at DESC, t.id`,
    [actor.workspaceId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    permissions: row.permissions,
    by: row.by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    state: row.revoked_at ? "revoked" : row.expires_at && row.expires_at <= now ? "expired" : "active",
  }));
}

/** Makes a token. Its text is given out here and never again; only its SHA-256 is stored. */
export async function createToken(actor: Actor, input: z.input<typeof tokenInput>): Promise<{ id: string; token: string }> {
  await authorize(actor, "tokens.manage");
  const { name, permissions, expiresInDays } = tokenInput.parse(input);
  const { secret, hash } = newSecret(TOKEN_PREFIX);
  const id = newId("token");
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * 86_400_000);
  await transact(async (tx) => {
    const createdBy = actor.kind === "person" ? actor.id : null;
    await tx.token.create({ data: { id, workspaceId: actor.workspaceId, name, permissions, tokenHash: hash, createdBy, expiresAt } });
    await recordAudit(tx, actor, {
      action: "token.created",
      object: { type: "token", id },
      facts: { permissions, expiresAt: expiresAt?.toISOString() ?? null },
      text: { name },
    });
  });
  return { id, token: secret };
}

/** Ends a token: at once here, within a second in other processes. @throws AppError not_found, conflict */
export async function revokeToken(actor: Actor, input: { id: string }): Promise<void> {
  await authorize(actor, "tokens.manage");
  await transact(async (tx) => {
    if (!(await tx.token.findFirst({ where: { id: input.id, workspaceId: actor.workspaceId } }))) throw notFound("token");
    const ended = await tx.token.updateMany({ where: { id: input.id, workspaceId: actor.workspaceId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (ended.count === 0) throw new AppError("conflict", "This token was revoked already.");
    await recordAudit(tx, actor, { action: "token.revoked", object: { type: "token", id: input.id } });
  });
  forgetTokens();
}
