import { expect, test } from "vitest";
import { minedOf, Script } from "@/test/dream-fixtures";
import { forestRow } from "./forest";
import type { Finding } from "./mining/finding";
import { withStrata } from "./strata";

test.each([
  // Adjusted interval by hand, (9+1)/(10+2) − (5+1)/(10+2) ± 1.96·√(.8333·.1667/12 + .5·.5/12).
  [{ n11: 9, n10: 1, n01: 5, n00: 5 }, 0.4, -0.019, 0.686],
  [{ n11: 2, n10: 0, n01: 0, n00: 2 }, 1, -0.1, 1],
  [{ n11: 0, n10: 3, n01: 0, n00: 3 }, 0, -0.496, 0.496],
])("%j", (table, difference, low, high) => {
  const row = forestRow({ stratum: "t", ...table });
  expect(row.difference).toBeCloseTo(difference, 6);
  expect(row.low).toBeCloseTo(low, 2);
  expect(row.high).toBeCloseTo(high, 2);
});

test("a finding with an association gets the counts of its strata that tell something, and no other does", () => {
  const sessions = Array.from({ length: 12 }, (_, n) =>
    minedOf(`s${n}`, new Script().call("pay", { n }, "done"), { task: n < 8 ? "a" : "b", succeeded: n < 8 ? n % 2 === 0 : true }),
  );
  const members = ["s0", "s1", "s2", "s8"];
  const tested = { members, association: { n11: 0 } } as unknown as Finding;
  const [one, other] = withStrata([tested, { members, association: null } as unknown as Finding], sessions);
  expect(one!.strata).toEqual([{ stratum: "a", n11: 2, n10: 1, n01: 2, n00: 3 }]);
  expect(other!.strata).toBeUndefined();
});
