import { expect, test } from "vitest";
import { templatesOf } from "./templates";

const grouped = (masks: string[]) => new Set(templatesOf(masks).values()).size;

test.each([
  [
    "the same in other words",
    ["File has not been read yet; Read it first before writing to it", "The file was not yet read: read it before you write to it"],
    1,
  ],
  ["other case and punctuation", ["Error: Payment method was declined", "payment method was declined"], 1],
  ["another thing", ["Error: order was not found here", "Error: customer was not found here"], 2],
  ["the opposite", ["Payment method must be the original one", "Payment method must not be the original one"], 2],
  ["one word varies over three names", ["tool A1 has no access here", "tool B2 has no access here", "tool C3 has no access here"], 1],
  ["one plain word varies: another meaning", ["order was not found here", "payment was not found here", "address was not found here"], 3],
  ["two words vary", ["X1", "X2", "X3"].flatMap((user) => ["P1", "P2", "P3"].map((item) => `user ${user} may not open item ${item} today`)), 1],
])("%s", (_, masks, count) => {
  expect(grouped(masks)).toBe(count);
  expect([...templatesOf([...masks].reverse())].sort()).toEqual([...templatesOf(masks)].sort());
});
