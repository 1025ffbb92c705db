import type { Metadata } from "next";
import { AdoptForm } from "@/components/guidance/adopt-form";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";

export const metadata: Metadata = { title: "Adopt existing files" };

export default async function AdoptPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const back = <LinkButton href={`/w/${workspace.slug}/guidance`}>Guidance in force</LinkButton>;
  return (
    <PageFrame>
      <PageHeader title="Adopt existing files" actions={back}>
        Take over what your agents already read, word for word, so that everything they get is in one place and can be traced, changed and retired.
      </PageHeader>
      {may(actor, "guidance.adopt") ? (
        <AdoptForm slug={workspace.slug} />
      ) : (
        <EmptyState title="Adopting needs the role lead">Ask a lead of this workspace to adopt the files, or to change your role.</EmptyState>
      )}
    </PageFrame>
  );
}
