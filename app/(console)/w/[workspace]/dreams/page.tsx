import { Moon } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { DreamList } from "@/components/dreams/dream-list";
import { ScheduleSection } from "@/components/dreams/schedule-section";
import { StartDream } from "@/components/dreams/start-dream";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getSettings } from "@/lib/auth/workspaces/queries";
import { getConnectionSummary } from "@/lib/claude/connections/queries";
import { listDreams, selectableSessions } from "@/lib/dreams/queries";
import { getSchedule } from "@/lib/dreams/schedule/queries";
import { listFacets } from "@/lib/sessions/queries/facets";

export const metadata: Metadata = { title: "Dreams" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DreamsPage({ params, searchParams }: Props) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { cursor } = await searchParams;
  const { slug } = workspace;
  const [{ dreams, next }, sessions, facets, { queueBudget }, schedule, claude] = await Promise.all([
    listDreams(actor, typeof cursor === "string" ? { cursor } : {}),
    selectableSessions(actor),
    listFacets(actor),
    getSettings(actor),
    getSchedule(actor),
    getConnectionSummary(actor),
  ]);
  const start = may(actor, "dreams.run") ? <StartDream slug={slug} {...sessions} agents={facets.agents} tasks={facets.tasks} budget={queueBudget} /> : null;
  return (
    <PageFrame>
      <PageHeader
        title="Dreams"
        actions={
          start && (
            <>
              {claude && <LinkButton href={`/w/${slug}/dreams/claude`}>Dream with Claude</LinkButton>}
              {start}
            </>
          )
        }
      >
        A dream reads past sessions, finds what recurs, and writes lessons for review. What it compares:{" "}
        <Link href={`/w/${slug}/dreams/tasks`} className="underline underline-offset-2">
          comparable sessions
        </Link>
        .
      </PageHeader>
      <ScheduleSection slug={slug} schedule={schedule} editable={may(actor, "workspace.settings")} />
      {dreams.length === 0 ? (
        <EmptyState
          icon={<Moon aria-hidden />}
          title={sessions.all === 0 ? "There is nothing to dream on yet" : "No dream so far"}
          actions={
            sessions.all === 0 && may(actor, "sessions.import") ? <LinkButton href={`/w/${slug}/sessions/import`}>Import sessions</LinkButton> : undefined
          }
        >
          {sessions.all === 0 ? "Import sessions first. A dream reads them here, on this machine." : `${sessions.all} sessions wait to be read.`}
        </EmptyState>
      ) : (
        <DreamList slug={slug} dreams={dreams} />
      )}
      {next && (
        <p className="mt-4">
          <LinkButton href={`/w/${slug}/dreams?cursor=${next}`}>Older dreams</LinkButton>
        </p>
      )}
    </PageFrame>
  );
}
