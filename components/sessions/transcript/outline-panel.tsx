"use client";
import { CircleAlert, Gavel, Hand, User } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { Outline, OutlineMark } from "@/lib/sessions/queries/outline";

const KINDS: Record<OutlineMark["kind"], { icon: typeof User; words: string; color: string }> = {
  error: { icon: CircleAlert, words: "Error", color: "text-danger" },
  person: { icon: User, words: "Person", color: "text-accent" },
  correction: { icon: Hand, words: "Correction", color: "text-warn" },
  verdict: { icon: Gavel, words: "Verdict", color: "text-info" },
};
const ORDER = ["error", "person", "correction", "verdict"] as const;
const SHOWN = 250;

/** Where to jump in a long transcript: errors, what people said, corrections, verdicts. */
export const OutlinePanel = memo(function OutlinePanel({
  outline,
  current,
  onJump,
}: {
  outline: Outline | undefined;
  current: number | null;
  onJump: (index: number) => void;
}) {
  const [kind, setKind] = useState<OutlineMark["kind"] | null>(null);
  const [all, setAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place on screen follows the event that is current, and the list once it is there
  useEffect(() => {
    const mark = list.current?.querySelector<HTMLElement>("[aria-current]");
    const frame = list.current?.parentElement;
    if (!mark || !frame) return;
    // Only this panel moves, never the page.
    const offset = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    if (offset < 0 || offset > frame.clientHeight - mark.clientHeight) frame.scrollTop += offset - frame.clientHeight / 2;
  }, [current, outline]);
  if (!outline) return <Skeleton className="h-48" />;
  const present = ORDER.filter((one) => outline.marks.some((mark) => mark.kind === one));
  const marks = outline.marks.filter((mark) => kind === null || mark.kind === kind);
  if (outline.marks.length === 0) return <p className="px-1 text-sm text-muted">No errors, no people, no verdicts in the events.</p>;
  return (
    <>
      {present.length > 1 && (
        <div className="mb-2 flex flex-wrap gap-1">
          {present.map((one) => {
            const { icon: Icon, words, color } = KINDS[one];
            return (
              <button
                key={one}
                type="button"
                aria-pressed={kind === one}
                onClick={() => setKind(kind === one ? null : one)}
                className={classNames(
                  "inline-flex h-6 items-center gap-1 rounded-sm border px-1.5 text-xs",
                  kind === one ? "border-accent bg-accent-soft" : "hover:bg-raised",
                )}
              >
                <Icon aria-hidden className={`size-3 ${color}`} />
                {words}
                <span className="text-muted tabular-nums">{outline.marks.filter((mark) => mark.kind === one).length}</span>
              </button>
            );
          })}
        </div>
      )}
      <ol ref={list} className="flex flex-col">
        {marks.slice(0, all ? marks.length : SHOWN).map((mark) => {
          const { icon: Icon, words, color } = KINDS[mark.kind];
          return (
            <li key={mark.index}>
              <button
                type="button"
                aria-current={current === mark.index || undefined}
                onClick={() => onJump(mark.index)}
                className="flex w-full items-start gap-1.5 rounded-md px-1.5 py-1 text-left text-xs hover:bg-raised aria-[current]:bg-accent-soft"
              >
                <Icon aria-label={words} className={`mt-0.5 size-3 shrink-0 ${color}`} />
                <span className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">
                  {mark.label.trim() === "" ? <span className="text-muted">No text</span> : <HostileInline text={mark.label} />}
                </span>
                <span className="font-mono text-muted tabular-nums">{mark.index}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {marks.length > SHOWN && !all && (
        <Button size="sm" className="mt-2" onClick={() => setAll(true)}>
          Show all {marks.length.toLocaleString("en")}
        </Button>
      )}
      {outline.cut && <p className="mt-2 text-xs text-muted">Only the first {outline.marks.length.toLocaleString("en")} places are listed.</p>}
    </>
  );
});

const TICKS: Record<OutlineMark["kind"], string> = { error: "bg-danger", person: "bg-accent", correction: "bg-warn", verdict: "bg-info" };

/** The whole transcript as a strip with its marks; a press jumps there. Everything in it is in the outline too. */
export function Minimap({
  outline,
  total,
  view,
  onJump,
}: {
  outline: Outline | undefined;
  total: number;
  view: { from: number; to: number };
  onJump: (index: number) => void;
}) {
  if (total < 30) return null;
  return (
    <div
      aria-hidden
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onJump(Math.min(total - 1, Math.floor(((event.clientY - box.top) / box.height) * total)));
      }}
      className="relative w-3 shrink-0 cursor-pointer border-l bg-surface max-md:hidden"
    >
      <span
        className="absolute inset-x-0 bg-raised"
        style={{ top: `${(view.from / total) * 100}%`, height: `max(6px, ${((view.to - view.from + 1) / total) * 100}%)` }}
      />
      {outline && <Ticks marks={outline.marks} total={total} />}
    </div>
  );
}

/** Thousands of them in a long session: made once, whatever is on the screen. */
const Ticks = memo(function Ticks({ marks, total }: { marks: readonly OutlineMark[]; total: number }) {
  return (
    <span className="pointer-events-none absolute inset-0 contain-strict">
      {marks.map((mark) => (
        <span key={mark.index} className={`absolute right-0.5 left-0.5 h-0.5 ${TICKS[mark.kind]}`} style={{ top: `${(mark.index / total) * 100}%` }} />
      ))}
    </span>
  );
});
