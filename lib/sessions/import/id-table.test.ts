import fc from "fast-check";
import { expect, test } from "vitest";
import { IdTable } from "./id-table";

test("holds what a map holds", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(100)), { maxLength: 200 }), (entries) => {
      const table = new IdTable();
      const map = new Map<string, number>();
      for (const [id, value] of entries) {
        expect(table.get(id)).toBe(map.get(id));
        table.set(id, value);
        map.set(id, value);
      }
      for (const [id, value] of map) expect(table.get(id)).toBe(value);
    }),
  );
});

test("grows without losing anything", () => {
  const table = new IdTable();
  for (let at = 0; at < 20_000; at++) table.set(`id-${at}`, at);
  const wrong = Array.from({ length: 20_000 }, (_, at) => at).filter((at) => table.get(`id-${at}`) !== at);
  expect(wrong).toEqual([]);
  expect(table.get("id-20000")).toBeUndefined();
});
