import { useMemo } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { wordsOf } from "@/lib/guidance/difference";

/** Word by word, what changes from one text to another. Said for screen readers too, not by colour alone. */
export function WordDifference({ before, after }: { before: string; after: string }) {
  const words = useMemo(() => wordsOf(before, after).map((word, at) => ({ ...word, at })), [before, after]);
  return (
    <div dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
      {words.map(({ at, text, kind }) =>
        kind === "same" ? (
          <HostileInline key={at} text={text} />
        ) : kind === "added" ? (
          <ins key={at} className="rounded-sm bg-ok-soft text-ok no-underline">
            <span className="sr-only">added: </span>
            <HostileInline text={text} />
          </ins>
        ) : (
          <del key={at} className="rounded-sm bg-danger-soft text-danger line-through">
            <span className="sr-only">removed: </span>
            <HostileInline text={text} />
          </del>
        ),
      )}
    </div>
  );
}
