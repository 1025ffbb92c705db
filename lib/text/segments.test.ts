import fc from "fast-check";
import { expect, it } from "vitest";
import { occurrences } from "./ranges";
import { characterStart, type Mark, segmentsOf } from "./segments";

const texts = fc
  .array(fc.constantFrom("a", "b ", "\u200b", "\u{e0069}", "\u{e0067}", "😀", "\u202e", "é", "\n"), { maxLength: 60 })
  .map((parts) => parts.join(""));
const kinds = fc.constantFrom<Mark["kind"]>("hit", "current", "supports", "contradicts", "flag");
const marks = fc.array(
  fc.tuple(fc.nat(70), fc.nat(20), kinds).map(([start, length, kind]) => ({ start, end: start + length, kind })),
  { maxLength: 8 },
);

it("loses nothing, and marks exactly what was asked for", () => {
  fc.assert(
    fc.property(texts, marks, (text, asked) => {
      const segments = segmentsOf(text, asked);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      const marked = new Set<number>();
      for (const segment of segments) if (segment.mark) for (let i = 0; i < segment.text.length; i++) marked.add(segment.start + i);
      const expected = new Set<number>();
      for (const mark of asked) for (let i = mark.start; i < Math.min(mark.end, text.length); i++) expected.add(i);
      expect(marked).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it("spells out tag characters and counts repeats", () => {
  const [, tags, zeros] = segmentsOf("x\u{e0068}\u{e0069}\u200b\u200b\u200b");
  expect(tags?.hidden).toMatchObject({ spelled: "hi", count: 2 });
  expect(zeros?.hidden).toMatchObject({ count: 3, spelled: null });
});

it("keeps a mark that a hidden character splits", () => {
  const segments = segmentsOf("pay\u200bload", [{ start: 0, end: 8, kind: "supports" }]);
  expect(segments.map((segment) => segment.mark)).toEqual(["supports", "supports", "supports"]);
});

it("finds plain text, not patterns, and cuts between characters", () => {
  expect(occurrences("a.b A.B axb", "a.b")).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 7 },
  ]);
  expect(occurrences("[x] (y)* {1} /-", "(y)* {1} /-")).toHaveLength(1);
  expect(characterStart("a😀", 2)).toBe(1);
});
