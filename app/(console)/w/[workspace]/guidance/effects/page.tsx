import type { Metadata } from "next";
import { Concerns } from "@/components/guidance/concerns";
import { Effects } from "@/components/guidance/effects";
import { HoldOut } from "@/components/guidance/hold-out";
import { SectionNav } from "@/components/guidance/section-nav";
import { Simulation } from "@/components/guidance/simulation";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { pageContext } from "@/lib/auth/gate";
import { listMembers } from "@/lib/auth/members";
import { may } from "@/lib/auth/policy";
import { careOfItems, listConcerns } from "@/lib/effect/concerns/queries";
import { listEffects } from "@/lib/effect/queries";
import { holdOutOf } from "@/lib/guidance/hold-out";
import { simulationOf } from "@/lib/simulation/queries";

export const metadata: Metadata = { title: "Effects" };

export default async function EffectsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { slug } = workspace;
  const [effects, concerns, care, holdOut, simulation] = await Promise.all([
    listEffects(actor),
    listConcerns(actor),
    careOfItems(actor),
    holdOutOf(actor.workspaceId),
    workspace.sample ? simulationOf(actor) : null,
  ]);
  const members = may(actor, "lessons.review") ? await listMembers(actor) : null;
  const people = members?.map(({ userId, name }) => ({ id: userId, name })) ?? null;
  return (
    <PageFrame>
      <PageHeader title="Guidance">What guidance did to outcomes, and what is to be looked at again.</PageHeader>
      <SectionNav slug={slug} view="effects" />
      {simulation && <Simulation slug={slug} simulation={simulation} mayRun={may(actor, "sessions.import")} />}
      <HoldOut slug={slug} percent={holdOut.percent} mayChange={may(actor, "workspace.settings")} />
      {effects.length === 0 ? (
        <EmptyState title="No guidance is in force">Once a release is published and sessions with verdicts had it, its effect is shown here.</EmptyState>
      ) : (
        <Effects slug={slug} effects={effects} care={care} people={people} />
      )}
      <Concerns slug={slug} concerns={concerns} maySettle={may(actor, "lessons.review")} />
    </PageFrame>
  );
}
