import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Desk } from "@/components/review/desk";
import { TABS } from "@/components/review/tabs";
import { pageContext } from "@/lib/auth/gate";
import { AppError } from "@/lib/errors";
import { countQueue, listQueue } from "@/lib/lessons/queue";
import { getLessonForReview } from "@/lib/lessons/review-view";

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
  const [queue, counts] = await Promise.all([listQueue(actor, tab, null), countQueue(actor)]);
  const id = path[0] ?? queue.rows[0]?.id;
  const lesson = id ? await getLessonForReview(actor, id).catch(asNotFound) : null;
  return <Desk slug={workspace.slug} sample={workspace.sample} initial={{ tab, page: { ...queue, counts }, lesson }} />;
}

function asNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
