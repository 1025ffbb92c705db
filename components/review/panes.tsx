"use client";
import { PanelLeftOpen, PanelRightOpen } from "lucide-react";
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { LIMITS, type Side } from "./panes-layout";
import type { PanesControl } from "./use-panes";

const RAIL = "2.5rem";

export interface PanesProps {
  control: PanesControl;
  queue: ReactNode;
  lesson: ReactNode;
  evidence: ReactNode;
  /** What stands below the lesson and never scrolls away. */
  foot: ReactNode;
  /** Whether the evidence pane shows something that needs room, such as a transcript. */
  wide: boolean;
}

/**
 * The three panes. Wide: side by side, with borders that move by pointer and by key, and sides that fold to a rail. Narrow: the
 * lesson, its evidence below, the decisions at the thumb; the queue comes as a sheet.
 */
export function Panes({ control, queue, lesson, evidence, foot, wide }: PanesProps) {
  const { layout, fold } = control;
  const { folded } = layout;
  const evidenceWidth = wide ? `min(max(${layout.evidence}px, 36rem), 48vw)` : `min(${layout.evidence}px, 40vw)`;
  const style = {
    "--queue": folded.queue ? RAIL : `min(${layout.queue}px, 30vw)`,
    "--evidence": folded.evidence ? RAIL : evidenceWidth,
  } as CSSProperties;
  return (
    <div
      style={style}
      className="flex min-w-0 flex-1 flex-col lg:grid lg:h-[calc(100dvh-49px)] lg:flex-none lg:grid-cols-[var(--queue)_1px_minmax(0,1fr)_1px_var(--evidence)] lg:grid-rows-[minmax(0,1fr)_auto]"
    >
      <div className="hidden min-h-0 min-w-0 flex-col bg-surface lg:row-span-2 lg:flex">
        {folded.queue ? <Rail side="queue" label="Show the queue" word="Queue" keys="q" onOpen={() => fold("queue", false)} /> : queue}
      </div>
      <Handle side="queue" label="Width of the queue" control={control} />
      <div className="flex min-h-0 min-w-0 flex-col max-lg:flex-none lg:overflow-y-auto" data-lesson-pane>
        {lesson}
      </div>
      <Handle side="evidence" label="Width of the evidence" control={control} />
      <section aria-label="Evidence" className="flex min-h-0 min-w-0 flex-1 flex-col bg-raised/30 max-lg:border-t lg:row-span-2" id="evidence">
        {folded.evidence && (
          <div className="hidden lg:block">
            <Rail side="evidence" label="Show the evidence" word="Evidence" keys="v" onOpen={() => fold("evidence", false)} />
          </div>
        )}
        <div
          className={classNames(
            "min-h-0 min-w-0 flex-1 lg:overflow-y-auto",
            wide ? "flex flex-col" : "mx-auto w-full max-w-[46rem]",
            folded.evidence && "lg:hidden",
          )}
          data-evidence-pane
        >
          {evidence}
        </div>
      </section>
      <div className="sticky bottom-0 z-20 lg:static lg:col-start-3 lg:row-start-2">{foot}</div>
    </div>
  );
}

function Rail({ side, label, word, keys, onOpen }: { side: Side; label: string; word: string; keys: string; onOpen: () => void }) {
  return (
    <div className="flex flex-col items-center gap-3 py-2">
      <IconButton label={label} keys={keys} size="sm" onClick={onOpen}>
        {side === "queue" ? <PanelLeftOpen aria-hidden /> : <PanelRightOpen aria-hidden />}
      </IconButton>
      <span aria-hidden className="text-xs text-muted [writing-mode:vertical-rl]">
        {word}
      </span>
    </div>
  );
}

const STEP = 16;

/** The border between two panes: drag it, or focus it and use the arrow keys; Enter folds, twice clicked it goes back to what it was. */
function Handle({ side, label, control }: { side: Side; label: string; control: PanesControl }) {
  const { layout, resize, reset, fold } = control;
  const width = layout[side];
  const towards = side === "queue" ? 1 : -1;
  const [least, most] = LIMITS[side];
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (layout.folded[side]) return;
    event.preventDefault();
    const from = event.clientX;
    const target = event.currentTarget;
    // What is on the screen counts, which a narrow window may have made less than what was chosen.
    const shown = (side === "queue" ? target.previousElementSibling : target.nextElementSibling)?.getBoundingClientRect().width ?? width;
    target.setPointerCapture(event.pointerId);
    const at = (now: globalThis.PointerEvent) => shown + (now.clientX - from) * towards;
    const move = (now: globalThis.PointerEvent) => resize(side, at(now), false);
    const end = (now: globalThis.PointerEvent) => {
      if (Math.abs(now.clientX - from) > 2) resize(side, at(now), true);
      target.removeEventListener("pointermove", move);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = { ArrowRight: width + STEP * towards, ArrowLeft: width - STEP * towards, Home: least, End: most };
    const next = to[event.key];
    if (next === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (next === undefined) fold(side);
    else resize(side, next, true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator with a value is how a splitter is said; hr has none
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={layout.folded[side] ? 0 : width}
      aria-valuemin={0}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => reset(side)}
      className={classNames(
        "relative z-10 hidden w-px touch-none bg-border transition-colors before:absolute before:inset-y-0 before:-left-1 before:w-[9px] hover:bg-accent focus-visible:bg-accent lg:row-span-2 lg:block",
        !layout.folded[side] && "cursor-col-resize",
      )}
    />
  );
}
