import fc from "fast-check";
import { expect, test } from "vitest";
import { CORPUS } from "./corpus.fixture";
import { type Candidate, choose, whyOf } from "./find";
import { ItemIndex } from "./item-index";

const items = CORPUS.map((item) => ({ ...item, appliesTo: item.tools.length > 0 ? { tools: item.tools } : {} }));
const index = new ItemIndex(items);
const admits = (tools: readonly string[]) => (position: number) => {
  const allowed = items[position]?.tools ?? [];
  return tools.length === 0 || allowed.length === 0 || allowed.some((tool) => tools.includes(tool));
};
const hitsOf = (task: string, tools: readonly string[], most: number) => [...index.search(task, tools, most, admits(tools))];

test("the item that was written down before is among the first three for 90 % of 200 tasks", () => {
  const tasks = CORPUS.flatMap((item, position) => item.tasks.map((task) => ({ ...task, position })));
  expect(tasks).toHaveLength(200);
  const found = tasks.filter(({ task, tools, position }) => hitsOf(task, tools, 3).some((hit) => hit.position === position));
  expect(found.length / tasks.length).toBeGreaterThanOrEqual(0.9);
});

test("the same question gives the same answer, whatever was asked before", () => {
  const again = new ItemIndex(items);
  for (const { task, tools } of CORPUS.flatMap((item) => item.tasks).reverse()) {
    expect([...again.search(task, tools, 10, admits(tools))]).toEqual(hitsOf(task, tools, 10));
  }
});

test("any text is a task: nothing throws, and what is found was admitted", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (task) => {
      const hits = [...index.search(task, [], 50, (position) => position % 2 === 0)];
      expect(hits.every((hit) => hit.position % 2 === 0 && Number.isFinite(hit.score))).toBe(true);
    }),
  );
});

test("a task that shares no word finds nothing, and an item for another tool is not found", () => {
  expect(hitsOf("xyzzy plugh", [], 10)).toEqual([]);
  const refund = items.findIndex((item) => item.path === "refund-original.md");
  expect(hitsOf("refund the customer", ["web_search"], 50).map((hit) => hit.position)).not.toContain(refund);
});

const candidate = (n: number, score: number, bytes: number): Candidate => ({
  position: n,
  path: `${n}.md`,
  score,
  bytes,
  tools: [],
  matches: [{ word: "refund", fields: ["trigger"] }],
});

test("the budget is kept: what does not fit is left and named, and a smaller one takes its place", () => {
  const choice = choose([candidate(0, 10, 500), candidate(1, 9, 2_000), candidate(2, 8, 400), candidate(3, 1, 10)], 5, 1_000);
  expect(choice.chosen.map(({ candidate: { position } }) => position)).toEqual([0, 2]);
  expect(choice.left.map(({ position }) => position)).toEqual([1]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3_000 }), { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), fc.nat({ max: 6_000 }), (sizes, limit, bytes) => {
      const { chosen, left } = choose(
        sizes.map((size, n) => candidate(n, 20 - n, size)),
        limit,
        bytes,
      );
      expect(chosen.reduce((sum, one) => sum + one.candidate.bytes, 0)).toBeLessThanOrEqual(bytes);
      expect(chosen.length + left.length).toBeLessThanOrEqual(limit);
    }),
  );
});

test("the reason names each word where it weighs most", () => {
  const why = whyOf({
    position: 0,
    score: 1,
    matches: [
      { word: "refund", fields: ["trigger", "title", "text"] },
      { word: "card", fields: ["text"] },
    ],
    tools: ["refund_payment"],
  });
  expect(why).toBe("Its trigger is about “refund”; its text is about “card”; it is for the tool refund_payment.");
  const one = choose([{ ...candidate(0, 3, 5), matches: [{ word: "amount", fields: ["text"] }] }], 5, 100);
  expect(one.chosen).toEqual([]);
});
