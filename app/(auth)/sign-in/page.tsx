import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/settings/sign-in-form";
import { signInAction } from "@/lib/auth/entrance";
import { currentSignIn } from "@/lib/auth/gate";
import { outsideProviders } from "@/lib/auth/outside-providers";
import { safePath } from "@/lib/auth/path-header";

export const metadata: Metadata = { title: "Sign in" };

const KNOWN_ERRORS: Record<string, string> = {
  OAuthSignin: "The provider could not be reached. Try again, or use your password.",
  OAuthCallback: "The provider did not confirm the sign-in. Try again.",
  Callback: "The sign-in could not be completed. Try again.",
  UnknownIdentity:
    "Nobody here has that account, so nobody was signed in. Ask an admin for an invitation link, open it, and continue with the provider from there.",
  SessionRequired: "Sign in to go on.",
};

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next, error } = await searchParams;
  const target = safePath(typeof next === "string" ? next : null);
  if (await currentSignIn()) redirect(target);
  const given = typeof error === "string" ? error : null;
  // What stands in the address is not ours: only sentences that this page knows are shown.
  const refusal = given === null ? null : (KNOWN_ERRORS[given] ?? "The sign-in was refused. Try again, or ask an admin for an invitation link.");
  return (
    <>
      <h1 className="text-2xl">Sign in</h1>
      <p className="mt-1 mb-6 text-muted">Review what your agents learned.</p>
      <SignInForm target={target} providers={outsideProviders()} refusal={refusal} enter={signInAction} />
    </>
  );
}
