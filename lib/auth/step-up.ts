import { recordAudit } from "@/lib/audit/record";
import { db, sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor } from "./actor";
import { outsideProviders } from "./outside-providers";
import { verifyPassword } from "./password";
import { forgiveAttempts, takeAttempt } from "./rate-limit";
import type { SignedIn } from "./session";

/** How long a proof of identity counts as fresh, in minutes. */
export const STEP_UP_MINUTES = 10;

const ASK = "Confirm that it is you: this needs a sign-in of the last few minutes.";

/**
 * For acts that a borrowed screen must not do (overriding a gate, withdrawing, redacting, deleting, changing what protects): the
 * person proved who they are within the last ten minutes. Call it in the command, right after `authorize`. The operator is at the
 * machine itself and has no sign-in; nothing else that is no person passes.
 * @throws AppError reauthenticate; the console asks for the password and repeats the act
 */
export async function requireFreshSignIn(actor: Actor): Promise<void> {
  if (actor.kind === "operator") return;
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person who signed in can do this.");
  const rows = await sql("SELECT 1 FROM sign_ins WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL AND proven_at > now() - make_interval(mins => $3)", [
    actor.signInId,
    actor.id,
    STEP_UP_MINUTES,
  ]);
  if (rows.length === 0) throw new AppError("reauthenticate", ASK);
}

export interface WaysToProve {
  /** For the browser's password manager: whose password is asked for. */
  email: string;
  password: boolean;
  /** Providers that this person has signed in with before. */
  providers: { id: string; label: string }[];
}

/** How this person can confirm who they are. */
export async function waysToProve(signedIn: SignedIn): Promise<WaysToProve> {
  const [user, identities] = await Promise.all([
    db().user.findUnique({ where: { id: signedIn.user.id }, select: { passwordHash: true } }),
    db().identity.findMany({ where: { userId: signedIn.user.id }, select: { provider: true } }),
  ]);
  const linked = new Set(identities.map(({ provider }) => provider));
  return { email: signedIn.user.email, password: user?.passwordHash != null, providers: outsideProviders().filter(({ id }) => linked.has(id)) };
}

/**
 * Confirms who is at the screen by their password, and makes the present sign-in fresh. Wrong answers are counted.
 * @throws AppError invalid, rate_limited
 */
export async function proveAgain(signedIn: SignedIn, input: { password: string }, requestId: string): Promise<void> {
  const { id } = signedIn.user;
  const key = `password ${id}`;
  await takeAttempt([{ key, limit: { hits: 8, windowSeconds: 900 } }], (wait) => `Too many wrong passwords. Try again ${wait}.`);
  const row = await db().user.findUnique({ where: { id }, select: { passwordHash: true } });
  if (!(await verifyPassword(input.password, row?.passwordHash ?? null)))
    throw new AppError("invalid", "This is not your current password.", { field: "password" });
  await forgiveAttempts([key]);
  await transact(async (tx) => {
    const proven = await tx.$executeRawUnsafe(
      "UPDATE sign_ins SET proven_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL",
      signedIn.signInId,
      id,
    );
    if (proven === 0) throw new AppError("unauthenticated", "You are signed out. Sign in again, then repeat this.");
    await recordAudit(
      tx,
      { kind: "person", id, requestId },
      { action: "access.proven", object: { type: "sign_in", id: signedIn.signInId }, facts: { method: "password" } },
    );
  });
}
