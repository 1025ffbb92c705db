import { expect, test } from "vitest";
import { flagsOf } from "./propose";

test("what must not be overlooked becomes a flag: a lost exception, a shortcut past a safeguard", () => {
  expect(flagsOf({})).toEqual([]);
  expect(flagsOf({ shortcut: [] })).toEqual([]);
  expect(
    flagsOf({
      lost: [
        { path: "a.md", text: "except on Sundays", exception: true },
        { path: "b.md", text: "call it once", exception: false },
      ],
      shortcut: ["verify_identity", "run_tests"],
    }),
  ).toMatchObject([
    { rule: "merge-loses-exception", severity: "review", message: expect.stringContaining("except on Sundays") },
    { rule: "shortcut-past-safeguard", severity: "review", message: expect.stringContaining("verify_identity, run_tests") },
  ]);
});
