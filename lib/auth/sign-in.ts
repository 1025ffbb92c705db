import { recordAudit } from "@/lib/audit/record";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { SIGN_IN_MAX_AGE } from "./cookie";
import { followGroups, knowsGroups } from "./group-roles";
import { network } from "./network";
import { verifyPassword } from "./password";
import { forgiveAttempts, type Limit, takeAttempt } from "./rate-limit";

export type SignInMethod = "setup_link" | "password" | "invitation" | "github" | "oidc";

/** Where an attempt to sign in comes from. */
export interface Visitor {
  address: string;
  userAgent: string;
  requestId: string;
}

const WINDOW = 15 * 60;
const BY_PAIR: Limit = { hits: 8, windowSeconds: WINDOW };
const BY_ADDRESS: Limit = { hits: 40, windowSeconds: WINDOW };
// Over all addresses an email is slowed down, not locked: whoever knows it could keep its owner out otherwise.
const BY_EMAIL: Limit = { hits: 30, windowSeconds: 60 };

/** The form in which emails are stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Adds the row that a session cookie names, with its audit entry, inside the transaction of what led to it. Call it last. Times are the
 * database's, so that a machine whose clock is wrong lengthens nothing.
 * @param provenAt when an outside provider last asked for a proof, in seconds since 1970; just now when nothing is said
 */
export async function startSignIn(tx: Tx, userId: string, method: SignInMethod, visitor: Visitor, provenAt?: number): Promise<string> {
  const id = newId("signIn");
  await tx.$executeRawUnsafe(
    `INSERT INTO sign_ins (id, user_id, method, user_agent, expires_at, proven_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5), least(now(), coalesce(to_timestamp($6::float8), now())))`,
    id,
    userId,
    method,
    visitor.userAgent.slice(0, 300),
    SIGN_IN_MAX_AGE,
    provenAt ?? null,
  );
  await recordAudit(
    tx,
    { kind: "person", id: userId, requestId: visitor.requestId },
    {
      action: "access.signed_in",
      object: { type: "sign_in", id },
      facts: { method },
      text: { address: visitor.address, userAgent: visitor.userAgent.slice(0, 300) },
    },
  );
  return id;
}

async function refuse(email: string, visitor: Visitor, facts: Record<string, string | number>): Promise<void> {
  await transact((tx) =>
    recordAudit(
      tx,
      { kind: "anonymous", id: "anonymous", requestId: visitor.requestId },
      {
        action: "access.sign_in_failed",
        object: { type: "installation", id: "installation" },
        facts,
        text: { email: email.slice(0, 254), address: visitor.address },
      },
    ),
  );
}

/**
 * Signs in with email and password. Failures are counted by email and address together, by address, and by email, over all
 * processes; the answer and its time are the same whether the email exists or not.
 * @returns the user and the new sign-in
 * @throws AppError unauthenticated, rate_limited
 */
export async function signInWithPassword(
  input: { email: string; password: string },
  visitor: Visitor,
): Promise<{ userId: string; name: string; email: string; signInId: string }> {
  const email = normalEmail(input.email);
  const [person, place] = [sha256(email), network(visitor.address)];
  // The narrowest first: what it refuses does not count against the others.
  const keys = [
    { key: `sign-in pair ${person} ${place}`, limit: BY_PAIR },
    { key: `sign-in address ${place}`, limit: BY_ADDRESS },
    { key: `sign-in email ${person}`, limit: BY_EMAIL },
  ];
  try {
    await takeAttempt(keys, (wait) => `Too many failed sign-ins. Try again ${wait}.`);
  } catch (error) {
    if (error instanceof AppError) await refuse(email, visitor, { reason: "rate_limited" });
    throw error;
  }
  const [user] = await sql<{ id: string; name: string; email: string; password_hash: string | null }>(
    "SELECT id, name, email, password_hash FROM users WHERE email = $1 AND disabled_at IS NULL",
    [email],
  );
  const fits = await verifyPassword(input.password, user?.password_hash ?? null);
  if (!user || !fits) {
    await refuse(email, visitor, { reason: "wrong_credentials" });
    throw new AppError("unauthenticated", "Email and password do not fit together.");
  }
  const signInId = await transact((tx) => startSignIn(tx, user.id, "password", visitor));
  await forgiveAttempts(keys.map((one) => one.key));
  return { userId: user.id, name: user.name, email: user.email, signInId };
}

export interface OutsideIdentity {
  provider: "github" | "oidc";
  subject: string;
  /** The email only when the provider vouches for it. */
  verifiedEmail: string | null;
  /** What the provider calls them; for a new person. */
  name?: string | null;
  /** The groups that the provider says they are in; undefined when it says nothing of groups. */
  groups?: readonly string[];
  /** When the provider last asked them for a proof, in seconds since 1970; undefined when it does not say. */
  provenAt?: number;
}

/** Somebody new whose group has a role somewhere needs no invitation: the group is theirs. */
async function addedByGroup(tx: Tx, email: string, { name, groups }: OutsideIdentity): Promise<{ id: string } | null> {
  if (!groups || !(await knowsGroups(groups))) return null;
  const known = await tx.user.findFirst({ where: { email } });
  if (known) return null;
  const id = newId("user");
  await tx.user.create({ data: { id, email, name: (name ?? email.split("@")[0] ?? email).slice(0, 200) } });
  return { id };
}

/**
 * Signs in someone whom an outside provider vouches for: known by their identity there, else linked once by a verified email of
 * an existing user. Nobody is made here: people come by invitation (`acceptWithIdentity`).
 * @throws AppError unauthenticated when nobody fits
 */
export async function signInWithIdentity(identity: OutsideIdentity, visitor: Visitor): Promise<{ userId: string; signInId: string }> {
  const email = identity.verifiedEmail === null ? null : normalEmail(identity.verifiedEmail);
  const result = await transact(async (tx) => {
    const known = await tx.identity.findUnique({ where: { provider_subject: { provider: identity.provider, subject: identity.subject } } });
    const user = known
      ? await tx.user.findFirst({ where: { id: known.userId, disabledAt: null } })
      : email && ((await tx.user.findFirst({ where: { email, disabledAt: null } })) ?? (await addedByGroup(tx, email, identity)));
    if (!user) return null;
    if (!known) await tx.identity.create({ data: { provider: identity.provider, subject: identity.subject, userId: user.id } });
    if (identity.groups) await followGroups(tx, user.id, identity.groups, visitor.requestId);
    return { userId: user.id, signInId: await startSignIn(tx, user.id, identity.provider, visitor, identity.provenAt) };
  });
  if (result) return result;
  await refuse(email ?? "", visitor, { reason: "unknown_identity", provider: identity.provider });
  throw new AppError("unauthenticated", "Nobody here has this account. Ask an admin for an invitation to the email address of that account.");
}

/** Ends one's own sign-in: from the sign-out button. Doing it twice is fine. */
export async function endSignIn(userId: string, signInId: string, requestId: string): Promise<void> {
  await transact(async (tx) => {
    const ended = await tx.signIn.updateMany({ where: { id: signInId, userId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (ended.count === 1)
      await recordAudit(tx, { kind: "person", id: userId, requestId }, { action: "access.signed_out", object: { type: "sign_in", id: signInId } });
  });
}
