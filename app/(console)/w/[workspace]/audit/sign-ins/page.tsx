import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryList } from "@/components/audit/entry-list";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listMemberSignIns } from "@/lib/audit/queries";
import { filtersOfAddress } from "@/lib/audit/schema";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";

export const metadata: Metadata = { title: "Sign-ins" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  if (!may(actor, "members.manage")) notFound();
  const { cursor } = filtersOfAddress(await searchParams);
  const { entries, next } = await listMemberSignIns(actor, cursor);
  const base = `/w/${slug}/audit`;
  return (
    <PageFrame>
      <PageHeader
        title="Sign-ins"
        actions={
          <LinkButton href={base} variant="ghost">
            Back to the trail
          </LinkButton>
        }
      >
        Of the members of this workspace, out of the trail of the whole installation. Failed ones are here when they named a member's email.
      </PageHeader>
      {entries.length === 0 ? <EmptyState title="Nobody has signed in yet" /> : <EntryList slug={null} entries={entries} />}
      {next && (
        <nav aria-label="Pages" className="mt-4 flex justify-end">
          <LinkButton href={`${base}/sign-ins?cursor=${encodeURIComponent(next)}`} size="sm" rel="next">
            Older
          </LinkButton>
        </nav>
      )}
    </PageFrame>
  );
}
