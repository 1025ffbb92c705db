import { expect, test } from "vitest";
import { type AppliesTo, appliesToQuestion, type Question } from "./audience";

const ROWS: [string, AppliesTo, Question, boolean][] = [
  ["everyone, no question", {}, {}, true],
  ["everyone, any agent", {}, { agent: "support" }, true],
  ["one agent, no question", { agents: ["support"] }, {}, true],
  ["one agent, the same", { agents: ["support"] }, { agent: "support" }, true],
  ["one agent, another", { agents: ["support"] }, { agent: "sales" }, false],
  ["names are exact", { agents: ["support"] }, { agent: "Support" }, false],
  ["a part of a name", { agents: ["support"] }, { agent: "supp" }, false],
  ["values OR", { agents: ["support", "sales"] }, { agent: "sales" }, true],
  ["fields AND, both", { agents: ["support"], roles: ["lead"] }, { agent: "support", role: "lead" }, true],
  ["fields AND, one wrong", { agents: ["support"], roles: ["lead"] }, { agent: "support", role: "specialist" }, false],
  ["a field not named does not narrow", { agents: ["support"], roles: ["lead"] }, { agent: "support" }, true],
  ["tools OR", { tools: ["refund", "cancel"] }, { tools: ["search", "cancel"] }, true],
  ["tools, none of them", { tools: ["refund"] }, { tools: ["search"] }, false],
  ["tools, an empty list is not named", { tools: ["refund"] }, { tools: [] }, true],
  ["task", { tasks: ["t1"] }, { task: "t1", agent: "any" }, true],
  ["task, another", { tasks: ["t1"] }, { task: "t2", agent: "any" }, false],
  ["an empty field is absent", { agents: [] }, { agent: "support" }, true],
  ["a property of objects", { agents: ["constructor"] }, { agent: "toString" }, false],
];

test.each(ROWS)("%s", (_, appliesTo, question, expected) => {
  expect(appliesToQuestion(appliesTo, question)).toBe(expected);
});
