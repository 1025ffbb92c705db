import { describe, expect, test } from "vitest";
import { SPEAKER_RULES } from "./speaker-rules";
import { turnParts } from "./turn-parts";

const user = { role: "user" as const };
const LOG = Array.from({ length: 6 }, (_, at) => `2026-03-01T10:00:0${at}Z ERROR [worker] request ${at} failed: timeout`).join("\n");
const PLAN = `# Plan\n\n## Context\n\n${"The cart loses items when the tab is closed. ".repeat(20)}\n\n## Steps\n\n- Keep the cart on the server\n- Migrate old carts\n`;

describe("who is really behind a text in the user's turn", () => {
  test.each([
    ["typed words", "please run the tests before you commit", ["person"]],
    ["several typed lines", "Two things:\n- use tabs\n- always add a changelog line", ["person"]],
    ["a long typed paragraph", `${"I would like the report to say why it failed. ".repeat(30)}`, ["person"]],
    ["a pasted plan", PLAN, ["document"]],
    ["a pasted log", LOG, ["document"]],
    ["a wish, then a log", `Why does this fail?\n\n${LOG}`, ["person", "document"]],
    ["a wish that runs into the log", `I ran the import and it says: [import] started with 3 files\n${LOG}`, ["person", "document"]],
    ["a log, then a wish", `${LOG}\n\nfix this please`, ["document", "person"]],
    ["a wish around a code block", "Change this:\n```ts\nconst a = 1;\nconst b = 2;\n```\ninto a function", ["person", "document", "person"]],
    ["a heading someone typed", "# remember\nalways use tabs", ["person"]],
    ["a reminder after typed words", "use tabs\n<system-reminder>\nThe date is today.\n</system-reminder>", ["person", "harness"]],
    ["instructions in a reminder", "<system-reminder>\n# claudeMd\nContents of /home/ada/CLAUDE.md: use tabs\n</system-reminder>", ["guidance"]],
    ["an instruction file", "# AGENTS.md instructions for /home/ada/shop\n\n<INSTRUCTIONS>\nUse tabs.\n</INSTRUCTIONS>", ["guidance"]],
    ["a skill", "Base directory for this skill: /home/ada/.claude/skills/pdf\n\n# PDF", ["guidance"]],
    ["a command wrapper", "<command-name>/clear</command-name>\n<command-message>clear</command-message>\n<command-args></command-args>", ["harness"]],
    ["output of a local command", "<local-command-stdout>Bye!</local-command-stdout>", ["harness"]],
    ["the environment", "<environment_context>\n<cwd>/home/ada</cwd>\n</environment_context>", ["harness"]],
    ["a background task's notice", '{"task_id":"b2","description":"run tests"}', ["harness"]],
    ["an interrupt", "[Request interrupted by user for tool use]", ["harness"]],
    ["a hook", "Stop hook feedback:\n- run the linter", ["harness"]],
    ["a context that goes on", "This session is being continued from a previous conversation that ran out of context.", ["harness"]],
  ])("%s", (_name, text, speakers) => {
    const parts = turnParts("claude_code", text, user);
    expect(parts.map((part) => part.speaker)).toEqual(speakers);
    for (const part of parts) expect(text).toContain(part.text);
  });

  test.each([
    [{ role: "user" as const, meta: true }, "anything", "harness"],
    [{ role: "user" as const, plan: true }, "do it", "document"],
    [{ role: "user" as const, summary: true }, "we did this and that", "harness"],
    [{ role: "user" as const, simulated: true }, "I want a refund", "simulator"],
    [{ role: "user" as const, simulated: true }, LOG, "simulator"],
    [{ role: "system" as const }, "You are a helpful agent.", "guidance"],
    [{ role: "developer" as const }, "<permissions instructions>\nread only", "harness"],
    [{ role: "developer" as const }, "Prefer small changes.", "guidance"],
  ])("%j %j is %s", (flags, text, speaker) => {
    expect(turnParts("messages", text, flags)).toEqual([{ speaker, text }]);
  });

  test("every rule says why, and their ids differ", () => {
    expect(SPEAKER_RULES.every((rule) => rule.why.length > 10 && (rule.pattern !== undefined || rule.flags !== undefined))).toBe(true);
    expect(new Set(SPEAKER_RULES.map((rule) => rule.id)).size).toBe(SPEAKER_RULES.length);
  });

  test("no text makes it hang", () => {
    for (const text of [
      "<a-b>".repeat(20_000),
      `${" ".repeat(50_000)}x`,
      "a:".repeat(50_000),
      "[".repeat(100_000),
      `<system-reminder>${"x".repeat(100_000)}`,
    ]) {
      const start = performance.now();
      turnParts("claude_code", text, user);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});
