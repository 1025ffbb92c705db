"use client";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useState } from "react";

const LIMITS = { queue: [240, 520], evidence: [280, 760] } as const;
const DEFAULTS = { queue: 344, evidence: 400 };
const STORE = "lucid.desk.panes";

type Side = keyof typeof LIMITS;
type Widths = Record<Side, number>;

const clamp = (side: Side, width: number) => Math.round(Math.min(LIMITS[side][1], Math.max(LIMITS[side][0], width)));

function stored(): Widths {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? "null");
    if (typeof value !== "object" || value === null) return DEFAULTS;
    const { queue, evidence } = value as Partial<Widths>;
    return { queue: clamp("queue", Number(queue) || DEFAULTS.queue), evidence: clamp("evidence", Number(evidence) || DEFAULTS.evidence) };
  } catch {
    return DEFAULTS;
  }
}

/**
 * The three panes. Wide: side by side, with borders that move by pointer and arrow keys and stay where they were put. Narrow:
 * the queue alone, or with `reading` the lesson and its evidence below.
 */
export function Panes({
  queue,
  lesson,
  evidence,
  actions,
  reading,
}: {
  queue: ReactNode;
  lesson: ReactNode;
  evidence: ReactNode;
  actions: ReactNode;
  reading: boolean;
}) {
  const [widths, setWidths] = useState<Widths>(DEFAULTS);
  useEffect(() => setWidths(stored()), []);
  const resize = (side: Side, width: number, keep: boolean) => {
    const next = { ...widths, [side]: clamp(side, width) };
    setWidths(next);
    if (keep) localStorage.setItem(STORE, JSON.stringify(next));
  };
  const style = { "--queue": `${widths.queue}px`, "--evidence": `${widths.evidence}px` } as CSSProperties;
  const part = reading ? "" : "max-lg:hidden";
  return (
    <div
      style={style}
      className="flex min-w-0 flex-1 flex-col lg:grid lg:h-[calc(100dvh-49px)] lg:flex-none lg:grid-cols-[min(var(--queue),28vw)_1px_minmax(0,1fr)_1px_min(var(--evidence),36vw)] lg:grid-rows-[minmax(0,1fr)_auto]"
    >
      <div className={`min-h-0 min-w-0 flex-1 flex-col lg:row-span-2 lg:flex ${reading ? "hidden" : "flex"}`}>{queue}</div>
      <Handle side="queue" label="Width of the queue" width={widths.queue} onResize={resize} />
      <div className={`flex min-h-0 min-w-0 flex-col max-lg:flex-none lg:overflow-y-auto ${part}`} data-lesson-pane>
        {lesson}
      </div>
      <Handle side="evidence" label="Width of the evidence" width={widths.evidence} onResize={resize} />
      <section
        aria-label="Evidence"
        className={`min-h-0 min-w-0 flex-1 bg-raised/30 max-lg:border-t lg:row-span-2 lg:overflow-y-auto ${part}`}
        data-evidence-pane
      >
        <div className="mx-auto max-w-[46rem] sm:max-lg:px-4">{evidence}</div>
      </section>
      <div className={`sticky bottom-0 z-20 lg:static lg:col-start-3 lg:row-start-2 ${part}`}>{actions}</div>
    </div>
  );
}

interface HandleProps {
  side: Side;
  label: string;
  width: number;
  onResize: (side: Side, width: number, keep: boolean) => void;
}

/** The border between two panes. */
function Handle({ side, label, width, onResize }: HandleProps) {
  const towards = side === "queue" ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const from = event.clientX;
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const at = (now: globalThis.PointerEvent) => width + (now.clientX - from) * towards;
    const move = (now: globalThis.PointerEvent) => onResize(side, at(now), false);
    const end = (now: globalThis.PointerEvent) => {
      onResize(side, at(now), true);
      target.removeEventListener("pointermove", move);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 16 : event.key === "ArrowLeft" ? -16 : 0;
    if (by === 0) return;
    event.preventDefault();
    onResize(side, width + by * towards, true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator with a value is how a splitter is said; hr has none
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LIMITS[side][0]}
      aria-valuemax={LIMITS[side][1]}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(side, DEFAULTS[side], true)}
      className="relative z-10 hidden w-px cursor-col-resize touch-none bg-border before:absolute before:inset-y-0 before:-left-1 before:w-[9px] hover:bg-accent focus-visible:bg-accent lg:row-span-2 lg:block"
    />
  );
}
