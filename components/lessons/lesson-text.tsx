"use client";
import { useMemo, useState } from "react";
import { formatBytes } from "@/components/text/format-bytes";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { foldLines, linesOf } from "@/lib/lessons/sentences";
import type { Mark } from "@/lib/text/segments";
import { CodeText } from "./code-text";

type SpacedLine = ReturnType<typeof linesOf>[number];

export interface LessonTextProps {
  body: string;
  /** Ranges of the body to mark, such as what a gate found. */
  marks?: readonly Mark[];
  /** What stands after each sentence, by its ordinal. */
  after?: (claim: number) => React.ReactNode;
  /** Whether a long text is shown whole, and who is told when its reader wants the other; without, it keeps that to itself. */
  whole?: boolean;
  onWhole?: (whole: boolean) => void;
  className?: string;
}

const KINDS: Record<SpacedLine["kind"], string> = {
  paragraph: "",
  heading: "font-semibold",
  item: "",
  quote: "border-l-2 border-border-strong/50 pl-3 text-muted",
  code: "rounded-sm bg-raised px-2 font-mono text-[0.9em] whitespace-pre-wrap",
};

const INDENTS = ["pl-0", "pl-5", "pl-10", "pl-14", "pl-16"];
const FOLD = 6_000;
/** Each hidden character is written out as a mark of its own: a text full of them is folded sooner. */
const FOLD_HIDDEN = 1_200;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/gu;
const foldOf = (body: string): number => ((body.match(HIDDEN)?.length ?? 0) > 300 ? FOLD_HIDDEN : FOLD);

interface Part {
  /** The heading of a playbook's part: When, Do, Check, Avoid. */
  title: SpacedLine | null;
  lines: SpacedLine[];
}

/** A playbook in its parts; any other text is one part without a title. A heading has no claim of its own. */
function sectionsOf(lines: readonly SpacedLine[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const heads = line.kind === "heading" && line.sentences.every(({ claim }) => claim === null);
    if (heads) parts.push({ title: line, lines: [] });
    else {
      const last = parts.at(-1);
      if (last) last.lines.push(line);
      else parts.push({ title: null, lines: [line] });
    }
  }
  return parts;
}

/** Whether a text is so long that part of it is out of sight until it is asked for. */
export function isFolded(body: string): boolean {
  if (body.length <= FOLD_HIDDEN) return false;
  const all = linesOf(body);
  return foldLines(all, foldOf(body)) !== all;
}

/** A lesson's text as plain blocks: paragraphs, steps, headings, code. No HTML, no links; hidden characters are written out. */
export function LessonText({ body, marks = [], after, whole, onWhole, className }: LessonTextProps) {
  // The text whose whole is shown: another one starts folded again.
  const [own, setOwn] = useState<string | null>(null);
  const all = useMemo(() => linesOf(body), [body]);
  const short = useMemo(() => foldLines(all, foldOf(body)), [all, body]);
  const folded = short !== all;
  const open = whole ?? own === body;
  const lines = open ? all : short;
  const toggle = () => (onWhole ? onWhole(!open) : setOwn(open ? null : body));
  return (
    <div className={className}>
      <div className="@container flex flex-col [overflow-wrap:anywhere]" dir="auto">
        {sectionsOf(lines).map(({ title, lines: own }, at) =>
          title === null ? (
            <Lines key={own[0]?.sentences[0]?.start ?? at} lines={own} marks={marks} after={after} />
          ) : (
            <section key={title.sentences[0]?.start ?? at} className={classNames("grid gap-x-4 @md:grid-cols-[4.5rem_minmax(0,1fr)]", at > 0 && "mt-4")}>
              <h2 className="text-xs leading-[1.625rem] font-medium tracking-normal text-muted">
                <CodeText text={(title.sentences[0]?.text ?? "").replace(/:$/, "")} />
              </h2>
              <div>
                <Lines lines={own} marks={marks} after={after} />
              </div>
            </section>
          ),
        )}
      </div>
      {folded && (
        <Button size="sm" className="mt-3" aria-expanded={open} onClick={toggle}>
          {open ? "Show less" : `Show all ${formatBytes(new TextEncoder().encode(body).length)} of the text`}
        </Button>
      )}
    </div>
  );
}

interface LinesProps {
  lines: readonly SpacedLine[];
  marks: readonly Mark[];
  after?: LessonTextProps["after"];
}

function Lines({ lines, marks, after }: LinesProps) {
  return lines.map((line, i) => (
    <div key={line.sentences[0]?.start ?? i} className={classNames(i > 0 && (line.blankBefore ? "mt-3" : "mt-1"), INDENTS[line.depth])}>
      {line.kind === "item" ? (
        <div className="grid grid-cols-[minmax(1.375rem,auto)_minmax(0,1fr)]">
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
  ));
}

function Sentences({ line, marks, after }: { line: SpacedLine; marks: readonly Mark[]; after?: LessonTextProps["after"] }) {
  return (
    <p className="min-w-0">
      {line.sentences.map((sentence, i) => (
        <span key={sentence.start}>
          {i > 0 && " "}
          <CodeText text={sentence.text} offset={sentence.start} marks={marks} code={line.kind === "code" ? "none" : "styled"} />
          {sentence.cut ? "…" : sentence.claim !== null && after?.(sentence.claim)}
        </span>
      ))}
    </p>
  );
}
