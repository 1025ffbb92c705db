import { Unplug } from "lucide-react";
import type { Metadata } from "next";
import { PullPanel } from "@/components/claude/pull-panel";
import { RemoteAgents, RemoteStores } from "@/components/claude/remote-lists";
import { count, counted } from "@/components/claude/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getConnectionSummary } from "@/lib/claude/connections/queries";
import { listPulls, listRemoteAgents, listRemoteStores, sessionCounts } from "@/lib/claude/pull/queries";

export const metadata: Metadata = { title: "Sessions from Claude" };

export default async function ClaudeSessionsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const connection = await getConnectionSummary(actor);
  if (!connection) return <NotConnected slug={slug} editable={may(actor, "connections.manage")} />;
  const [pulls, agents, stores, sessions] = await Promise.all([listPulls(actor, 1), listRemoteAgents(actor), listRemoteStores(actor), sessionCounts(actor)]);
  return (
    <PageFrame>
      <PageHeader
        title="Sessions from Claude"
        actions={
          <>
            <LinkButton href={`/w/${slug}/sessions/grading`}>Grade with Claude</LinkButton>
            <LinkButton href={`/w/${slug}/sessions`}>All sessions</LinkButton>
          </>
        }
      >
        {sessions.all === 0
          ? "What your managed agents did, with the events of every thread, the outcomes and the agents' notes."
          : `${count(sessions.here)} of ${counted(sessions.all, "session")} that Claude has are here.`}
      </PageHeader>
      <div className="flex flex-col gap-7">
        {connection.lastError && (
          <Notice tone="warn">
            {connection.lastError} {connection.lastErrorAt && <RelativeTime at={connection.lastErrorAt} className="text-muted" />}
          </Notice>
        )}
        <PullPanel slug={slug} latest={pulls[0] ?? null} agents={agents} editable={may(actor, "sessions.import")} />
        {sessions.problems.length > 0 && (
          <Notice tone="warn">
            {counted(sessions.problems.length, "session")} could not be brought in so far. The next time tries again.
            <ul className="mt-1.5 flex flex-col gap-1 text-xs">
              {sessions.problems.map(({ id, problem }) => (
                <li key={id} className="[overflow-wrap:anywhere]">
                  <code className="font-mono">{id}</code>: {problem}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {agents.length > 0 && (
          <section aria-labelledby="agents">
            <h2 id="agents" className="mb-2 text-base">
              Agents
            </h2>
            <RemoteAgents agents={agents} />
          </section>
        )}
        {stores.length > 0 && (
          <section aria-labelledby="stores">
            <h2 id="stores" className="mb-2 text-base">
              Memory stores
            </h2>
            <RemoteStores slug={slug} stores={stores} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}

function NotConnected({ slug, editable }: { slug: string; editable: boolean }) {
  return (
    <PageFrame>
      <PageHeader title="Sessions from Claude" />
      <EmptyState
        icon={<Unplug aria-hidden />}
        title="This workspace is not connected to Claude"
        actions={editable ? <LinkButton href={`/w/${slug}/settings/claude`}>Connect</LinkButton> : undefined}
      >
        {editable ? "Enter an API key of the Claude platform, and sessions can be brought in from there." : "An admin of this workspace can connect it."}
      </EmptyState>
    </PageFrame>
  );
}
