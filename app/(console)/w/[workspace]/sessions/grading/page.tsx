import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { GradeList } from "@/components/claude/grade-list";
import { NewRubric } from "@/components/claude/new-rubric";
import { RubricList } from "@/components/claude/rubric-list";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getConnectionSummary } from "@/lib/claude/connections/queries";
import { listGrades, listRubrics } from "@/lib/claude/grade/queries";
import { listFacets } from "@/lib/sessions/queries/facets";

export const metadata: Metadata = { title: "Grade with Claude" };

export default async function GradingPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const [rubrics, grades, connection, facets] = await Promise.all([listRubrics(actor), listGrades(actor), getConnectionSummary(actor), listFacets(actor)]);
  const mayManage = may(actor, "workspace.settings");
  const add = mayManage && <NewRubric slug={slug} agents={facets.agents} />;
  return (
    <PageFrame>
      <PageHeader
        title="Grade with Claude"
        actions={
          <>
            <LinkButton href={`/w/${slug}/sessions`}>All sessions</LinkButton>
            {rubrics.length > 0 && add}
          </>
        }
      >
        Sessions that came without a verdict can be judged by a rubric, each in a request of its own. Every judgement rests on a quote that the session holds; a
        person may contest it, and how far both agree is shown.
      </PageHeader>
      <div className="flex flex-col gap-7">
        {!connection?.canDream && (
          <Notice>
            {connection
              ? "Grading needs a model, its prices and a budget in the settings of the connection."
              : "This workspace is not connected to Claude. An admin can connect it in the settings; rubrics can be written before."}
          </Notice>
        )}
        {rubrics.length === 0 ? (
          <EmptyState icon={<ListChecks aria-hidden />} title="No rubric yet" actions={add || undefined}>
            A rubric says in plain words what a good session does.
          </EmptyState>
        ) : (
          <section aria-labelledby="rubrics">
            <h2 id="rubrics" className="mb-2 text-base">
              Rubrics
            </h2>
            <RubricList slug={slug} rubrics={rubrics} mayAsk={connection?.canDream === true && may(actor, "sessions.contest")} mayManage={mayManage} />
          </section>
        )}
        {grades.length > 0 && (
          <section aria-labelledby="grades">
            <h2 id="grades" className="mb-2 text-base">
              Latest grades
            </h2>
            <GradeList slug={slug} grades={grades} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}
