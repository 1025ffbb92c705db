import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulate } from "@/bench/effect/simulate";
import { ALARM, EProcess } from "./e-process";
import { Stream } from "./stream";

describe("evidence", () => {
  test("nothing is known before both groups were seen in one stratum", () => {
    const stream = new Stream();
    stream.add({ stratum: "a", heldOut: false, succeeded: true });
    stream.add({ stratum: "b", heldOut: true, succeeded: false });
    expect(stream.evidence).toEqual({ given: 1, heldOut: 1, strata: 0, difference: null, benefit: 1, harm: 1, mostBenefit: 1, mostHarm: 1 });
  });

  test("the difference is Mantel and Haenszel's", () => {
    // Two strata, 2/3 against 1/2 and 1/2 against 1/1: (2·2-1·3)/5 + (1·1-1·2)/3 over 3·2/5 + 2·1/3.
    const stream = new Stream();
    const rows: [string, boolean, boolean][] = [
      ["a", false, true],
      ["a", false, true],
      ["a", false, false],
      ["a", true, true],
      ["a", true, false],
      ["b", false, true],
      ["b", false, false],
      ["b", true, true],
    ];
    for (const [stratum, heldOut, succeeded] of rows) stream.add({ stratum, heldOut, succeeded });
    expect(stream.evidence.difference).toBeCloseTo((1 / 5 - 1 / 3) / (6 / 5 + 2 / 3), 12);
  });

  test("a fair bet: over all outcomes of a block the evidence is worth at most what it was, whatever came before and whatever the common rate", () => {
    const counts = fc.record({ given: fc.integer({ min: 1, max: 4 }), heldOut: fc.integer({ min: 1, max: 3 }) });
    const history = fc.array(fc.record({ stratum: fc.constantFrom("a", "b"), a: fc.nat(3), b: fc.nat(2) }), { maxLength: 6 });
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    fc.assert(
      fc.property(counts, history, fc.constantFrom<1 | -1>(1, -1), fc.double({ min: 0.02, max: 0.98, noNaN: true }), (sizes, before, direction, rate) => {
        const started = () => {
          const process = new EProcess(direction);
          for (const { stratum, a, b } of before) process.add(stratum, { given: { successes: a, sessions: 3 }, heldOut: { successes: b, sessions: 2 } });
          return process;
        };
        let expected = 0;
        for (let a = 0; a <= sizes.given; a++)
          for (let b = 0; b <= sizes.heldOut; b++) {
            const process = started();
            process.add("a", { given: { successes: a, sessions: sizes.given }, heldOut: { successes: b, sessions: sizes.heldOut } });
            const chance = choose(sizes.given, a) * choose(sizes.heldOut, b) * rate ** (a + b) * (1 - rate) ** (sizes.given + sizes.heldOut - a - b);
            expected += chance * process.value;
          }
        expect(expected).toBeLessThanOrEqual(started().value * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  test("a strong harm is found, and no effect is none", () => {
    const runs = Array.from({ length: 40 }, (_, seed) => seed + 1);
    const harmed = runs.filter((seed) => simulate({ seed, sessions: 500, holdOut: 0.2, difference: -0.3, tasks: 15 }).mostHarm >= ALARM);
    const none = runs.filter((seed) => {
      const { mostHarm, mostBenefit } = simulate({ seed, sessions: 300, holdOut: 0.5, difference: 0, tasks: 15 });
      return mostHarm >= ALARM || mostBenefit >= ALARM;
    });
    expect(harmed.length).toBeGreaterThanOrEqual(36);
    // Twice the promised share: three standard deviations above it.
    expect(none.length).toBeLessThanOrEqual(6);
  });
});
