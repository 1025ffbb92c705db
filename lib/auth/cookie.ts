import { decode, encode } from "next-auth/jwt";

/** The most that a sign-in lasts, in seconds: 30 days. Workspaces may ask for less (sign-in-limits.ts). */
export const SIGN_IN_MAX_AGE = 30 * 24 * 3600;

/** What the cookie carries: the user and the row of this sign-in, which is checked on every request. */
export interface SessionClaims {
  userId: string;
  signInId: string;
}

/** Whether people reach the console by https, as NEXTAUTH_URL says. */
export function isSecure(): boolean {
  return (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
}

/** The session cookie's name. The `__Host-` prefix makes browsers refuse one that a neighbouring subdomain set. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-lucid-session" : "lucid-session";
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}

/** @throws Error when NEXTAUTH_SECRET is missing: `npm start` makes one in the data folder */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set. `npm start` makes one; elsewhere set it to at least 32 random characters.");
  return secret;
}

/** The encrypted session token (the format of next-auth). */
export function encodeSession(claims: SessionClaims): Promise<string> {
  return encode({ token: { sub: claims.userId, sid: claims.signInId }, secret: authSecret(), maxAge: SIGN_IN_MAX_AGE });
}

/** The claims of a session token, or null when it is missing, expired or not ours. */
export async function decodeSession(value: string | undefined): Promise<SessionClaims | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: authSecret() });
    return typeof token?.sub === "string" && typeof token.sid === "string" ? { userId: token.sub, signInId: token.sid } : null;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("NEXTAUTH_SECRET")) throw error;
    return null;
  }
}

/** One cookie out of a Cookie header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return undefined;
}
