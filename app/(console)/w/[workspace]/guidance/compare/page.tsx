import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareForm } from "@/components/guidance/compare-form";
import { DifferenceView, differenceWords } from "@/components/guidance/difference-view";
import { ReleaseNotes } from "@/components/guidance/release-notes";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { AppError } from "@/lib/errors";
import { difference } from "@/lib/guidance/difference";
import { compareReleases, listReleases } from "@/lib/guidance/queries";
import { compareSchema } from "@/lib/guidance/schema";

export const metadata: Metadata = { title: "Compare releases" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { slug } = workspace;
  const asked = compareSchema.parse(await searchParams);
  const { releases } = await listReleases(actor, { limit: 100 });
  const back = <LinkButton href={`/w/${slug}/guidance?view=history`}>All releases</LinkButton>;
  const to = asked.to ?? releases[0]?.number;
  const from = asked.from ?? releases.find((release) => release.number !== to)?.number;
  if (from === undefined || to === undefined) {
    return (
      <PageFrame>
        <PageHeader title="Compare releases" actions={back} />
        <EmptyState title="There is nothing to compare yet">Two releases are needed. Publish a draft, then come back.</EmptyState>
      </PageFrame>
    );
  }
  const compared = await compareReleases(actor, from, to).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const change = difference(compared.from.items, compared.to.items);
  return (
    <PageFrame>
      <PageHeader title="Compare releases" actions={back}>
        From release {from} to release {to}: {differenceWords(change)}.
      </PageHeader>
      <CompareForm slug={slug} from={from} to={to} numbers={releases.map((release) => release.number)} />
      <ReleaseNotes slug={slug} notes={compared.notes} />
      <section aria-label="What differs">
        <DifferenceView slug={slug} difference={change} changes={to > from ? compared.to.changes : []} />
      </section>
    </PageFrame>
  );
}
