import { ChevronRight, CircleAlert } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { EventRedaction } from "@/components/redaction/event-redaction";
import { SessionTitle } from "@/components/sessions/session-title";
import { DetailsPanel } from "@/components/sessions/transcript/details-panel";
import { SessionActions } from "@/components/sessions/transcript/session-actions";
import { Transcript } from "@/components/sessions/transcript/transcript";
import { VerdictBadge } from "@/components/sessions/verdict-badge";
import { counted } from "@/components/sessions/words";
import { HostileInline } from "@/components/text/hostile-text";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { getSession } from "@/lib/sessions/queries";
import { listCitations } from "@/lib/sessions/queries/citations";
import { listDeliveriesOf } from "@/lib/sessions/queries/deliveries";
import { listEvents, PAGE_EVENTS } from "@/lib/sessions/queries/events";
import { noteView } from "@/lib/sessions/views";
import { visibleText } from "@/lib/text/visible";

interface Props {
  params: Promise<{ workspace: string; session: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async (slug: string, id: string) => {
  const { actor } = await pageContext(slug);
  try {
    return await getSession(actor, id);
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "conflict")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, session } = await params;
  const { title, sourceId } = await load(workspace, decodeURIComponent(session));
  return { title: visibleText(title || sourceId).slice(0, 80) };
}

export default async function SessionPage({ params, searchParams }: Props) {
  const { workspace: slug, session: name } = await params;
  const { actor, workspace } = await pageContext(slug);
  const session = await load(slug, decodeURIComponent(name));
  const query = await searchParams;
  // One address for one session: the source's id leads to ours.
  if (decodeURIComponent(name) !== session.id)
    redirect(`/w/${slug}/sessions/${session.id}${typeof query.event === "string" ? `?event=${encodeURIComponent(query.event)}` : ""}`);
  await noteView(actor, session.id);
  const asked = typeof query.event === "string" && /^\d{1,9}$/.test(query.event) ? Number(query.event) : 0;
  const block = Math.floor(Math.min(asked, Math.max(0, session.events - 1)) / PAGE_EVENTS);
  const [events, citations, deliveries] = await Promise.all([
    listEvents(actor, session.id, block * PAGE_EVENTS),
    listCitations(actor, session.id),
    listDeliveriesOf(actor, session.sourceId),
  ]);
  const details = <DetailsPanel slug={workspace.slug} session={session} citations={citations} deliveries={deliveries} />;
  return (
    <div className="flex h-[calc(100dvh-3.0625rem)] min-h-96 flex-col">
      <header className="flex items-start gap-3 border-b bg-surface px-3 py-2 sm:px-4">
        <div className="min-w-0 flex-1">
          <div className="flex min-w-0 items-center gap-1 text-base">
            <Link href={`/w/${slug}/sessions`} className="shrink-0 text-muted hover:text-text hover:underline">
              Sessions
            </Link>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
            <h1 className="min-w-0 truncate text-base font-semibold">
              <SessionTitle title={session.title} sourceId={session.sourceId} />
            </h1>
          </div>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
            <VerdictBadge {...session} />
            <span className="max-w-full truncate">
              <HostileInline text={session.agent} />
            </span>
            <span>{counted(session.events, "event")}</span>
            {session.errors > 0 && (
              <span className="inline-flex items-center gap-1 text-danger">
                <CircleAlert aria-hidden className="size-3" />
                {counted(session.errors, "error")}
              </span>
            )}
            <RelativeTime at={session.occurredAt} />
          </div>
        </div>
        <div className="flex items-center gap-1.5">
          <CopyButton value={session.id} label="Copy the session’s id" variant="ghost" size="md" />
          <SessionActions
            slug={workspace.slug}
            session={{
              id: session.id,
              verdict: session.verdict,
              reward: session.reward,
              taskKey: session.taskKey,
              current: session.current,
              versions: session.versions.length,
            }}
            mayContest={may(actor, "sessions.contest")}
            mayDelete={may(actor, "sessions.delete")}
          />
        </div>
      </header>
      {!session.current && (
        <Notice tone="warn" className="m-3 mb-0">
          This is an older version, kept for the lessons that quote it.{" "}
          <Link className="underline" href={`/w/${slug}/sessions/${session.versions.find((version) => version.current)?.id ?? session.id}`}>
            Open the version in force
          </Link>
          .
        </Notice>
      )}
      {session.events === 0 ? (
        <div className="mx-auto w-full max-w-5xl overflow-y-auto p-4">
          <EmptyState title="This session has no events" className="mb-6">
            The source described a run without a single step that could be understood.
          </EmptyState>
          {details}
        </div>
      ) : (
        <EventRedaction slug={workspace.slug} sessionId={session.id} may={may(actor, "content.redact")}>
          <Transcript
            key={session.id}
            slug={workspace.slug}
            session={{ id: session.id, events: session.events, threads: session.threads }}
            citations={citations}
            initial={{ block, events }}
            details={details}
          />
        </EventRedaction>
      )}
    </div>
  );
}
