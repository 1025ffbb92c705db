import { expect, test } from "vitest";
import { requestOf } from "./dream-request";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test.each([
  ["as the workspace has it", "7", {}],
  ["left empty", "", {}],
  ["spaces", "  ", {}],
  ["another", "3", { budget: 3 }],
  ["none at all", "0", { budget: 0 }],
])("a budget is sent only when it was changed: %s", (_name, given, expected) => {
  expect(requestOf("all", form({ budget: given }), 7)).toEqual({ sessions: "all", ...expected });
  expect(requestOf("filter", form({ budget: given, agent: "a" }), 7)).toEqual({ sessions: { filter: { agent: "a" } }, ...expected });
});

test("a selection holds what was filled in", () => {
  expect(requestOf("filter", form({ agent: "", task: " refund ", outcome: "failed", from: "", to: "2026-03-01" }), 15)).toEqual({
    sessions: { filter: { task: "refund", outcome: "failed", to: "2026-03-01" } },
  });
});
