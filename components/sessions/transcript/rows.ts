import type { ThreadRun } from "@/lib/sessions/queries/outline";

/** A line of the list: an event, or a folded stretch of a specialist's thread. */
export type Row = { kind: "event"; index: number } | { kind: "fold"; run: ThreadRun };

export interface Rows {
  count: number;
  at(position: number): Row;
  /** The line that shows an event, or the fold that hides it. */
  positionOf(index: number): number;
}

/** Every event a line: positions are ordinals, so nothing needs to be built. */
export function plainRows(events: number): Rows {
  return { count: events, at: (position) => ({ kind: "event", index: position }), positionOf: (index) => Math.max(0, Math.min(index, events - 1)) };
}

/** Stretches of other threads than the first are one line each, but for those opened (by their first event). */
export function foldedRows(events: number, runs: readonly ThreadRun[], opened: ReadonlySet<number>): Rows {
  const rows: Row[] = [];
  const positions = new Int32Array(events);
  for (const run of runs) {
    if (run.thread !== 0 && !opened.has(run.from)) {
      positions.fill(rows.length, run.from, run.to + 1);
      rows.push({ kind: "fold", run });
      continue;
    }
    for (let index = run.from; index <= run.to; index++) {
      positions[index] = rows.length;
      rows.push({ kind: "event", index });
    }
  }
  return {
    count: rows.length,
    at: (position) => rows[position] ?? { kind: "event", index: 0 },
    positionOf: (index) => positions[Math.max(0, Math.min(index, events - 1))] ?? 0,
  };
}
