import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword } from "./password";
import type { setupInput } from "./schema";
import { newSecret, secretHash } from "./secret-link";
import { startSignIn, type Visitor } from "./sign-in";

const HOURS = 24;
const SPENT = "This link was used already or has expired. Start Lucid again to get a new one, or sign in.";

/**
 * Makes the one-time link whose bearer becomes the first admin, and ends the ones before it. For the start command, on every start
 * until there is somebody. Only its SHA-256 is kept.
 * @returns its path, to be put behind the console's address, or null when the installation has a user
 */
export async function createSetupLink(): Promise<string | null> {
  const { secret, hash } = newSecret();
  const id = newId("setupLink");
  const made = await transact(async (tx) => {
    const users = await tx.$queryRawUnsafe<unknown[]>("SELECT 1 AS one FROM users WHERE disabled_at IS NULL LIMIT 1");
    if (users.length > 0) return false;
    await tx.$executeRawUnsafe("UPDATE setup_links SET expires_at = now() WHERE used_at IS NULL AND expires_at > now()");
    await tx.$executeRawUnsafe(
      "INSERT INTO setup_links (id, token_hash, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3::int))",
      id,
      hash,
      HOURS,
    );
    const operator = { kind: "operator" as const, id: "operator" };
    await recordAudit(tx, operator, { action: "access.setup_link_made", object: { type: "setup_link", id }, facts: { hours: HOURS } });
    return true;
  });
  return made ? `/setup/${secret}` : null;
}

/** Whether a setup link can still be used. */
export async function isSetupLinkOpen(token: string): Promise<boolean> {
  const rows = await sql("SELECT 1 FROM setup_links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()", [secretHash(token)]);
  return rows.length === 1;
}

/**
 * Uses the setup link: makes the person an admin of every workspace and signs them in. Of several who try at once one wins.
 * @throws AppError conflict when the link is spent or the email taken
 */
export async function redeemSetupLink(token: string, input: z.output<typeof setupInput>, visitor: Visitor): Promise<{ userId: string; signInId: string }> {
  // Asked before the costly hash as well, so that a stranger cannot keep the server busy.
  if (!(await isSetupLinkOpen(token))) throw new AppError("conflict", SPENT);
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return transact(async (tx) => {
    const [link] = await tx.$queryRawUnsafe<{ id: string }[]>(
      "UPDATE setup_links SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING id",
      secretHash(token),
    );
    if (!link) throw new AppError("conflict", SPENT);
    const userId = newId("user");
    const made = await tx.user.createMany({ data: [{ id: userId, email: input.email, name: input.name, passwordHash }], skipDuplicates: true });
    if (made.count === 0) throw new AppError("conflict", "Somebody with this email is known already. Sign in, or use another email.", { field: "email" });
    await tx.setupLink.update({ where: { id: link.id }, data: { usedBy: userId } });
    // In the order of their ids, so that nobody who takes several trails' heads waits in a circle.
    const workspaces = await tx.workspace.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    await tx.membership.createMany({ data: workspaces.map(({ id }) => ({ workspaceId: id, userId, role: "admin" })) });
    for (const { id } of workspaces) {
      const actor = { kind: "person" as const, id: userId, workspaceId: id, requestId: visitor.requestId };
      await recordAudit(tx, actor, { action: "member.added", object: { type: "user", id: userId }, facts: { role: "admin", by: "setup_link" } });
    }
    const actor = { kind: "person" as const, id: userId, requestId: visitor.requestId };
    const text = { email: input.email, name: input.name };
    await recordAudit(tx, actor, { action: "access.setup_link_used", object: { type: "setup_link", id: link.id }, text });
    return { userId, signInId: await startSignIn(tx, userId, "setup_link", visitor) };
  });
}
