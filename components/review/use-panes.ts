"use client";
import { useCallback, useState } from "react";
import { keepCookie } from "./keep-cookie";
import { clampWidth, DEFAULT_LAYOUT, LAYOUT_COOKIE, type PanesLayout, type Side, writeLayout } from "./panes-layout";

export interface PanesControl {
  layout: PanesLayout;
  /** `keep` remembers it for the next visit; a drag keeps only where it ends. */
  resize: (side: Side, width: number, keep: boolean) => void;
  reset: (side: Side) => void;
  fold: (side: Side, folded?: boolean) => void;
}

/** The widths and folds of the side panes, as they were left. */
export function usePanes(initial: PanesLayout): PanesControl {
  const [layout, setLayout] = useState(initial);
  const change = useCallback((next: (before: PanesLayout) => PanesLayout, keep: boolean) => {
    setLayout((before) => {
      const after = next(before);
      if (keep) keepCookie(LAYOUT_COOKIE, writeLayout(after));
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
