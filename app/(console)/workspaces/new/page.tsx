import type { Metadata } from "next";
import { PersonalShell } from "@/app/(console)/personal-shell";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { NewWorkspaceForm } from "@/components/settings/new-workspace-form";
import { createWorkspaceAction } from "@/lib/auth/actions";
import { requireSignIn } from "@/lib/auth/gate";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  await requireSignIn();
  return (
    <PersonalShell>
      <PageFrame width="narrow">
        <PageHeader title="New workspace">Sessions, lessons, guidance and members of one team, apart from every other. You become its first admin.</PageHeader>
        <NewWorkspaceForm create={createWorkspaceAction} />
      </PageFrame>
    </PersonalShell>
  );
}
