import { expect, it } from "vitest";
import { prettyCall } from "./tool-arguments";

it.each([
  ["bare arguments", '{"a":1}', { before: "", pretty: '{\n  "a": 1\n}' }],
  ["a name before them", 'read_file {"path":"a"}', { before: "read_file", pretty: '{\n  "path": "a"\n}' }],
  ["line breaks in a string", 'w\n{"t":"a\\nb\\\\n"}', { before: "w", pretty: '{\n  "t": "a\nb\\\\n"\n}' }],
  ["none", "just words", null],
  ["broken JSON", '{"a":', null],
  ["a number too long for JavaScript", '{"a":12345678901234567890}', null],
])("lays out %s", (_, text, expected) => {
  expect(prettyCall(text)).toEqual(expected);
});
