import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AcceptInvitation } from "@/components/settings/accept-invitation";
import { NewPersonForm } from "@/components/settings/new-person-form";
import { ProviderButtons } from "@/components/settings/provider-buttons";
import { LinkButton } from "@/components/ui/link-button";
import { acceptAsNewPersonAction, acceptInvitationAction } from "@/lib/auth/entrance";
import { currentSignIn } from "@/lib/auth/gate";
import { joinedWith, readInvitation } from "@/lib/auth/invitations";
import { outsideProviders } from "@/lib/auth/outside-providers";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const WHAT: Record<string, string> = {
  viewer: "You will be able to read everything in it.",
  reviewer: "You will be able to decide on lessons and publish what the policy lets through.",
  lead: "You will set its policy, give second approvals and withdraw lessons.",
  admin: "You will manage its members, tokens and connections.",
};

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, signedIn] = await Promise.all([readInvitation(token), currentSignIn()]);
  const joined = !invitation && signedIn && (await joinedWith(token, signedIn.user.id));
  if (joined) redirect(`/w/${joined.slug}/review`);
  if (!invitation)
    return (
      <>
        <h1 className="text-2xl">This invitation is no longer open</h1>
        <p className="mt-2 mb-6 text-pretty text-muted">It was used, withdrawn, or is older than 7 days. Ask whoever sent it for a new one.</p>
        <LinkButton href="/" size="lg" className="self-start">
          {signedIn ? "To the console" : "Go to sign in"}
        </LinkButton>
      </>
    );
  return (
    <>
      <h1 className="text-2xl">Join {invitation.workspace.name}</h1>
      <p className="mt-2 mb-6 text-pretty text-muted">
        {invitation.by} invites you as {invitation.role}. {WHAT[invitation.role]}
      </p>
      {signedIn ? (
        <AcceptInvitation name={signedIn.user.name} email={signedIn.user.email} accept={acceptInvitationAction.bind(null, token)} />
      ) : (
        <>
          <NewPersonForm enter={acceptAsNewPersonAction.bind(null, token)} submitLabel="Join" />
          <div className="mt-5">
            <ProviderButtons providers={outsideProviders()} target={`/invite/${token}`} />
          </div>
          <p className="mt-6 border-t pt-5 text-sm text-muted">
            You have an account?{" "}
            <a href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`} className="text-accent underline underline-offset-2">
              Sign in first
            </a>
          </p>
        </>
      )}
    </>
  );
}
