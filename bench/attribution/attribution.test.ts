import { expect, test } from "vitest";
import { judge } from "./judge";
import { loadWorlds } from "./worlds";

// The figures of `npm run bench attribution` in a small form: the floor that a change must not fall below.

test.each([["development" as const], ["held out" as const]])(
  "where sentences come from, %s half",
  (half) => {
    const worlds = loadWorlds(half);
    expect(worlds).toHaveLength(10);
    const { of, right, near, foreign } = judge(worlds, { foreignStep: 20 });
    expect(of).toEqual({ known: 100, paraphrased: 50, invented: 50 });
    const floor = FLOORS[half];
    expect(right.known).toBeGreaterThanOrEqual(floor.known);
    expect(right.paraphrased).toBeGreaterThanOrEqual(floor.paraphrased);
    expect(right.invented).toBeGreaterThanOrEqual(floor.invented);
    expect(near.known).toBeGreaterThanOrEqual(97);
    expect(near.paraphrased).toBeGreaterThanOrEqual(floor.near);
    expect(foreign.right / foreign.of).toBeGreaterThanOrEqual(0.9);
  },
  60_000,
);

const FLOORS = {
  development: { known: 92, paraphrased: 24, invented: 45, near: 42 },
  "held out": { known: 94, paraphrased: 3, invented: 45, near: 36 },
};
