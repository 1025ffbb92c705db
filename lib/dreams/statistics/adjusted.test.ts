import { expect, test } from "vitest";
import { Random } from "@/samples/random";
import { Adjusted } from "./adjusted";

// Bickel, Hammel & O'Connell, Science 187 (1975): men admitted, men not, women admitted, women not, by department.
const BERKELEY = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
];

function rowsOf(tables: readonly number[][]) {
  const rows = tables.flatMap((cells, stratum) =>
    cells.flatMap((count, cell) => Array.from({ length: count }, () => ({ stratum, x: cell < 2 ? 1 : 0, y: 1 - (cell % 2) }))),
  );
  return { stratum: Int32Array.from(rows, (row) => row.stratum), x: Uint8Array.from(rows, (row) => row.x), y: Uint8Array.from(rows, (row) => row.y) };
}

test("beside nothing it is Cochran–Mantel–Haenszel without the correction: Berkeley, χ² = 1.5246, p = .2169", () => {
  const { stratum, x, y } = rowsOf(BERKELEY);
  expect(new Adjusted(stratum, 6, y).p(x)).toBeCloseTo(0.2169, 4);
});

test("a shadow of what matters says nothing beside it; what matters still does beside its shadow", () => {
  const random = new Random("adjusted");
  const size = 1200;
  const stratum = Int32Array.from({ length: size }, (_, at) => at % 40);
  const cause = Uint8Array.from({ length: size }, () => (random.chance(0.3) ? 1 : 0));
  const shadow = cause.map((one) => (random.chance(0.15) ? 1 - one : one));
  const outcome = cause.map((one) => (random.chance(one ? 0.75 : 0.4) ? 1 : 0));
  const alone = new Adjusted(stratum, 40, outcome);
  expect(alone.p(shadow)).toBeLessThan(1e-6);
  expect(alone.pBeside(shadow, [cause])).toBeGreaterThan(0.01);
  expect(alone.pBeside(cause, [shadow])).toBeLessThan(1e-4);
  alone.hold(cause);
  expect(alone.p(shadow)).toBeCloseTo(new Adjusted(stratum, 40, outcome).pBeside(shadow, [cause]), 10);
  expect(alone.p(cause)).toBe(1);
});
