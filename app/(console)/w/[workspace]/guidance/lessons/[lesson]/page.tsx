import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExposureTable } from "@/components/guidance/exposure-table";
import { OverTime } from "@/components/guidance/over-time";
import { WithdrawButton } from "@/components/guidance/withdraw-button";
import { Withdrawal } from "@/components/guidance/withdrawal";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { RedactLesson } from "@/components/redaction/redact-button";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { outcomesOverTime } from "@/lib/effect/over-time";
import { AppError } from "@/lib/errors";
import { exposureOf, sessionsOfLesson } from "@/lib/guidance/exposure";
import { revisionInForce, withdrawalOf } from "@/lib/guidance/withdraw/queries";
import { isId } from "@/lib/ids";

export const metadata: Metadata = { title: "Sessions that had a lesson" };

interface Props {
  params: Promise<{ workspace: string; lesson: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

export default async function LessonSessionsPage({ params, searchParams }: Props) {
  const { workspace: asked, lesson } = await params;
  const { actor, workspace } = await pageContext(asked);
  if (!isId("lesson", lesson)) notFound();
  const { slug } = workspace;
  const { cursor } = await searchParams;
  const exposure = await exposureOf(actor, lesson).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const { sessions, next } = await sessionsOfLesson(actor, lesson, { cursor: typeof cursor === "string" ? cursor : undefined });
  const said =
    exposure.helpful + exposure.harmful > 0
      ? ` Agents called it helpful ${count(exposure.helpful, "time", "times")} and harmful ${count(exposure.harmful, "time", "times")}.`
      : "";
  const [withdrawal, inForce, periods] = await Promise.all([
    withdrawalOf(actor, lesson),
    revisionInForce(actor, lesson),
    exposure.sessions > 0 ? outcomesOverTime(actor, lesson) : [],
  ]);
  const actions = (
    <>
      {exposure.sessions > 0 && may(actor, "audit.export") && (
        <form action={`/api/w/${slug}/lessons/${lesson}/sessions`} method="post">
          <Button type="submit">Export the list</Button>
        </form>
      )}
      {may(actor, "audit.export") && (
        <LinkButton href={`/w/${slug}/audit/questions?lesson=${lesson}`} variant="ghost">
          Its life
        </LinkButton>
      )}
      {may(actor, "content.redact") && <RedactLesson slug={slug} lessonId={lesson} />}
      <LinkButton href={`/w/${slug}/review/${lesson}`}>Lesson and evidence</LinkButton>
      {inForce !== null && may(actor, "guidance.withdraw") && <WithdrawButton slug={slug} lessonId={lesson} revisionId={inForce} title={exposure.title} />}
    </>
  );
  return (
    <PageFrame>
      <PageHeader title={<HostileInline text={exposure.title} />} actions={actions}>
        {count(exposure.sessions, "session", "sessions")} had this lesson, {exposure.read.toLocaleString("en-GB")} of them known to have read it.{said}
      </PageHeader>
      {withdrawal && <Withdrawal withdrawal={withdrawal} />}
      {periods.length > 0 && <OverTime slug={slug} periods={periods} />}
      {sessions.length === 0 ? (
        <EmptyState title="No session had it yet">Once it is published and an agent asks for guidance, its sessions are listed here.</EmptyState>
      ) : (
        <ExposureTable slug={slug} sessions={sessions} />
      )}
      {next && (
        <div className="mt-4">
          <LinkButton href={`/w/${slug}/guidance/lessons/${lesson}?cursor=${encodeURIComponent(next)}`}>Earlier sessions</LinkButton>
        </div>
      )}
    </PageFrame>
  );
}
