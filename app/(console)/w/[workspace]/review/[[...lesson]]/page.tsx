import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { Desk } from "@/components/review/desk";
import { DeskSkeleton } from "@/components/review/skeletons";
import { TABS } from "@/components/review/tabs";
import type { PersonActor } from "@/lib/auth/actor";
import { pageContext } from "@/lib/auth/gate";
import { AppError } from "@/lib/errors";
import { countQueue, listQueue } from "@/lib/lessons/queue";
import { getLessonForReview, type ReviewView } from "@/lib/lessons/review-view";

interface Props {
  params: Promise<{ workspace: string; lesson?: string[] }>;
  searchParams: Promise<{ tab?: string | string[] }>;
}

export const metadata: Metadata = { title: "Review" };

/** The review desk: `/review` opens on the first lesson that waits, `/review/<id>` on that one. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { workspace: slug, lesson: path = [] } = await params;
  const { actor, workspace } = await pageContext(slug);
  if (path.length > 1) notFound();
  const asked = (await searchParams).tab;
  const tab = TABS.find((name) => name === asked) ?? "turn";
  // Before anything is sent: once a skeleton streams, the answer is 200, and a lesson that is not here must be 404.
  const named = path[0] === undefined ? null : await getLessonForReview(actor, path[0]).catch(asNotFound);
  return (
    <Suspense fallback={<DeskSkeleton />}>
      <FilledDesk actor={actor} workspace={workspace} tab={tab} named={named} />
    </Suspense>
  );
}

interface FilledDeskProps {
  actor: PersonActor;
  workspace: { slug: string; sample: boolean };
  tab: (typeof TABS)[number];
  named: ReviewView | null;
}

async function FilledDesk({ actor, workspace, tab, named }: FilledDeskProps) {
  const [queue, counts] = await Promise.all([listQueue(actor, tab, null), countQueue(actor)]);
  const first = queue.rows[0]?.id;
  const lesson = named ?? (first === undefined ? null : await getLessonForReview(actor, first));
  return <Desk slug={workspace.slug} sample={workspace.sample} initial={{ tab, page: { ...queue, counts }, lesson }} />;
}

function asNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
