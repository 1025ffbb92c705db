import { HostileInline } from "@/components/text/hostile-text";
import type { Words } from "@/lib/guidance/difference";

/** A word-level difference: what went struck through, what came underlined; said in words for screen readers. */
export function WordDifference({ words }: { words: readonly Words[] }) {
  let offset = 0;
  const keyed = words.map((word) => {
    const key = offset;
    offset += word.text.length;
    return { ...word, key: `${word.kind}${key}` };
  });
  return (
    <div
      dir="auto"
      className="overflow-hidden rounded-md border bg-background px-3 py-2.5 font-mono text-[0.78125rem] leading-[1.2rem] [overflow-wrap:anywhere] whitespace-pre-wrap"
    >
      {keyed.map(({ key, kind, text }) =>
        kind === "added" ? (
          <ins key={key} className="rounded-sm bg-ok-soft text-ok decoration-ok/60 underline-offset-2">
            <span className="sr-only">added: </span>
            <HostileInline text={text} />
          </ins>
        ) : kind === "removed" ? (
          <del key={key} className="rounded-sm bg-danger-soft text-danger decoration-danger/60">
            <span className="sr-only">removed: </span>
            <HostileInline text={text} />
          </del>
        ) : (
          <HostileInline key={key} text={text} />
        ),
      )}
    </div>
  );
}
