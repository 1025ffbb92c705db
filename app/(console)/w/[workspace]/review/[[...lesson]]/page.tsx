import { setTimeout as sleep } from "node:timers/promises";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { Desk, type DeskProps } from "@/components/review/desk";
import { HINT_COOKIE, LAYOUT_COOKIE, readLayout } from "@/components/review/panes-layout";
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

/** How long the page waits for its lessons before it sends a skeleton; ms. */
const PATIENCE = 400;
/** As many as fill a tall screen; the others come when they are neared, or with the first look whether there is something new. */
const FIRST_PAGE = 20;

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
  const filling = fill(actor, given, named);
  const frame = { slug: workspace.slug, sample: workspace.sample, you: { id: user.id, name: user.name }, layout, hint: !jar.has(HINT_COOKIE) };
  // What comes soon is sent whole: a skeleton would be one more picture, and the browser keeps it for a while before it shows another.
  const filled = await Promise.race([filling, sleep(PATIENCE, null)]);
  if (filled) return <Desk {...frame} {...filled} />;
  return (
    <Suspense fallback={<DeskSkeleton layout={layout} />}>
      <LaterDesk frame={frame} filling={filling} />
    </Suspense>
  );
}

type Frame = Omit<DeskProps, keyof Filling>;
type Filling = Pick<DeskProps, "wordings" | "initial">;

async function fill(actor: PersonActor, given: Record<string, string | string[] | undefined>, named: ReviewView | null): Promise<Filling> {
  const { cursor: _cursor, ...query }: QueueQuery = queueQueryOf(given);
  const [queue, counts, wordings] = await Promise.all([listQueue(actor, query.tab, null, FIRST_PAGE, query), countQueue(actor, query), wordingsEnabled(actor)]);
  const first = queue.rows[0]?.id;
  const lesson = named ?? (first === undefined ? null : await getLessonForReview(actor, first));
  // As the address has it, so that the browser knows whether this is the pile that it shows.
  const asked = queryOf(query.tab, narrowingOf({ get: (name) => [given[name]].flat()[0] ?? null }));
  return { wordings, initial: { query: asked, page: { ...queue, counts }, lesson } };
}

async function LaterDesk({ frame, filling }: { frame: Frame; filling: Promise<Filling> }) {
  return <Desk {...frame} {...(await filling)} />;
}

function asNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
