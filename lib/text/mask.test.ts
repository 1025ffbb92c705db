import fc from "fast-check";
import { expect, test } from "vitest";
import { mask, unmask } from "./mask";

test.each([
  [
    "Error: payment amount does not add up, total price is 1288, but paid 1388.50",
    "Error: payment amount does not add up, total price is <num>, but paid <num>",
  ],
  ["flight HAT227 not available on date 2024-05-17", "flight <id> not available on date <date>"],
  ["f() got an unexpected keyword argument 'title'", "f() got an unexpected keyword argument <str>"],
  ["payment method gift_card_8887175 not found", "payment method <id> not found"],
  ["ENOENT: no such file or directory, open '/home/ada/x.ts'", "ENOENT: no such file or directory, open <str>"],
  ["cannot open /home/ada/x.ts: denied", "cannot open <path>: denied"],
  ["src/lib/a.ts:12:3 broke", "<path>:<num> broke"],
  ["mail to ada@example.org failed", "mail to <email> failed"],
  ["see https://example.org/a?b=1 now", "see <url> now"],
  ["commit 63679d4764ce74bb41f8 missing", "commit <hash> missing"],
  ["run 0198c1de-0000-7000-8000-000000000001 lost", "run <uuid> lost"],
  ["connect to 10.0.0.1:5432 refused", "connect to <ip> refused"],
  ["It isn't the user's order", "It isn't the user's order"],
  ["Number of 3, 4, 5 not found.", "Number of <num> not found"],
  ["timed out after 30s", "timed out after <num>"],
  ["read and/or write", "read and/or write"],
])("%s", (text, expected) => expect(mask(text)).toBe(expected));

test("varying numbers and ids never change the mask", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => mask(`order W${a} has ${a} items`) === mask(`order W${b} has ${b} items`)),
    { numRuns: 200 },
  );
});

test("no text is slow, and masking is a fixed point for what people read", () => {
  for (const text of ["'".repeat(5000), `${"a/".repeat(3000)}b`, "1:".repeat(3000), `${"x@".repeat(3000)}`]) {
    const start = performance.now();
    mask(text);
    expect(performance.now() - start).toBeLessThan(100);
  }
  expect(unmask("total is <num>, paid <num> <id>")).toBe("total is …, paid …");
});
