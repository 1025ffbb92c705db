import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/text/hash";
import type { AuditEntry } from "./entry";
import { entryJson, entryLines } from "./entry-json";
import { exportLine } from "./lines";

const JCS = path.resolve("../shared/data/vectors/jcs");

const entry = (facts: Record<string, unknown>, action = "lesson.approved"): AuditEntry => ({
  trail: "wsp_1",
  seq: 4,
  at: "2026-03-01T09:00:00.000Z",
  actor: { kind: "person", id: "usr_1" },
  action,
  object: { type: "lesson", id: "les_1" },
  facts,
  commitment: null,
  requestId: "req_1",
});

test("an entry's JSON and line are those of the general function", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      (facts, action, body) => {
        // A negative zero is written as 0, and read back as 0.
        const value = entry(JSON.parse(JSON.stringify(facts)) as Record<string, unknown>, action);
        expect(entryJson(value)).toBe(canonicalJson(value));
        const text = { salt: "00ff", body };
        const leaf = "ab".repeat(32);
        expect(entryLines(value, leaf, text)).toEqual({ line: exportLine({ ...value, leaf, text }), json: canonicalJson(value) });
      },
    ),
    { numRuns: 300 },
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, "\ud800", undefined, 10n])("%s has no canonical form", (value) => {
  expect(() => entryJson(entry({ value }))).toThrow(TypeError);
});

if (!existsSync(JCS)) test.skip("the vectors are not on this machine (../shared/data/vectors)", () => undefined);
else
  test.each(readdirSync(path.join(JCS, "input")))("RFC 8785: %s", (name) => {
    const input: unknown = JSON.parse(readFileSync(path.join(JCS, "input", name), "utf8"));
    const expected = readFileSync(path.join(JCS, "output", name), "utf8").trimEnd();
    expect(canonicalJson(input)).toBe(expected);
    expect(entryJson(entry({ value: input }))).toContain(`"facts":{"value":${expected}}`);
  });
