import { describe, expect, test } from "vitest";
import { alikeLines, changedWords, lineOf, verbOf } from "./calls";
import { faultOf, isCheckResult } from "./fault";

describe("shell lines", () => {
  test.each([
    ["python run.py --all", "python3 run.py --all", ["<python", ">python3"]],
    ["npm ci", "npm ci --legacy-peer-deps", [">--legacy-peer-deps"]],
    ["rtk bun run lint 2>&1 | tail -5", "bun run lint", ["<rtk"]],
    ["npm test", "cd packages/web && npm test", [">cd"]],
    ["npm test", "npm test", []],
    ["cat a.txt", "cat b.txt", ["~command"]],
    ["git commit -m one", "git commit --no-verify -m two words more here", ["~command"]],
  ])("%s → %s", (before, after, changed) => expect(changedWords(before, after)).toEqual(changed));

  test.each([
    ["python run.py --all", "python3 run.py --all", true],
    ["rtk bun run lint", "bun run lint", true],
    ["ls", "pwd", false],
    ["git status", "git push", false],
    ["make generate", "npm install", false],
  ])("%s and %s are alike: %s", (a, b, alike) => expect(alikeLines(a, b)).toBe(alike));

  test("the program is the verb, whatever stands before it", () => {
    expect(verbOf({ command: "cd x && FOO=1 sudo git commit -m y" })).toBe("git-commit");
    expect(lineOf({ cmd: ["bash", "-lc", "npm test"] })).toBe("npm test");
  });
});

describe("whose failure it is", () => {
  test.each([
    ["npm run test -- a", 'error: script "test" exited with code 1', true],
    ["pytest -q", "1 failed, 3 passed", true],
    ["npx tsc --noEmit", "src/a.ts(3,1): error TS2304: Cannot find name 'x'.", true],
    ["npm run tests", 'npm error Missing script: "tests"', false],
    ["pytest --fast", "error: unrecognized arguments: --fast", false],
    ["jest", "bash: jest: command not found", false],
    ["cat notes.md", "cat: notes.md: No such file or directory", false],
    [null, "1 failed", false],
  ])("%s: %s is only what a check reports: %s", (line, said, check) => expect(isCheckResult(line, said)).toBe(check));

  test("a guard that the agent ran into is the agent's, what the harness cancelled is not", () => {
    expect(faultOf("agent", "File has not been read yet. Read it first before writing to it.")).toBe("agent");
    expect(faultOf("agent", "Sibling tool call errored")).toBe("harness");
    expect(faultOf("agent", "The user doesn't want to proceed with this tool use.")).toBe("person");
    expect(faultOf("agent", "upstream timed out after 30000 ms")).toBe("environment");
  });
});
