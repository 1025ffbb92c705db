import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementSpans, findSpan, memberSpans, skipValue } from "./json-spans";

const indent = fc.constantFrom(undefined, 1, "\t");

describe("json spans", () => {
  test("every part of any JSON value is found, byte for byte", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), indent, (text, space) => {
        const value = JSON.parse(text) as unknown;
        const bytes = Buffer.from(JSON.stringify(value, null, space));
        expect(skipValue(bytes, 0)).toBe(bytes.length);
        if (Array.isArray(value)) {
          const parts = elementSpans(bytes).map((span) => JSON.parse(bytes.toString("utf8", span.start, span.end)));
          expect(parts).toEqual(value);
        } else if (value !== null && typeof value === "object") {
          for (const [key, expected] of Object.entries(value)) {
            const span = findSpan(bytes, [key])!;
            expect(JSON.parse(bytes.toString("utf8", span.start, span.end))).toEqual(expected);
          }
          expect(memberSpans(bytes).map((member) => member.key)).toEqual(Object.keys(value));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("no bytes make it hang or throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom("", "{", "[", '{"a":', '["\\', "[1,"), (noise, start) => {
        const bytes = Buffer.concat([Buffer.from(start), noise]);
        memberSpans(bytes);
        elementSpans(bytes);
        findSpan(bytes, ["a", 0, "b"]);
      }),
      { numRuns: 1000 },
    );
  });

  test("of repeated keys the last counts, as in JSON.parse", () => {
    const bytes = Buffer.from('{"a":1,"b":[{"c": 2 },{"c" :3}],"a": 4}');
    expect(bytes.toString("utf8", findSpan(bytes, ["a"])!.start, findSpan(bytes, ["a"])!.end)).toBe("4");
    expect(bytes.toString("utf8", findSpan(bytes, ["b", 1, "c"])!.start, findSpan(bytes, ["b", 1, "c"])!.end)).toBe("3");
    expect(findSpan(bytes, ["b", 2, "c"])).toBeNull();
  });
});
