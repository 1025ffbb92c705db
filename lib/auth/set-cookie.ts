import { cookies } from "next/headers";
import { encodeSession, type SessionClaims, SIGN_IN_MAX_AGE, sessionCookieName, sessionCookieOptions } from "./cookie";

/** Gives the browser the cookie of a sign-in that was just made. For server actions. */
export async function giveSessionCookie(claims: SessionClaims): Promise<void> {
  (await cookies()).set(sessionCookieName(), await encodeSession(claims), { ...sessionCookieOptions(), maxAge: SIGN_IN_MAX_AGE });
}
