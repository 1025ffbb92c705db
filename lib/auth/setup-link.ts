import { randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";

const HOURS = 24;

/**
 * Makes the one-time link's token while no user exists, and voids the ones before it. Only its SHA-256 is kept.
 * @returns the token for `/setup/<token>`, or null when there is a user already
 */
export function makeSetupLink(): Promise<string | null> {
  const token = randomBytes(24).toString("base64url");
  const id = newId("setupLink");
  return transact(async (tx) => {
    const users = await tx.$queryRawUnsafe<unknown[]>("SELECT 1 AS one FROM users WHERE disabled_at IS NULL LIMIT 1");
    if (users.length > 0) return null;
    await tx.$executeRawUnsafe("UPDATE setup_links SET expires_at = now() WHERE used_at IS NULL AND expires_at > now()");
    await tx.$executeRawUnsafe(
      "INSERT INTO setup_links (id, token_hash, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3::int))",
      id,
      sha256(token),
      HOURS,
    );
    await recordAudit(
      tx,
      { kind: "operator", id: "operator" },
      { action: "access.setup_link_made", object: { type: "setup_link", id }, facts: { hours: HOURS } },
    );
    return token;
  });
}
