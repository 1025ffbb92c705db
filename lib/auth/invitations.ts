import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, type PersonActor } from "./actor";
import { hashPassword } from "./password";
import type { Role } from "./policy";
import type { invitationInput, newPersonInput } from "./schema";
import { newSecret, secretHash } from "./secret-link";
import { normalEmail, type OutsideIdentity, startSignIn, type Visitor } from "./sign-in";

export const INVITATION_DAYS = 7;
const SPENT = "This invitation was used, withdrawn or has expired. Ask for a new one.";

export interface OpenInvitation {
  id: string;
  role: Role;
  note: string;
  by: string;
  createdAt: string;
  expiresAt: string;
}

/** The invitations that can still be used. Their links are not kept, so they cannot be shown again. */
export async function listInvitations(actor: PersonActor): Promise<OpenInvitation[]> {
  await authorize(actor, "members.manage");
  const rows = await sql<{ id: string; role: Role; note: string; by: string; created_at: Date; expires_at: Date }>(
    `SELECT i.id, i.role, i.note, u.name AS by, i.created_at, i.expires_at FROM invitations i JOIN users u ON u.id = i.created_by
     WHERE i.workspace_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now() ORDER BY i.created_at DESC, i.id`,
    [actor.workspaceId],
  );
  return rows.map(({ created_at, expires_at, ...row }) => ({ ...row, createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString() }));
}

/** Makes an invitation. The path is given out here and never again. */
export async function createInvitation(actor: PersonActor, input: z.output<typeof invitationInput>): Promise<{ id: string; path: string; expiresAt: string }> {
  await authorize(actor, "members.manage");
  const { secret, hash } = newSecret();
  const id = newId("invitation");
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 86_400_000);
  await transact(async (tx) => {
    await tx.invitation.create({
      data: { id, workspaceId: actor.workspaceId, role: input.role, note: input.note, tokenHash: hash, createdBy: actor.id, expiresAt },
    });
    await recordAudit(tx, actor, {
      action: "invitation.created",
      object: { type: "invitation", id },
      facts: { role: input.role },
      ...(input.note && { text: { note: input.note } }),
    });
  });
  return { id, path: `/invite/${secret}`, expiresAt: expiresAt.toISOString() };
}

/** Ends an invitation before it is used. @throws AppError not_found, conflict when it is no longer open */
export async function revokeInvitation(actor: PersonActor, input: { id: string }): Promise<void> {
  await authorize(actor, "members.manage");
  await transact(async (tx) => {
    if (!(await tx.invitation.findFirst({ where: { id: input.id, workspaceId: actor.workspaceId } }))) throw notFound("invitation");
    const ended = await tx.invitation.updateMany({
      where: { id: input.id, workspaceId: actor.workspaceId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (ended.count === 0) throw new AppError("conflict", "This invitation was used or withdrawn already.");
    await recordAudit(tx, actor, { action: "invitation.revoked", object: { type: "invitation", id: input.id } });
  });
}

export interface InvitationView {
  workspace: { slug: string; name: string };
  role: Role;
  by: string;
  expiresAt: string;
}

/** What an invitation's bearer may know; null when it is not open. */
export async function readInvitation(token: string): Promise<InvitationView | null> {
  const [row] = await sql<{ slug: string; name: string; role: Role; by: string; expires_at: Date }>(
    `SELECT w.slug, w.name, i.role, u.name AS by, i.expires_at FROM invitations i
     JOIN workspaces w ON w.id = i.workspace_id JOIN users u ON u.id = i.created_by
     WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`,
    [secretHash(token)],
  );
  return row ? { workspace: { slug: row.slug, name: row.name }, role: row.role, by: row.by, expiresAt: row.expires_at.toISOString() } : null;
}

async function accept(tx: Tx, token: string, userId: string, requestId: string): Promise<{ slug: string }> {
  const [invitation] = await tx.$queryRawUnsafe<{ id: string; workspace_id: string; role: Role; slug: string }[]>(
    `UPDATE invitations i SET accepted_at = now(), accepted_by = $2 FROM workspaces w
     WHERE i.token_hash = $1 AND w.id = i.workspace_id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
     RETURNING i.id, i.workspace_id, i.role, w.slug`,
    secretHash(token),
    userId,
  );
  if (!invitation) throw new AppError("conflict", SPENT);
  const member = { workspaceId: invitation.workspace_id, userId };
  const joined = await tx.membership.createMany({ data: [{ ...member, role: invitation.role }], skipDuplicates: true });
  if (joined.count === 0) throw new AppError("conflict", "You are a member of this workspace already. The invitation is still open for someone else.");
  const actor = { kind: "person" as const, id: userId, workspaceId: invitation.workspace_id, requestId };
  await recordAudit(tx, actor, { action: "invitation.accepted", object: { type: "invitation", id: invitation.id }, facts: { role: invitation.role } });
  await recordAudit(tx, actor, { action: "member.added", object: { type: "user", id: userId }, facts: { role: invitation.role, by: "invitation" } });
  return { slug: invitation.slug };
}

/** Accepts as somebody who is signed in. @throws AppError conflict */
export async function acceptInvitation(token: string, userId: string, requestId: string): Promise<{ slug: string }> {
  return transact((tx) => accept(tx, token, userId, requestId));
}

/** Accepts as somebody new: makes the user and signs them in. @throws AppError conflict when it is spent or the email is known */
export async function acceptAsNewPerson(
  token: string,
  input: z.output<typeof newPersonInput>,
  visitor: Visitor,
): Promise<{ slug: string; userId: string; signInId: string }> {
  if (!(await readInvitation(token))) throw new AppError("conflict", SPENT);
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx) => {
    const id = newId("user");
    const made = await tx.user.createMany({ data: [{ id, email: input.email, name: input.name, passwordHash }], skipDuplicates: true });
    if (made.count === 0)
      throw new AppError("conflict", "There is an account with this email. Sign in with it, then open the invitation again.", { field: "email" });
    const { slug } = await accept(tx, token, id, visitor.requestId);
    return { slug, userId: id, signInId: await startSignIn(tx, id, "invitation", visitor) };
  });
}

/**
 * Accepts as somebody new whom an outside provider vouches for: makes the user, links the identity, signs them in.
 * @returns null when this is for `signInWithIdentity` to answer: no open invitation, no verified email, or somebody who is known
 * @throws AppError conflict when the invitation is spent meanwhile
 */
export async function acceptWithIdentity(token: string, identity: OutsideIdentity, visitor: Visitor): Promise<{ userId: string; signInId: string } | null> {
  if (identity.verifiedEmail === null || !(await readInvitation(token))) return null;
  const { provider, subject } = identity;
  const email = normalEmail(identity.verifiedEmail);
  const name = (identity.name?.trim() || email.replace(/@.*$/, "")).slice(0, 200);
  return transact(async (tx) => {
    if (await tx.identity.findUnique({ where: { provider_subject: { provider, subject } } })) return null;
    const id = newId("user");
    const made = await tx.user.createMany({ data: [{ id, email, name, passwordHash: null }], skipDuplicates: true });
    if (made.count === 0) return null;
    await tx.identity.create({ data: { provider, subject, userId: id } });
    await accept(tx, token, id, visitor.requestId);
    return { userId: id, signInId: await startSignIn(tx, id, provider, visitor) };
  });
}

/** The workspace that this person joined with this invitation, or null: for coming back to the link after it was used. */
export async function joinedWith(token: string, userId: string): Promise<{ slug: string } | null> {
  const [row] = await sql<{ slug: string }>(
    "SELECT w.slug FROM invitations i JOIN workspaces w ON w.id = i.workspace_id WHERE i.token_hash = $1 AND i.accepted_by = $2",
    [secretHash(token), userId],
  );
  return row ?? null;
}
