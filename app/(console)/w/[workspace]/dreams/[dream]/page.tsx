import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ClaudeDreamPanel } from "@/components/claude/dream-panel";
import { BesideEarlier } from "@/components/dreams/beside-earlier";
import { Comparisons } from "@/components/dreams/comparisons";
import { DreamSummary } from "@/components/dreams/dream-summary";
import { DreamWatch } from "@/components/dreams/dream-watch";
import { Dropped, Funnel } from "@/components/dreams/funnel";
import { LessonList } from "@/components/dreams/lesson-list";
import { ResumeDream } from "@/components/dreams/resume-dream";
import { StatusBadge } from "@/components/dreams/status-badge";
import { counted } from "@/components/dreams/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getClaudeDream } from "@/lib/claude/dreams/queries";
import { isOver } from "@/lib/dreams/dream";
import { earlierDream } from "@/lib/dreams/earlier";
import { getDream, lessonsOfDream } from "@/lib/dreams/queries";
import { AppError } from "@/lib/errors";

interface Props {
  params: Promise<{ workspace: string; dream: string }>;
}

const load = cache(async (slug: string, id: string) => {
  const { actor } = await pageContext(slug);
  try {
    return await getDream(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, dream } = await params;
  return { title: `Dream ${(await load(workspace, dream)).number}` };
}

export default async function DreamPage({ params }: Props) {
  const { workspace: slug, dream: id } = await params;
  const { actor } = await pageContext(slug);
  const dream = await load(slug, id);
  const lessons = dream.status === "completed" ? await lessonsOfDream(actor, id) : [];
  const earlier = dream.status === "completed" ? await earlierDream(actor, id) : null;
  const claude = dream.provider === "claude" ? await getClaudeDream(actor, id) : null;
  const { funnel } = dream;
  const goOn = may(actor, "dreams.run") && dream.provider === "embedded" && (
    <div className="mt-2">
      <ResumeDream slug={slug} id={id} />
      <p className="mt-1.5 text-xs text-muted">Over the same sessions; what was read already is not read again.</p>
    </div>
  );
  const unread = Object.entries(funnel?.unread ?? {});
  return (
    <PageFrame>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            Dream {dream.number} <StatusBadge status={dream.status} canceling={dream.canceling} />
          </span>
        }
        actions={<LinkButton href={`/w/${slug}/dreams`}>All dreams</LinkButton>}
      >
        <DreamSummary dream={dream} />
      </PageHeader>
      <div className="flex flex-col gap-7">
        {!isOver(dream.status) && <DreamWatch slug={slug} dream={dream} mayCancel={may(actor, "dreams.run")} />}
        {claude && (
          <ClaudeDreamPanel
            slug={slug}
            dreamId={id}
            dream={claude}
            over={isOver(dream.status)}
            completed={dream.status === "completed"}
            editable={may(actor, "dreams.run")}
          />
        )}
        {dream.status === "failed" && (
          <Notice tone="warn">
            <p>It failed, and wrote no lesson. {dream.error}</p>
            {goOn}
          </Notice>
        )}
        {dream.status === "canceled" && (
          <Notice>
            <p>It was canceled, and wrote no lesson.</p>
            {goOn}
          </Notice>
        )}
        {dream.status === "completed" && funnel && (
          <>
            <section aria-labelledby="funnel">
              <h2 id="funnel" className="mb-2 text-base font-semibold">
                From sessions to lessons
              </h2>
              {!claude && <Funnel funnel={funnel} />}
              {funnel.notes.map((note) => (
                <Notice key={note} className="mt-3">
                  {note}
                </Notice>
              ))}
              {unread.length > 0 && (
                <p className="mt-2 text-sm text-muted">
                  What people typed in languages that are not understood yet was counted, not guessed at:{" "}
                  {unread.map(([language, turns]) => `${language === "und" ? "unknown" : language} (${counted(turns, "turn")})`).join(", ")}.
                </p>
              )}
            </section>
            <section aria-labelledby="lessons">
              <h2 id="lessons" className="mb-2 text-base font-semibold">
                Lessons
              </h2>
              {lessons.length === 0 ? (
                <EmptyState title="Nothing to propose">No dream has to propose anything. What was looked at is below.</EmptyState>
              ) : (
                <LessonList slug={slug} lessons={lessons} />
              )}
            </section>
            {earlier && <BesideEarlier slug={slug} dream={dream} earlier={earlier} lessons={lessons} />}
            <Comparisons slug={slug} lessons={lessons} />
            {funnel.dropped.length > 0 && (
              <section aria-labelledby="dropped">
                <h2 id="dropped" className="mb-2 text-base font-semibold">
                  Left out, and why
                </h2>
                <Dropped funnel={funnel} />
              </section>
            )}
            {dream.findingsHash && (
              <p
                className="font-mono text-xs [overflow-wrap:anywhere] text-muted"
                title="SHA-256 over all findings: the same sessions, guidance and decisions give the same"
              >
                Findings {dream.findingsHash}
              </p>
            )}
          </>
        )}
      </div>
    </PageFrame>
  );
}
