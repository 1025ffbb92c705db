"use client";
import { useCallback, useMemo, useState } from "react";
import type { DeskRow } from "./desk-lesson";

export interface Picks {
  /** Lessons of the pile on the screen that are picked. */
  ids: ReadonlySet<string>;
  rows: DeskRow[];
  toggle: (id: string) => void;
  toggleCurrent: () => void;
  clear: () => void;
}

/** Lessons picked out of the pile, to be rejected with one reason. What leaves the pile is not picked any more. */
export function usePicks(rows: readonly DeskRow[], current: string | null): Picks {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const here = useMemo(() => (picked.size === 0 ? [] : rows.filter((row) => picked.has(row.id))), [rows, picked]);
  const toggle = useCallback((id: string) => setPicked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])), []);
  return {
    ids: useMemo(() => new Set(here.map(({ id }) => id)), [here]),
    rows: here,
    toggle,
    toggleCurrent: () => current !== null && toggle(current),
    clear: () => setPicked(new Set()),
  };
}
