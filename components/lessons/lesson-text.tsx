import { useMemo } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { classNames } from "@/components/ui/class-names";
import { linesOf, type Sentence } from "@/lib/lessons/sentences";
import type { Mark } from "@/lib/text/segments";

type Line = ReturnType<typeof linesOf>[number];

export interface LessonTextProps {
  body: string;
  /** Ranges of the body to mark, such as what a gate found. */
  marks?: readonly Mark[];
  /** What stands after each sentence, by its ordinal. */
  after?: (claim: number) => React.ReactNode;
  className?: string;
}

const KINDS: Record<Line["kind"], string> = {
  paragraph: "",
  heading: "font-semibold",
  item: "",
  quote: "border-l-2 border-border-strong/50 pl-3 text-muted",
  code: "rounded-sm bg-raised px-2 font-mono text-[0.9em] whitespace-pre-wrap",
};

const INDENTS = ["pl-0", "pl-5", "pl-10", "pl-14", "pl-16"];

/** A lesson's text as plain blocks: paragraphs, steps, headings, code. No HTML, no links; hidden characters are written out. */
export function LessonText({ body, marks = [], after, className }: LessonTextProps) {
  const lines = useMemo(() => linesOf(body), [body]);
  return (
    <div className={classNames("flex flex-col [overflow-wrap:anywhere]", className)} dir="auto">
      {lines.map((line, i) => (
        <div key={line.sentences[0]?.start ?? i} className={classNames(i > 0 && (line.blankBefore ? "mt-3" : "mt-1"), INDENTS[line.depth])}>
          {line.kind === "item" ? (
            <div className="grid grid-cols-[minmax(1.375rem,auto)_1fr]">
              <span aria-hidden className="pr-1.5 text-muted select-none">
                {line.marker === "" ? "•" : line.marker}
              </span>
              <Sentences line={line} marks={marks} after={after} />
            </div>
          ) : (
            <div className={KINDS[line.kind]}>
              <Sentences line={line} marks={marks} after={after} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function Sentences({ line, marks, after }: { line: Line; marks: readonly Mark[]; after?: LessonTextProps["after"] }) {
  return (
    <p className="min-w-0">
      {line.sentences.map((sentence, i) => (
        <span key={sentence.start}>
          {i > 0 && " "}
          <SentenceText sentence={sentence} marks={marks} code={line.kind !== "code"} />
          {sentence.claim !== null && after?.(sentence.claim)}
        </span>
      ))}
    </p>
  );
}

/** Marks of the body, moved into a piece of it. */
function within(marks: readonly Mark[], start: number, length: number): Mark[] {
  return marks
    .filter((mark) => mark.end > start && mark.start < start + length)
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(length, mark.end - start) }));
}

function SentenceText({ sentence, marks, code }: { sentence: Sentence; marks: readonly Mark[]; code: boolean }) {
  const pieces = code ? sentence.text.split(/(`[^`\n]+`)/) : [sentence.text];
  let at = sentence.start;
  return pieces.map((piece) => {
    const start = at;
    at += piece.length;
    if (piece === "") return null;
    if (!piece.startsWith("`") || piece.length < 3 || pieces.length === 1)
      return <HostileInline key={start} text={piece} marks={within(marks, start, piece.length)} />;
    return (
      <code key={start} className="rounded-sm bg-raised px-1 py-px font-mono text-[0.9em]">
        <HostileInline text={piece.slice(1, -1)} marks={within(marks, start + 1, piece.length - 2)} />
      </code>
    );
  });
}
