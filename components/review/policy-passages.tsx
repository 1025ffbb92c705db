"use client";
import { useQuery } from "@tanstack/react-query";
import { HostileText } from "@/components/text/hostile-text";
import type { Mark } from "@/lib/text/segments";
import type { DeskLesson } from "./desk-lesson";
import { fetchJson } from "./fetch-json";
import { Section } from "./section";

interface Passages {
  passages: { documentId: string; document: string; heading: string; text: string; terms: string[] }[];
}

/** Where each of the words stands in the text, whatever their case. */
function marksOf(text: string, terms: readonly string[]): Mark[] {
  const low = text.toLowerCase();
  const found = terms.flatMap((term) => {
    const at = term === "" ? -1 : low.indexOf(term.toLowerCase());
    return at < 0 ? [] : [{ start: at, end: at + term.length, kind: "hit" as const }];
  });
  return found.sort((a, b) => a.start - b.start).filter((mark, i, all) => i === 0 || mark.start >= (all[i - 1]?.end ?? 0));
}

/** What the workspace's own policy documents say about the same. Nothing where none were uploaded or none fits. */
export function PolicyPassages({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const { data } = useQuery({
    queryKey: ["policy-passages", slug, lesson.id, lesson.revision.id],
    queryFn: ({ signal }) => fetchJson<Passages>(`/api/w/${slug}/lessons/${lesson.id}/policy-passages`, signal),
    staleTime: 300_000,
    retry: false,
  });
  if (!data || data.passages.length === 0) return null;
  return (
    <Section title="In the policy documents">
      <div className="flex flex-col gap-3">
        {data.passages.map((passage) => (
          <figure key={`${passage.documentId} ${passage.heading} ${passage.text.slice(0, 40)}`} className="rounded-lg border bg-surface px-4 py-3">
            <figcaption className="mb-1 text-xs text-muted">
              {passage.document}
              {passage.heading !== "" && ` · ${passage.heading}`}
            </figcaption>
            <HostileText text={passage.text} marks={marksOf(passage.text, passage.terms)} fold={900} className="text-sm" />
          </figure>
        ))}
      </div>
    </Section>
  );
}
