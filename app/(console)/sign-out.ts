"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { sessionCookieName } from "@/lib/auth/cookie";
import { currentSignIn } from "@/lib/auth/gate";
import { requestIdOf } from "@/lib/auth/request-id";
import { endSignIn } from "@/lib/auth/sign-in";

/** Ends this sign-in everywhere and forgets its cookie. */
export async function signOut(): Promise<void> {
  const signedIn = await currentSignIn();
  if (signedIn) await endSignIn(signedIn.user.id, signedIn.signInId, requestIdOf(await headers()));
  (await cookies()).delete(sessionCookieName());
  redirect("/sign-in");
}
