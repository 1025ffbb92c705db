import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import type { DreamLesson } from "@/lib/dreams/queries";
import { ForestPlot } from "./forest-plot";

/** How the lessons' patterns go with the outcomes, task by task. Nothing where nothing could be compared. */
export function Comparisons({ slug, lessons }: { slug: string; lessons: readonly DreamLesson[] }) {
  const compared = lessons.filter(({ association, strata }) => association !== null && strata.length > 0);
  if (compared.length === 0) return null;
  return (
    <section aria-labelledby="comparisons">
      <h2 id="comparisons" className="mb-1 text-base font-semibold">
        With and without, by task
      </h2>
      <p className="mb-2 text-sm text-pretty text-muted">
        How much more often sessions that show a pattern succeed than other sessions of the same task. It says what goes together, not why.
      </p>
      <ul className="divide-y rounded-lg border bg-surface">
        {compared.map((lesson, index) => (
          <li key={lesson.id}>
            <details open={index === 0}>
              <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium [overflow-wrap:anywhere] hover:bg-raised/50">
                <HostileInline text={lesson.title} />
              </summary>
              <div className="px-4 pb-4">
                <ForestPlot title={lesson.title} strata={lesson.strata} all={lesson.association!} />
                <p className="mt-2 text-xs">
                  <Link href={`/w/${slug}/review/${lesson.id}`} className="underline underline-offset-2">
                    Open the lesson
                  </Link>
                </p>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
