import { HostileInline } from "@/components/text/hostile-text";
import type { Mark } from "@/lib/text/segments";

/** Marks of a text, moved into a piece of it. */
function within(marks: readonly Mark[], start: number, length: number): Mark[] {
  return marks
    .filter((mark) => mark.end > start && mark.start < start + length)
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(length, mark.end - start) }));
}

const CODE = /(`[^`\n]+`)/;

export interface CodeTextProps {
  text: string;
  marks?: readonly Mark[];
  /** Where the text begins in what the marks count in. */
  offset?: number;
  /** "styled" sets what stands in backticks as code, "plain" drops the backticks, "none" leaves them. */
  code?: "styled" | "plain" | "none";
}

/** A lesson's words within one line: what stands in backticks is code, everything else is text from outside. */
export function CodeText({ text, marks = [], offset = 0, code = "styled" }: CodeTextProps) {
  let at = offset;
  return (code === "none" ? [text] : text.split(CODE)).map((piece, i) => {
    const start = at;
    at += piece.length;
    if (piece === "") return null;
    // A split by a group puts what it matched at the odd places.
    if (i % 2 === 0) return <HostileInline key={start} text={piece} marks={within(marks, start, piece.length)} />;
    const inside = <HostileInline key={start} text={piece.slice(1, -1)} marks={within(marks, start + 1, piece.length - 2)} />;
    return code === "plain" ? (
      inside
    ) : (
      <code key={start} className="rounded-sm bg-raised px-1 py-px font-mono text-[0.9em]">
        {inside}
      </code>
    );
  });
}
