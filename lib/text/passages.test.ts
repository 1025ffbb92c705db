import fc from "fast-check";
import { expect, test } from "vitest";
import { changeRecord } from "./json-strings";
import { blanked, markOf, PassageFinder, SHORTEST_INSIDE } from "./passages";

const key = Buffer.alloc(32, 5);
const finder = (...passages: string[]) =>
  new PassageFinder(
    key,
    passages.map((passage) => markOf(key, passage)),
  );

test("a passage is found wherever it stands, by its hashes alone", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: SHORTEST_INSIDE, maxLength: 60, unit: "grapheme" }),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme" }),
      (passage, before, after) => {
        fc.pre(passage.length >= SHORTEST_INSIDE);
        const text = before + passage + after;
        const found = finder(passage).find(text);
        const result = blanked(text, found);
        expect(result).toHaveLength(text.length);
        expect(result.includes(passage)).toBe(false);
      },
    ),
  );
});

test("what was not marked is not found", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes("the customer's street"));
      expect(finder("the customer's street", "another passage").find(text)).toEqual([]);
    }),
  );
});

test("a short passage is found only where it is all of a text", () => {
  expect(finder("yes").find("yes")).toEqual([{ start: 0, end: 3 }]);
  expect(finder("yes").find("yes, please")).toEqual([]);
});

test("overlapping passages are blanked together, and another key knows nothing", () => {
  const text = "call 0171 555 0199 or 0171 555 0199 now";
  expect(blanked(text, finder("0171 555 0199 or", "555 0199 or 0171").find(text))).toBe("call █████████████████████ 555 0199 now");
  const other = new PassageFinder(Buffer.alloc(32, 6), [markOf(key, "0171 555 0199")]);
  expect(other.find(text)).toEqual([]);
});

test.each([
  ['{"a":["one secret","two"],"secret":1}', '{"a":["one ██████","two"],"██████":1}'],
  ['{"a": 1}', '{"a": 1}'],
  ["role,text\nuser,a secret\n", "role,text\nuser,a ██████\n"],
])("a record's strings are changed: %s", (raw, expected) => {
  expect(changeRecord(Buffer.from(raw), (text) => text.replaceAll("secret", "██████"))?.toString()).toBe(expected);
});

test("bytes that are no text are not guessed at", () => {
  expect(changeRecord(Buffer.from([0xff, 0xfe, 0x41]), (text) => text)).toBeNull();
});
