import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompleteGuidance } from "@/components/guidance/complete-guidance";
import { DifferenceView, differenceWords } from "@/components/guidance/difference-view";
import { ReleaseBadges } from "@/components/guidance/release-badge";
import { ReturnButton } from "@/components/guidance/return-button";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { HostileInline } from "@/components/text/hostile-text";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { difference } from "@/lib/guidance/difference";
import { getRelease, getReleaseInForce } from "@/lib/guidance/queries";

interface Props {
  params: Promise<{ workspace: string; number: string }>;
}

async function load({ params }: Props) {
  const { workspace: slug, number } = await params;
  const { actor, workspace } = await pageContext(slug);
  if (!/^\d{1,9}$/.test(number)) notFound();
  try {
    return { actor, workspace, ...(await getRelease(actor, Number(number))) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { release } = await load(props);
  return { title: `Release ${release.number}` };
}

export default async function ReleasePage(props: Props) {
  const { actor, workspace, release, before } = await load(props);
  const { slug } = workspace;
  const inForce = release.state === "past" && may(actor, "guidance.return") ? await getReleaseInForce(actor) : null;
  const returnable = inForce !== null && inForce.sha256 !== release.sha256;
  const change = difference(before?.items ?? [], release.items);
  return (
    <PageFrame>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Release {release.number} <ReleaseBadges release={release} />
          </span>
        }
        actions={
          <>
            <LinkButton href={`/w/${slug}/guidance?view=history`}>All releases</LinkButton>
            {before && <LinkButton href={`/w/${slug}/guidance/compare?from=${before.number}&to=${release.number}`}>Compare</LinkButton>}
            {returnable && (
              <ReturnButton slug={slug} number={release.number} inForce={inForce.number} summary={differenceWords(difference(inForce.items, release.items))} />
            )}
          </>
        }
      >
        Published {release.publishedAt && <RelativeTime at={release.publishedAt} format="absolute" />} by <HostileInline text={release.publishedBy ?? ""} />
        {release.note !== "" && (
          <>
            : <HostileInline text={release.note} className="text-text" />
          </>
        )}
        {/[.!?…]\s*$/.test(release.note) ? " " : ". "}
        {release.deliveries === 0 ? "Delivered to no session." : `${release.deliveries.toLocaleString("en-GB")} deliveries recorded.`}
        <span className="mt-1 flex items-center gap-1 font-mono text-xs">
          <span className="min-w-0 truncate" title="SHA-256 of the release's content, order and index included">
            {release.sha256}
          </span>
          <CopyButton value={release.sha256 ?? ""} label="Copy the release's hash" />
        </span>
      </PageHeader>
      <section aria-labelledby="changes" className="mb-8">
        <h2 id="changes" className="mb-3 text-base">
          {before ? `Compared with release ${before.number}` : "What it brought"}: {differenceWords(change)}
        </h2>
        <DifferenceView slug={slug} difference={change} changes={release.changes} />
      </section>
      <CompleteGuidance release={release} heading="What agents got" />
    </PageFrame>
  );
}
