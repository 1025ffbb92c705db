import { expect, it } from "vitest";
import { foldedRows, plainRows } from "./rows";

const runs = [
  { thread: 0, from: 0, to: 1 },
  { thread: 1, from: 2, to: 4 },
  { thread: 0, from: 5, to: 5 },
];

it("shows every event in order", () => {
  const rows = plainRows(3);
  expect([rows.count, rows.at(2), rows.positionOf(99)]).toEqual([3, { kind: "event", index: 2 }, 2]);
});

it("folds other threads, and opens what was asked for", () => {
  const folded = foldedRows(6, runs, new Set());
  expect(Array.from({ length: folded.count }, (_, i) => folded.at(i))).toEqual([
    { kind: "event", index: 0 },
    { kind: "event", index: 1 },
    { kind: "fold", run: runs[1] },
    { kind: "event", index: 5 },
  ]);
  expect([0, 3, 5].map(folded.positionOf)).toEqual([0, 2, 3]);
  expect(foldedRows(6, runs, new Set([2])).count).toBe(6);
});
