import { HostileInline } from "@/components/text/hostile-text";
import { classNames } from "@/components/ui/class-names";
import type { Words } from "@/lib/guidance/difference";

/** A file that came or went whole. */
export function WholeFile({ text, kind }: { text: string; kind: "added" | "removed" }) {
  return (
    <div
      dir="auto"
      className={classNames(
        "rounded-md border border-l-3 bg-background px-3 py-2.5 font-mono text-[0.78125rem] leading-[1.2rem] [overflow-wrap:anywhere] whitespace-pre-wrap",
        kind === "added" ? "border-l-ok" : "border-l-danger text-muted",
      )}
    >
      <HostileInline text={text} />
    </div>
  );
}

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
