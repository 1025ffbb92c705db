import Link from "next/link";
import { CodeText } from "@/components/lessons/code-text";
import { STATE_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import type { RelatedLesson } from "@/lib/lessons/desk-types";
import type { State } from "@/lib/lessons/lesson";
import type { DeskLesson } from "./desk-lesson";
import { Section } from "./section";

/** Other lessons and guidance on the same: what says alike, and what says the opposite. Similar is not the same. */
export function RelatedLessons({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const groups = [
    { title: "Contradicting", rows: lesson.contradicting },
    { title: "Similar", rows: lesson.similar },
  ].filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return null;
  return (
    <Section title="Beside it">
      <div className="flex flex-col gap-3">
        {groups.map(({ title, rows }) => (
          <div key={title}>
            <h3 className="mb-1 text-xs font-normal text-muted">{title}</h3>
            <ul className="flex flex-col gap-1.5">
              {rows.map((row) => (
                <Related key={row.id} row={row} slug={slug} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Related({ row, slug }: { row: RelatedLesson; slug: string }) {
  return (
    <li className="text-sm [overflow-wrap:anywhere]">
      <Link href={`/w/${slug}/review/${row.id}`} className="font-medium underline-offset-2 hover:underline">
        <CodeText text={row.title} code="plain" />
      </Link>{" "}
      <span className="text-xs text-muted">
        {(STATE_WORDS[row.state as State] ?? row.state).toLowerCase()}
        {row.why !== "" && (
          <>
            {" "}
            · <HostileInline text={row.why} />
          </>
        )}
      </span>
    </li>
  );
}
