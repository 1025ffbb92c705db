import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LAYOUT, LIMITS, readLayout, writeLayout } from "./panes-layout";
import { binsOf } from "./pattern-days";
import { pooledDifference } from "./pattern-difference";
import { rangeInText, selectionIn } from "./quote-range";
import { filterCount, narrowingOf, queryOf } from "./tabs";

describe("the panes as they were left", () => {
  it("reads back what it wrote, within the limits", () => {
    const layout = fc.record({
      queue: fc.integer({ min: LIMITS.queue[0], max: LIMITS.queue[1] }),
      evidence: fc.integer({ min: LIMITS.evidence[0], max: LIMITS.evidence[1] }),
      folded: fc.record({ queue: fc.boolean(), evidence: fc.boolean() }),
    });
    fc.assert(
      fc.property(layout, (one) => {
        expect(readLayout(writeLayout(one))).toEqual(one);
      }),
    );
  });
  it.each([undefined, "", "348", "348-408", "1-2-00", "a-b-00", "348-408-22", "348-408-00; path=/"])("takes %j for the default", (text) => {
    expect(readLayout(text)).toEqual(DEFAULT_LAYOUT);
  });
  it("keeps a width that someone made up within the limits", () => {
    expect(readLayout("9999-10-10")).toEqual({ queue: 560, evidence: 280, folded: { queue: true, evidence: false } });
  });
});

describe("the address of a pile", () => {
  it("leaves out what is the default, and keeps one order", () => {
    expect(queryOf("turn", {})).toBe("");
    expect(queryOf("turn", { sort: "impact" })).toBe("");
    expect(queryOf("held", { q: "a b", kind: "heuristic", sort: "age" })).toBe("tab=held&kind=heuristic&sort=age&q=a+b");
  });
  it("reads only what it knows", () => {
    const narrowing = narrowingOf(new URLSearchParams("kind=heuristic&evil=1&q=%20x%20&age="));
    expect(narrowing).toEqual({ kind: "heuristic", q: "x" });
    expect(filterCount(narrowing)).toBe(1);
  });
  it("gives the same narrowing back", () => {
    const narrowing = { kind: "heuristic", agent: "a & b=c", q: "ü?" };
    expect(narrowingOf(new URLSearchParams(queryOf("waiting", narrowing)))).toEqual(narrowing);
  });
});

describe("words selected in a field", () => {
  it("are the same words in the text, whatever its line ends", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", " ", "ü", "😀") });
    const text = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")), { minLength: 1 }).map((parts) => parts.map((part) => part.join("")).join(""));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (stored, a, b) => {
        const value = stored.replace(/\r\n/g, "\n");
        const [from, to] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [number, number];
        const range = rangeInText(stored, from, to);
        expect(range?.exact.replace(/\r\n/g, "\n") ?? "").toBe(value.slice(from, to).trim());
        if (range) expect(stored.slice(range.start, range.end)).toBe(range.exact);
      }),
    );
  });
  it("are found once or not at all", () => {
    expect(selectionIn("one two three", " two ")).toEqual([4, 7]);
    expect(selectionIn("two two", "two")).toBeNull();
    expect(selectionIn("one", "")).toBeNull();
    expect(selectionIn("a\r\nb", "a\nb")).toEqual([0, 3]);
  });
});

describe("pooled beside stratified", () => {
  const association = { p: 0, q: 0, low: -1, high: 1, replication: null };
  it("says where the two disagree", () => {
    // Simpson: with it succeeds more often in each task, and less often over all.
    expect(pooledDifference({ ...association, n11: 20, n10: 80, n01: 50, n00: 50, riskDifference: 0.2 })).toEqual({ difference: -0.3, disagrees: true });
    expect(pooledDifference({ ...association, n11: 40, n10: 60, n01: 50, n00: 50, riskDifference: -0.12 }).disagrees).toBe(false);
    expect(pooledDifference({ ...association, n11: 0, n10: 0, n01: 0, n00: 0, riskDifference: 0 })).toEqual({ difference: 0, disagrees: false });
  });
});

describe("sessions by day", () => {
  it("has a bin for days without any, and loses no session", () => {
    const bins = binsOf([
      { label: "2026-03-05", sessions: 2 },
      { label: "2026-03-02", sessions: 3 },
    ]);
    expect(bins.map(({ sessions }) => sessions)).toEqual([3, 0, 0, 2]);
    const days = fc.array(
      fc.record({ label: fc.integer({ min: 0, max: 900 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)), sessions: fc.nat(50) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(days, (some) => {
        const made = binsOf(some);
        expect(made.length).toBeLessThanOrEqual(60);
        expect(made.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(some.reduce((sum, { sessions }) => sum + sessions, 0));
      }),
    );
  });
  it("leaves out what is no day", () => {
    expect(binsOf([{ label: "someday", sessions: 1 }])).toEqual([]);
  });
});
