import { sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { mintActor, type PersonActor } from "./actor";
import { decodeSession } from "./cookie";
import type { Role } from "./policy";
import { LIMITS_OF_PERSON, STILL_WORKS } from "./sign-in-limits";

/** Someone whose sign-in was just checked against its row. */
export interface SignedIn {
  signInId: string;
  user: { id: string; name: string; email: string };
}

export interface WorkspaceContext {
  actor: PersonActor;
  workspace: { id: string; slug: string; name: string; sample: boolean };
  user: { id: string; name: string; email: string };
}

const SEEN_EVERY = "5 minutes";

/** Who a session cookie's value stands for; null when it was revoked, expired, idle for too long, or never ours. */
export async function resolveSignIn(cookie: string | undefined): Promise<SignedIn | null> {
  const claims = await decodeSession(cookie);
  if (!claims) return null;
  const [row] = await sql<{ id: string; name: string; email: string; stale: boolean }>(
    `SELECT u.id, u.name, u.email, s.last_seen_at < now() - interval '${SEEN_EVERY}' AS stale
     FROM sign_ins s JOIN users u ON u.id = s.user_id ${LIMITS_OF_PERSON}
     WHERE s.id = $1 AND s.user_id = $2 AND ${STILL_WORKS} AND u.disabled_at IS NULL`,
    [claims.signInId, claims.userId],
  );
  if (!row) return null;
  if (row.stale) await sql(`UPDATE sign_ins SET last_seen_at = now() WHERE id = $1 AND last_seen_at < now() - interval '${SEEN_EVERY}'`, [claims.signInId]);
  return { signInId: claims.signInId, user: { id: row.id, name: row.name, email: row.email } };
}

/**
 * The person as a member of the workspace with this slug.
 * @throws AppError not_found for a workspace that does not exist or that the person is no member of
 */
export async function enterWorkspace(signedIn: SignedIn, slug: string, requestId?: string): Promise<WorkspaceContext> {
  const [row] = await sql<{ id: string; slug: string; name: string; sample: boolean; role: Role }>(
    `SELECT w.id, w.slug, w.name, w.sample, m.role FROM workspaces w
     JOIN memberships m ON m.workspace_id = w.id AND m.user_id = $2 WHERE w.slug = $1`,
    [slug, signedIn.user.id],
  );
  if (!row) throw notFound("page");
  const { role, ...workspace } = row;
  const actor = mintActor({ kind: "person", id: signedIn.user.id, role, workspaceId: row.id, signInId: signedIn.signInId, ...(requestId && { requestId }) });
  return { actor, workspace, user: signedIn.user };
}
