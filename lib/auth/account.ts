import { recordAudit } from "@/lib/audit/record";
import { db, sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { hashPassword, verifyPassword } from "./password";
import { forgiveAttempts, takeAttempt } from "./rate-limit";
import type { SignedIn } from "./session";
import type { SignInMethod } from "./sign-in";
import { LIMITS_OF_PERSON, STILL_WORKS } from "./sign-in-limits";

export interface SignInView {
  id: string;
  method: SignInMethod;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

function writer(signedIn: SignedIn, requestId: string) {
  return { kind: "person" as const, id: signedIn.user.id, requestId };
}

/** The person's sign-ins that still work, the latest first. */
export async function listSignIns(signedIn: SignedIn): Promise<SignInView[]> {
  const rows = await sql<{ id: string; method: SignInMethod; user_agent: string; created_at: Date; last_seen_at: Date }>(
    `SELECT s.id, s.method, s.user_agent, s.created_at, s.last_seen_at FROM sign_ins s ${LIMITS_OF_PERSON}
     WHERE s.user_id = $1 AND ${STILL_WORKS} ORDER BY s.last_seen_at DESC, s.id DESC`,
    [signedIn.user.id],
  );
  return rows.map((row) => ({
    id: row.id,
    method: row.method,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === signedIn.signInId,
  }));
}

/** Whether the person can sign in with a password. */
export async function hasPassword(signedIn: SignedIn): Promise<boolean> {
  return (await db().user.findUnique({ where: { id: signedIn.user.id }, select: { passwordHash: true } }))?.passwordHash != null;
}

/** Changes the name that others see. The trail keeps ids, so it needs no entry of who was called what. */
export async function setName(signedIn: SignedIn, input: { name: string }): Promise<void> {
  await db().user.update({ where: { id: signedIn.user.id }, data: { name: input.name } });
}

/** Ends one of the person's sign-ins, at once. @throws AppError not_found */
export async function revokeSignIn(signedIn: SignedIn, input: { id: string }, requestId: string): Promise<void> {
  await transact(async (tx) => {
    const ended = await tx.signIn.updateMany({ where: { id: input.id, userId: signedIn.user.id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (ended.count === 0) throw notFound("sign-in");
    await recordAudit(tx, writer(signedIn, requestId), { action: "access.sign_in_revoked", object: { type: "sign_in", id: input.id } });
  });
}

/**
 * Sets or changes the password and ends every other sign-in. Changing one asks for the old one, and counts wrong answers.
 * @throws AppError invalid when the old one is wrong, rate_limited
 */
export async function setPassword(signedIn: SignedIn, input: { current: string; password: string }, requestId: string): Promise<void> {
  const { id } = signedIn.user;
  const row = await db().user.findUnique({ where: { id }, select: { passwordHash: true } });
  if (!row) throw notFound("person");
  if (row.passwordHash !== null) {
    const key = `password ${id}`;
    await takeAttempt([{ key, limit: { hits: 8, windowSeconds: 900 } }], (wait) => `Too many wrong passwords. Try again ${wait}.`);
    if (!(await verifyPassword(input.current, row.passwordHash))) throw new AppError("invalid", "This is not your current password.", { field: "current" });
    await forgiveAttempts([key]);
  }
  const passwordHash = await hashPassword(input.password);
  await transact(async (tx) => {
    const changed = await tx.user.updateMany({ where: { id, passwordHash: row.passwordHash }, data: { passwordHash } });
    if (changed.count === 0) throw new AppError("conflict", "The password was changed elsewhere meanwhile. Reload the page.");
    const ended = await tx.signIn.updateMany({ where: { userId: id, revokedAt: null, id: { not: signedIn.signInId } }, data: { revokedAt: new Date() } });
    await recordAudit(tx, writer(signedIn, requestId), { action: "access.password_set", object: { type: "user", id }, facts: { signInsEnded: ended.count } });
  });
}
