import type { Metadata } from "next";
import Link from "next/link";
import { AgreementFigure, FastDecisions, TimeToDecision } from "@/components/insights/decision-figures";
import { DreamsFigure, RejectionsFigure, WaitingFigure } from "@/components/insights/queue-figures";
import { SHOWN } from "@/components/insights/rows";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import type { Insights } from "@/lib/insights/insights";
import { getInsights, insightNames, WINDOWS } from "@/lib/insights/queries";

export const metadata: Metadata = { title: "Insights" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ days?: string | string[] }>;
}

/** The ids whose names the tables show. */
function idsOf({ decisions, fast, agreement, rejections, waiting, dreams }: Insights) {
  const last = <R,>(rows: readonly R[]) => rows.slice(-SHOWN);
  const lessons = [...last(decisions.rows), ...last(fast.rows), ...last(agreement.rows), ...last(rejections.rows), ...waiting.rows.slice(0, SHOWN)];
  const users = [
    ...fast.byPerson.map(({ id }) => id),
    ...agreement.pairs.flatMap(({ one, other }) => [one, other]),
    ...agreement.rows.flatMap(({ verdicts }) => verdicts.map(({ by }) => by)),
    ...rejections.rows.map(({ by }) => by),
  ];
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  return { users: unique(users), lessons: unique(lessons.map(({ lessonId }) => lessonId)), dreams: unique(last(dreams.rows).map(({ dreamId }) => dreamId)) };
}

const windowWords = (days: number): string => (days === 365 ? "A year" : `${days} days`);

/** How review goes: every figure computed from the audit trail. */
export default async function InsightsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { actor, workspace } = await pageContext(slug);
  const asked = Number((await searchParams).days);
  const days = WINDOWS.find((window) => window === asked) ?? 30;
  const insights = may(actor, "insights.read") ? await getInsights(actor, days) : null;
  const context = insights && { slug: workspace.slug, names: await insightNames(actor, idsOf(insights)) };
  return (
    <PageFrame>
      <PageHeader
        title="Insights"
        actions={
          insights && (
            <nav aria-label="Time shown" className="flex gap-1">
              {WINDOWS.map((window) => (
                <Link
                  key={window}
                  href={`/w/${workspace.slug}/insights?days=${window}`}
                  aria-current={window === days ? "page" : undefined}
                  className="inline-flex h-8 items-center rounded-md border border-transparent px-2.5 text-sm text-muted hover:text-text aria-[current=page]:border-border aria-[current=page]:bg-surface aria-[current=page]:text-text"
                >
                  {windowWords(window)}
                </Link>
              ))}
            </nav>
          )
        }
      >
        How review goes. Every figure is computed from the audit trail, and can be computed again from its export.
      </PageHeader>
      {insights && context ? (
        <div className="flex flex-col gap-4">
          <TimeToDecision figure={insights.decisions} context={context} />
          <WaitingFigure figure={insights.waiting} context={context} />
          <AgreementFigure figure={insights.agreement} context={context} />
          <FastDecisions figure={insights.fast} context={context} />
          <RejectionsFigure figure={insights.rejections} context={context} />
          <DreamsFigure figure={insights.dreams} context={context} />
        </div>
      ) : (
        <Notice>Insights say how individual people review, so they are for leads. The trail itself is open to you under Audit.</Notice>
      )}
    </PageFrame>
  );
}
