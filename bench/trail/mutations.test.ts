import { expect, test } from "vitest";
import { countFalseAlarms, MUTATIONS, tryMutations } from "./mutations";

// The long form is `npm run bench:trail`.
test("every kind of tampering is caught", async () => {
  const scores = await tryMutations(Object.keys(MUTATIONS).length * 40, 11);
  expect(scores.filter(({ tried, caught, named }) => caught < tried || named < tried)).toEqual([]);
});

test("no honest export is said to be wrong", async () => {
  expect(await countFalseAlarms(150, 12)).toBe(0);
});
