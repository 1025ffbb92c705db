"use client";
import { useCallback, useState } from "react";
import { clampWidth, DEFAULT_LAYOUT, LAYOUT_COOKIE, type PanesLayout, type Side, writeLayout } from "./panes-layout";

export interface PanesControl {
  layout: PanesLayout;
  /** `keep` remembers it for the next visit; a drag keeps only where it ends. */
  resize: (side: Side, width: number, keep: boolean) => void;
  reset: (side: Side) => void;
  fold: (side: Side, folded?: boolean) => void;
}

const YEAR = 31_536_000;

function remember(layout: PanesLayout): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store needs a secure context, and an own server often has none
  document.cookie = `${LAYOUT_COOKIE}=${writeLayout(layout)};path=/;max-age=${YEAR};samesite=lax`;
}

/** The widths and folds of the side panes, as they were left. */
export function usePanes(initial: PanesLayout): PanesControl {
  const [layout, setLayout] = useState(initial);
  const change = useCallback((next: (before: PanesLayout) => PanesLayout, keep: boolean) => {
    setLayout((before) => {
      const after = next(before);
      if (keep) remember(after);
      return after;
    });
  }, []);
  return {
    layout,
    resize: useCallback((side, width, keep) => change((before) => ({ ...before, [side]: clampWidth(side, width) }), keep), [change]),
    reset: useCallback((side) => change((before) => ({ ...before, [side]: DEFAULT_LAYOUT[side] }), true), [change]),
    fold: useCallback(
      (side, folded) => change((before) => ({ ...before, folded: { ...before.folded, [side]: folded ?? !before.folded[side] } }), true),
      [change],
    ),
  };
}
