import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "./false-discovery";
import { erfc, upperTail } from "./normal";
import { cmhTest, exactTest, pooled, riskDifference, stratifiedTest, type Table } from "./stratified";

const table = (n11: number, n10: number, n01: number, n00: number): Table => ({ n11, n10, n01, n00 });

// Bickel, Hammel & O'Connell, Science 187 (1975): admissions at Berkeley by sex, six departments.
const BERKELEY = [
  table(512, 313, 89, 19),
  table(353, 207, 17, 8),
  table(120, 205, 202, 391),
  table(138, 279, 131, 244),
  table(53, 138, 94, 299),
  table(22, 351, 24, 317),
];

// Agresti, Categorical Data Analysis (1990), table of penicillin and rabbits, five doses.
const RABBITS = [table(0, 6, 0, 5), table(3, 3, 0, 6), table(6, 0, 2, 4), table(5, 1, 6, 0), table(2, 0, 5, 0)];

describe("against published values", () => {
  test.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.5374597944280347e-12],
    [-1, 1.8427007929497148],
  ])("erfc(%f), DLMF table 7.23", (x, value) => expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-11));

  test("normal tail", () => expect(upperTail(1.959963984540054)).toBeCloseTo(0.025, 12));

  test("Cochran–Mantel–Haenszel: Berkeley admissions, χ² = 1.4269, p = .2323", () => expect(cmhTest(BERKELEY).p).toBeCloseTo(0.2323, 4));
  test("Cochran–Mantel–Haenszel: rabbits, χ² = 3.9286, p = .04747", () => expect(cmhTest(RABBITS).p).toBeCloseTo(0.04747, 5));
  test("exact: rabbits, p = .03994", () => expect(exactTest(RABBITS).p).toBeCloseTo(0.03994, 5));
  test("pooled Berkeley data point the other way than the departments (Simpson)", () => {
    expect(riskDifference([pooled(BERKELEY)])!.riskDifference).toBeGreaterThan(0.1);
    expect(riskDifference(BERKELEY)!.riskDifference).toBeLessThan(0.01);
  });
  test("Benjamini & Hochberg 1995, section 3.1: four of fifteen at 5 %", () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(benjaminiHochberg(p).filter((q) => q <= 0.05)).toHaveLength(4);
  });
});

test("one stratum's difference is the plain one", () => {
  const { riskDifference: rd } = riskDifference([table(15, 5, 8, 12)])!;
  expect(rd).toBeCloseTo(15 / 20 - 8 / 20, 12);
});

const tables = fc.array(
  fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12)).map((cells) => table(...cells)),
  { maxLength: 12 },
);

test("tests and estimates stay in range, agree under a swap of the outcome, and ignore empty strata", () => {
  fc.assert(
    fc.property(tables, (list) => {
      const swapped = list.map(({ n11, n10, n01, n00 }) => table(n10, n11, n00, n01));
      const result = stratifiedTest(list);
      for (const value of Object.values(result)) expect(value >= 0 && value <= 1).toBe(true);
      expect(stratifiedTest(swapped).p).toBeCloseTo(result.p, 9);
      expect(stratifiedTest([...list, table(4, 0, 3, 0), table(0, 0, 2, 5)]).p).toBeCloseTo(result.p, 12);
      const estimate = riskDifference(list);
      if (estimate) {
        expect(estimate.low).toBeLessThanOrEqual(estimate.riskDifference);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.riskDifference);
        expect(riskDifference(swapped)!.riskDifference).toBeCloseTo(-estimate.riskDifference, 9);
      }
    }),
  );
});

test("the exact test keeps its level when outcomes are shuffled within strata", () => {
  // A small linear congruential generator: the same draws on every run.
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  let found = 0;
  for (let run = 0; run < 1000; run++) {
    const strata = Array.from({ length: 10 }, (_, s) => {
      const cells = table(0, 0, 0, 0);
      for (let i = 0; i < 8; i++) {
        const shows = random() < 0.1 + s / 12;
        const won = random() < 0.9 - s / 12;
        cells[shows ? (won ? "n11" : "n10") : won ? "n01" : "n00"]++;
      }
      return cells;
    });
    if (exactTest(strata).p <= 0.05) found++;
  }
  expect(found).toBeLessThanOrEqual(70);
});
