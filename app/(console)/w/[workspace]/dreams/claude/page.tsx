import { Unplug } from "lucide-react";
import type { Metadata } from "next";
import { DreamForm } from "@/components/claude/dream-form";
import { dollars } from "@/components/claude/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getConnectionSummary } from "@/lib/claude/connections/queries";
import { getMonthlyBudget } from "@/lib/claude/dreams/queries";
import { MOST_INSTRUCTIONS } from "@/lib/claude/dreams/schema";
import { listFacets } from "@/lib/sessions/queries/facets";

export const metadata: Metadata = { title: "Dream with Claude" };

export default async function ClaudeDreamPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const [connection, budget, facets] = await Promise.all([getConnectionSummary(actor), getMonthlyBudget(actor), listFacets(actor)]);
  const admin = may(actor, "connections.manage");
  return (
    <PageFrame width="narrow">
      <PageHeader title="Dream with Claude" actions={<LinkButton href={`/w/${slug}/dreams`}>All dreams</LinkButton>}>
        Claude reads the chosen sessions and the guidance in force, and writes a reorganised copy into a store of its own. Every difference becomes a lesson for
        people to review; nothing reaches an agent by itself.
      </PageHeader>
      {!connection?.canDream ? (
        <EmptyState
          icon={<Unplug aria-hidden />}
          title={connection ? "A model, its prices and a budget are needed first" : "This workspace is not connected to Claude"}
          actions={admin ? <LinkButton href={`/w/${slug}/settings/claude`}>{connection ? "To the settings" : "Connect"}</LinkButton> : undefined}
        >
          {!admin
            ? "An admin of this workspace can set that up."
            : connection
              ? "They are in the settings of the connection."
              : "Enter an API key of the Claude platform and bring in sessions; then Claude can dream on them."}
        </EmptyState>
      ) : !may(actor, "dreams.run") ? (
        <Notice>Starting a dream needs the role reviewer.</Notice>
      ) : (
        <div className="flex flex-col gap-5">
          {budget && (
            <p className="text-sm text-muted tabular-nums">
              This month: {dollars(budget.spent)} spent, {dollars(budget.reserved)} set aside for dreams that run, of {dollars(budget.limit)}.
            </p>
          )}
          <DreamForm slug={slug} agents={facets.agents} tasks={facets.tasks} mostInstructions={MOST_INSTRUCTIONS} />
        </div>
      )}
    </PageFrame>
  );
}
