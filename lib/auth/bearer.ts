import { recordAudit } from "@/lib/audit/record";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import { mintActor, type TokenActor } from "./actor";

export const TOKEN_PREFIX = "lucid_";

interface TokenRow {
  id: string;
  workspace_id: string;
  permissions: string[];
  expires_at: Date | null;
  unused: boolean;
  stale: boolean;
}

// A revoked token stops within this time in every process, and at once in the one that revoked it.
const CACHE_MS = 500;
const CACHE_SIZE = 1000;
const cache = new Map<string, { row: TokenRow; until: number }>();

/** Forgets what this process remembers of its tokens: after a revocation. */
export function forgetTokens(): void {
  cache.clear();
}

async function lookUp(hash: string): Promise<TokenRow | null> {
  const [row] = await sql<TokenRow>(
    `SELECT id, workspace_id, permissions, expires_at, last_used_at IS NULL AS unused,
       coalesce(last_used_at < now() - interval '1 minute', true) AS stale
     FROM tokens WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [hash],
  );
  return row ?? null;
}

/** Notes that the token was used: its first use in the trail, later ones at most once a minute on its row. */
async function noteUse(row: TokenRow, actor: TokenActor): Promise<void> {
  if (!row.stale) return;
  if (!row.unused) {
    await sql("UPDATE tokens SET last_used_at = now() WHERE id = $1 AND last_used_at < now() - interval '1 minute'", [row.id]);
    return;
  }
  await transact(async (tx) => {
    const first = await tx.$executeRawUnsafe("UPDATE tokens SET last_used_at = now() WHERE id = $1 AND last_used_at IS NULL", row.id);
    if (first === 1) await recordAudit(tx, actor, { action: "token.used", object: { type: "token", id: row.id }, facts: { first: true } });
  });
}

/**
 * The actor behind an Authorization header.
 * @throws AppError unauthenticated when it is missing, unknown, expired or revoked
 */
export async function tokenActor(authorization: string | null, requestId: string, now: number = Date.now()): Promise<TokenActor> {
  const match = /^bearer +(\S+)$/i.exec(authorization ?? "");
  if (!match) throw new AppError("unauthenticated", "Send an API token: Authorization: Bearer lucid_… . Tokens are made in a workspace's settings.");
  const hash = sha256(match[1]!);
  const known = cache.get(hash);
  let row = known && known.until > now ? known.row : null;
  if (!row) {
    cache.delete(hash);
    row = await lookUp(hash);
    if (!row) throw new AppError("unauthenticated", "This API token is unknown, expired or revoked. Make a new one in the workspace's settings.");
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(hash, { row: { ...row, unused: false, stale: false }, until: now + CACHE_MS });
    const actor = mintActor({ kind: "token", id: row.id, workspaceId: row.workspace_id, permissions: row.permissions, requestId });
    await noteUse(row, actor);
    return actor;
  }
  if (row.expires_at && row.expires_at.getTime() <= now)
    throw new AppError("unauthenticated", "This API token has expired. Make a new one in the workspace's settings.");
  return mintActor({ kind: "token", id: row.id, workspaceId: row.workspace_id, permissions: row.permissions, requestId });
}
