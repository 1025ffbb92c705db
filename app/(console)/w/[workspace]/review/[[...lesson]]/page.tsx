import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { Desk } from "@/components/review/desk";
import { HINT_COOKIE, LAYOUT_COOKIE, type PanesLayout, readLayout } from "@/components/review/panes-layout";
import { DeskSkeleton } from "@/components/review/skeletons";
import { narrowingOf, queryOf } from "@/components/review/tabs";
import type { PersonActor } from "@/lib/auth/actor";
import { pageContext } from "@/lib/auth/gate";
import { wordingsEnabled } from "@/lib/claude/draft/queries";
import { AppError } from "@/lib/errors";
import { countQueue, listQueue } from "@/lib/lessons/queue";
import { type QueueQuery, queueQueryOf } from "@/lib/lessons/queue-query";
import { getLessonForReview, type ReviewView } from "@/lib/lessons/review-view";

interface Props {
  params: Promise<{ workspace: string; lesson?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Review" };

/** The review desk: `/review` opens on the first lesson that waits, `/review/<id>` on that one. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { workspace: slug, lesson: path = [] } = await params;
  const { actor, workspace, user } = await pageContext(slug);
  if (path.length > 1) notFound();
  const given = await searchParams;
  const jar = await cookies();
  const layout = readLayout(jar.get(LAYOUT_COOKIE)?.value);
  // Before anything is sent: once a skeleton streams, the answer is 200, and a lesson that is not here must be 404.
  const named = path[0] === undefined ? null : await getLessonForReview(actor, path[0]).catch(asNotFound);
  return (
    <Suspense fallback={<DeskSkeleton layout={layout} />}>
      <FilledDesk
        actor={actor}
        workspace={workspace}
        you={{ id: user.id, name: user.name }}
        layout={layout}
        hint={!jar.has(HINT_COOKIE)}
        given={given}
        named={named}
      />
    </Suspense>
  );
}

const FIRST_PAGE = 50;

interface FilledDeskProps {
  actor: PersonActor;
  workspace: { slug: string; sample: boolean };
  you: { id: string; name: string };
  layout: PanesLayout;
  hint: boolean;
  given: Record<string, string | string[] | undefined>;
  named: ReviewView | null;
}

async function FilledDesk({ actor, workspace, you, layout, hint, given, named }: FilledDeskProps) {
  const { cursor: _cursor, ...query }: QueueQuery = queueQueryOf(given);
  const [queue, counts, wordings] = await Promise.all([listQueue(actor, query.tab, null, FIRST_PAGE, query), countQueue(actor, query), wordingsEnabled(actor)]);
  const first = queue.rows[0]?.id;
  const lesson = named ?? (first === undefined ? null : await getLessonForReview(actor, first));
  // As the address has it, so that the browser knows whether this is the pile that it shows.
  const asked = queryOf(query.tab, narrowingOf({ get: (name) => [given[name]].flat()[0] ?? null }));
  return (
    <Desk
      slug={workspace.slug}
      sample={workspace.sample}
      wordings={wordings}
      you={you}
      layout={layout}
      hint={hint}
      initial={{ query: asked, page: { ...queue, counts }, lesson }}
    />
  );
}

function asNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
