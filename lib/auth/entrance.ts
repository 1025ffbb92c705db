"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type ActionResult, actionResult } from "./action";
import { currentSignIn } from "./gate";
import { acceptAsNewPerson, acceptInvitation } from "./invitations";
import { network } from "./network";
import { safePath } from "./path-header";
import { takeAttempt } from "./rate-limit";
import { newPersonInput, setupInput } from "./schema";
import { giveSessionCookie } from "./set-cookie";
import { redeemSetupLink } from "./setup";
import { signInWithPassword } from "./sign-in";
import { visitorOf } from "./visitor";
import { firstPage } from "./workspaces/queries";

const secret = z.string().min(20).max(100);
const LIMIT = { hits: 30, windowSeconds: 900 };

// The links carry 192 bits and more, so this is no guard against guessing: it keeps one address from making the server hash passwords.
async function visitor() {
  const who = visitorOf(await headers());
  await takeAttempt([{ key: `link address ${network(who.address)}`, limit: LIMIT }], (wait) => `Too many attempts. Try again ${wait}.`);
  return who;
}

const credentials = z.object({ email: z.string().min(3, "Give an email address.").max(254), password: z.string().min(1, "Give a password.").max(200) });

/** Signs in with email and password. @returns the page to go to */
export const signInAction = async (input: unknown, target: string): Promise<ActionResult<string>> =>
  actionResult("sign-in", async () => {
    await giveSessionCookie(await signInWithPassword(credentials.parse(input), visitorOf(await headers())));
    return safePath(target);
  });

/** Redeems a setup link. @returns the page to go to */
export const redeemSetupAction = async (token: string, input: unknown): Promise<ActionResult<string>> =>
  actionResult("setup", async () => {
    const signed = await redeemSetupLink(secret.parse(token), setupInput.parse(input), await visitor());
    await giveSessionCookie(signed);
    return firstPage(signed.userId);
  });

/** Accepts an invitation as somebody new. @returns the page to go to */
export const acceptAsNewPersonAction = async (token: string, input: unknown): Promise<ActionResult<string>> =>
  actionResult("invitation", async () => {
    const { slug, ...signed } = await acceptAsNewPerson(secret.parse(token), newPersonInput.parse(input), await visitor());
    await giveSessionCookie(signed);
    return `/w/${slug}/review`;
  });

/** Accepts an invitation as the person who is signed in. @returns the page to go to */
export const acceptInvitationAction = async (token: string): Promise<ActionResult<string>> =>
  actionResult("invitation", async (requestId) => {
    const signedIn = await currentSignIn();
    if (!signedIn) throw new AppError("unauthenticated", "You are signed out. Sign in again, then open the invitation.");
    const { slug } = await acceptInvitation(secret.parse(token), signedIn.user.id, requestId);
    return `/w/${slug}/review`;
  });
