import { recordAudit } from "@/lib/audit/record";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
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

interface Known {
  row: TokenRow;
  /** When the database was asked, not when it answered: no answer is older than it says. */
  asked: number;
  refreshing: boolean;
}

// A revoked token stops within a second in every process, and at once in the one that revoked it. An answer in steady use is renewed
// beside the requests, so that none of them waits for the database.
const RENEW_MS = 400;
const KEEP_MS = 900;
const CACHE_SIZE = 1000;
const cache = new Map<string, Known>();
let generation = 0;

/** Forgets what this process remembers of its tokens, answers that are still on their way included: after a revocation. */
export function forgetTokens(): void {
  generation += 1;
  cache.clear();
}

/** Asks the database and remembers the answer. @returns null for a token that is unknown, expired or revoked */
async function lookUp(hash: string, asked: number): Promise<TokenRow | null> {
  const before = generation;
  const [row] = await sql<TokenRow>(
    `SELECT id, workspace_id, permissions, expires_at, last_used_at IS NULL AS unused,
       coalesce(last_used_at < now() - interval '1 minute', true) AS stale
     FROM tokens WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [hash],
  );
  if (!row) {
    cache.delete(hash);
    return null;
  }
  if (before === generation && (cache.get(hash)?.asked ?? 0) <= asked) {
    cache.delete(hash);
    const [oldest] = cache.keys();
    if (oldest !== undefined && cache.size >= CACHE_SIZE) cache.delete(oldest);
    cache.set(hash, { row, asked, refreshing: false });
  }
  return row;
}

function actorOf(row: TokenRow, requestId: string): TokenActor {
  return mintActor({ kind: "token", id: row.id, workspaceId: row.workspace_id, permissions: row.permissions, requestId });
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

/** Renews an answer without anyone waiting for it. When that fails the old one ends by its age, and the next request tells why. */
function renew(hash: string, known: Known, now: number, requestId: string): void {
  known.refreshing = true;
  lookUp(hash, now)
    .then((row) => row && noteUse(row, actorOf(row, requestId)))
    .catch((error) => log.warn({ err: error }, "a token could not be looked up again"))
    .finally(() => {
      known.refreshing = false;
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
  if (known && now - known.asked < KEEP_MS) {
    if (known.row.expires_at && known.row.expires_at.getTime() <= now)
      throw new AppError("unauthenticated", "This API token has expired. Make a new one in the workspace's settings.");
    if (now - known.asked >= RENEW_MS && !known.refreshing) renew(hash, known, now, requestId);
    return actorOf(known.row, requestId);
  }
  const row = await lookUp(hash, now);
  if (!row) throw new AppError("unauthenticated", "This API token is unknown, expired or revoked. Make a new one in the workspace's settings.");
  const actor = actorOf(row, requestId);
  await noteUse(row, actor);
  return actor;
}
