import fc from "fast-check";
import { expect, test } from "vitest";
import { type AppliesTo, appliesToQuestion, inLayers, LAYERS, layerOf, type Question } from "./audience";

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

test.each([
  [{}, "workspace"],
  [{ agents: [] }, "workspace"],
  [{ agents: ["a"] }, "agents"],
  [{ agents: ["a"], roles: ["lead"] }, "roles"],
  [{ tasks: ["t"], agents: ["a"] }, "tasks"],
  [{ tools: ["x"] }, "tools"],
] satisfies [AppliesTo, string][])("the layer of %j is %s", (appliesTo, layer) => {
  expect(layerOf(appliesTo)).toBe(layer);
});

test("a release is in the order of its layers, and what one agent gets of it keeps that order", () => {
  const names = fc.option(fc.uniqueArray(fc.constantFrom("a", "b"), { minLength: 1 }), { nil: undefined });
  const audience = fc.record({ agents: names, roles: names, tasks: names, tools: names });
  const items = fc.uniqueArray(fc.record({ path: fc.string({ maxLength: 3 }), appliesTo: audience }), { selector: (item) => item.path });
  fc.assert(
    fc.property(items, fc.record({ agent: fc.constantFrom("a", "c") }), (given, question) => {
      const ordered = inLayers(given as { path: string; appliesTo: AppliesTo }[]);
      const ranks = ordered.map((item) => LAYERS.indexOf(layerOf(item.appliesTo)));
      expect(ranks).toEqual([...ranks].sort((x, y) => x - y));
      const mine = ordered.filter((item) => appliesToQuestion(item.appliesTo, question));
      expect(inLayers(mine)).toEqual(mine);
      expect(inLayers([...ordered].reverse())).toEqual(ordered);
    }),
  );
});
