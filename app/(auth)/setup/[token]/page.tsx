import type { Metadata } from "next";
import { NewPersonForm } from "@/components/settings/new-person-form";
import { LinkButton } from "@/components/ui/link-button";
import { redeemSetupAction } from "@/lib/auth/entrance";
import { isSetupLinkOpen } from "@/lib/auth/setup";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isSetupLinkOpen(token)))
    return (
      <>
        <h1 className="text-2xl">This link has been used</h1>
        <p className="mt-2 mb-6 text-pretty text-muted">
          A setup link works once, for 24 hours. If nobody has an account yet, restart Lucid: it prints a new one. Otherwise sign in, or ask an admin for an
          invitation.
        </p>
        <LinkButton href="/sign-in" size="lg" className="self-start">
          Go to sign in
        </LinkButton>
      </>
    );
  return (
    <>
      <h1 className="text-2xl">Welcome to Lucid</h1>
      <p className="mt-2 mb-6 text-pretty text-muted">
        This link makes you the first admin of this installation. It works once. Next you see the review desk, with the first lesson that the sample agents
        learned.
      </p>
      <NewPersonForm enter={redeemSetupAction.bind(null, token)} passwordOptional submitLabel="Open the review desk" />
    </>
  );
}
