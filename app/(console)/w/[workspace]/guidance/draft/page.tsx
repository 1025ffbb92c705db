import { PackageOpen, TriangleAlert } from "lucide-react";
import type { Metadata } from "next";
import { CompleteGuidance } from "@/components/guidance/complete-guidance";
import { DifferenceView, differenceWords } from "@/components/guidance/difference-view";
import { PublishButton } from "@/components/guidance/publish-button";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { HostileInline } from "@/components/text/hostile-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { difference, isEmpty } from "@/lib/guidance/difference";
import { getDraft, getReleaseInForce } from "@/lib/guidance/queries";
import { warningsOf } from "@/lib/guidance/warnings";

export const metadata: Metadata = { title: "Draft release" };

export default async function DraftPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { slug } = workspace;
  const [draft, inForce] = await Promise.all([getDraft(actor), getReleaseInForce(actor)]);
  if (!draft || draft.changes.length === 0) {
    return (
      <PageFrame>
        <PageHeader title="Draft release" />
        <EmptyState
          icon={<PackageOpen aria-hidden />}
          title="Nothing waits to be published"
          actions={
            <>
              <LinkButton variant="primary" href={`/w/${slug}/review`}>
                Review lessons
              </LinkButton>
              <LinkButton href={`/w/${slug}/guidance`}>Guidance in force</LinkButton>
            </>
          }
        >
          Lessons collect here when they are approved. Then someone publishes them together.
        </EmptyState>
      </PageFrame>
    );
  }
  const change = difference(inForce?.items ?? [], draft.items);
  const summary = differenceWords(change);
  const warnings = warningsOf(draft.items, draft.changes, draft.sizes);
  const count = draft.changes.filter((one) => !one.moot).length;
  const waiting = count === 0 ? "No approved change waits" : count === 1 ? "1 approved change waits" : `${count} approved changes wait`;
  const publishable = count > 0 && !isEmpty(change);
  return (
    <PageFrame>
      <PageHeader
        title={`Draft release ${draft.number}`}
        actions={
          <>
            <LinkButton href={`/w/${slug}/guidance`}>Guidance in force</LinkButton>
            {!publishable ? (
              <span className="text-sm text-muted">There is nothing to publish.</span>
            ) : may(actor, "guidance.publish") ? (
              <PublishButton
                slug={slug}
                releaseId={draft.id}
                number={draft.number}
                digest={draft.digest}
                summary={summary}
                items={draft.items.length}
                mayReturn={may(actor, "guidance.return")}
              />
            ) : (
              <span className="text-sm text-muted">Reviewers publish.</span>
            )}
          </>
        }
      >
        {waiting}. Compared with {inForce ? `release ${inForce.number} in force` : "no guidance at all"}: {summary}.
      </PageHeader>
      {warnings.length > 0 && (
        <Notice tone="warn" icon={<TriangleAlert aria-hidden className="text-warn" />} className="mb-6">
          <ul className="flex flex-col gap-1">
            {warnings.map((warning) => (
              <li key={warning} className="[overflow-wrap:anywhere]">
                <HostileInline text={warning} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <section aria-labelledby="changes" className="mb-8">
        <h2 id="changes" className="mb-3 text-base">
          What changes
        </h2>
        <DifferenceView slug={slug} difference={change} changes={draft.changes} />
      </section>
      <CompleteGuidance release={draft} heading="What agents will get" />
    </PageFrame>
  );
}
