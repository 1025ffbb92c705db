import { expect, test } from "vitest";
import { wordsOf } from "./difference";

test("texts too long to compare by words in time are compared by lines", () => {
  const same = Array.from({ length: 300 }, (_, i) => `This line ${i} stays as it is.`);
  const words = (seed: number) => Array.from({ length: 4_000 }, (_, i) => `w${(i * seed) % 99_991}`).join(" ");
  const before = [...same, words(7), ...same].join("\n");
  const after = [...same, words(13), ...same].join("\n");
  const start = performance.now();
  const parts = wordsOf(before, after, 30);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(parts.filter(({ kind }) => kind === "same").reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(15_000);
  expect(
    parts
      .filter(({ kind }) => kind !== "added")
      .map(({ text }) => text)
      .join(""),
  ).toBe(before);
  expect(
    parts
      .filter(({ kind }) => kind !== "removed")
      .map(({ text }) => text)
      .join(""),
  ).toBe(after);
});
