import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/policy";
import { type SignInMethod, startSignIn, type Visitor } from "@/lib/auth/sign-in";
import { db, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";

// Tests sign in often: a cheaper hash than people get.
const CHEAP = { N: 2 ** 10, r: 8, p: 1 };

process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

/** Somebody at the door, from an address of their own. */
export function makeVisitor(address = newId("request")): Visitor {
  return { address, userAgent: "Test", requestId: newId("request") };
}

/** A new user, with a password when one is given, and memberships by workspace id. */
export async function makeUser(options: { password?: string; memberships?: Record<string, Role> } = {}): Promise<{ id: string; email: string; name: string }> {
  const id = newId("user");
  const user = { id, email: `${id}@example.test`, name: "Test person" };
  await db().user.create({ data: { ...user, passwordHash: options.password ? await hashPassword(options.password, CHEAP) : null } });
  const rows = Object.entries(options.memberships ?? {}).map(([workspaceId, role]) => ({ workspaceId, userId: id, role }));
  if (rows.length > 0) await db().membership.createMany({ data: rows });
  return user;
}

/** A sign-in of the user. */
export function makeSignIn(userId: string, method: SignInMethod = "password"): Promise<string> {
  return transact((tx) => startSignIn(tx, userId, method, makeVisitor()));
}
