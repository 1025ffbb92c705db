import { expect, test } from "vitest";
import { changedLine, isWithout } from "./shell-line";

test.each([
  [["<python", ">python3"], "python", "with `python3` instead of `python`"],
  [[">--yes"], "npm-install", "with `--yes`"],
  [["<--force"], "git-push", "without `--force`"],
  [[">cd"], "make", "from another folder"],
  [[">--yes", ">cd"], "make", "with `--yes` and from another folder"],
  [["~command"], "make", null],
  [["<rtk"], "rtk", null],
])("%j: run it again %s", (changed, program, words) => expect(changedLine(changed, program)).toBe(words));

test("a program in front of another one was left out", () => {
  expect(isWithout(["<rtk"], "rtk")).toBe(true);
  expect(isWithout(["<python", ">python3"], "python")).toBe(false);
  expect(isWithout(["<--force"], "git-push")).toBe(false);
});
