import type { Metadata } from "next";
import { PersonalShell } from "@/app/(console)/personal-shell";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { minutesInWords } from "@/components/settings/duration";
import { NameForm } from "@/components/settings/name-form";
import { PasswordForm } from "@/components/settings/password-form";
import { SettingsSection } from "@/components/settings/settings-section";
import { SignInList } from "@/components/settings/sign-in-list";
import { hasPassword, listSignIns } from "@/lib/auth/account";
import { revokeSignInAction, setNameAction, setPasswordAction } from "@/lib/auth/actions";
import { requireSignIn } from "@/lib/auth/gate";
import { limitsOfPerson } from "@/lib/auth/sign-in-limits";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const signedIn = await requireSignIn();
  const [signIns, password, limits] = await Promise.all([listSignIns(signedIn), hasPassword(signedIn), limitsOfPerson(signedIn.user.id)]);
  return (
    <PersonalShell>
      <PageFrame>
        <PageHeader title="Your account">{signedIn.user.email}</PageHeader>
        <div className="flex flex-col gap-8 border-t pt-6">
          <SettingsSection title="Name" description="Stands beside everything you decide.">
            <NameForm initial={signedIn.user.name} save={setNameAction} />
          </SettingsSection>
          <SettingsSection
            title="Password"
            description={
              password ? "Changing it ends your sign-ins on other devices." : "You have none yet. Set one to sign in elsewhere, or after this sign-in ends."
            }
          >
            <PasswordForm known={password} email={signedIn.user.email} save={setPasswordAction} />
          </SettingsSection>
          <SettingsSection
            title="Where you are signed in"
            description={`A sign-in ends after ${minutesInWords(limits.longestMinutes)}, or ${minutesInWords(limits.idleMinutes)} without a visit. The strictest of your workspaces counts.`}
          >
            <SignInList signIns={signIns} revoke={revokeSignInAction} />
          </SettingsSection>
        </div>
      </PageFrame>
    </PersonalShell>
  );
}
