import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GradeView } from "@/lib/claude/grade/queries";

const RESULTS: Record<NonNullable<GradeView["result"]>, { word: string; tone: BadgeTone }> = {
  satisfied: { word: "All criteria met", tone: "ok" },
  needs_revision: { word: "Not all met", tone: "warn" },
  failed: { word: "Rubric does not apply", tone: "neutral" },
};

/** The latest grades, with what each judgement rests on. */
export function GradeList({ slug, grades }: { slug: string; grades: readonly GradeView[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-surface text-sm">
      {grades.map((grade) => (
        <li key={`${grade.sessionId}-${grade.rubric}`} className="px-3.5 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {grade.result ? <Badge tone={RESULTS[grade.result].tone}>{RESULTS[grade.result].word}</Badge> : <Badge tone="outline">No grade</Badge>}
            <Link href={`/w/${slug}/sessions/${grade.sessionId}`} className="font-medium underline-offset-2 hover:underline">
              <HostileInline text={grade.title} />
            </Link>
            <span className="text-xs text-muted">
              by <HostileInline text={grade.rubric} />
              {grade.person && `; a person said ${grade.person.replaceAll("_", " ")}`}
            </span>
            <RelativeTime at={grade.at} className="ml-auto text-xs text-muted" />
          </div>
          {grade.problem && <p className="mt-1 text-muted">{grade.problem}</p>}
          {grade.explanation !== "" && (
            <p className="mt-1">
              <HostileInline text={grade.explanation} />
            </p>
          )}
          {grade.criteria.length > 0 && (
            <details className="mt-1.5">
              <summary className="cursor-pointer text-muted">By criterion</summary>
              <ul className="mt-1.5 flex flex-col gap-2">
                {grade.criteria.map((criterion) => (
                  <li key={criterion.name}>
                    <span className="font-medium">
                      <HostileInline text={criterion.name} />: {criterion.met ? "met" : "not met"}.
                    </span>{" "}
                    <HostileInline text={criterion.explanation} />
                    {criterion.quotes.map((quote) => (
                      <blockquote key={`${quote.eventIndex}-${quote.start}`} className="mt-1 border-l-2 pl-3 [overflow-wrap:anywhere] text-muted">
                        <HostileInline text={quote.exact} /> <span className="text-xs">(event {quote.eventIndex})</span>
                      </blockquote>
                    ))}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
