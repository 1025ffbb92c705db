import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasHidden, hiddenCharacter, runsOf, visibleText } from "./visible";

const HOSTILE = [
  0x00, 0x07, 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x200d, 0x202e, 0x2066, 0x2069, 0x2028, 0xfe0f, 0xfeff, 0xe0041, 0xe0101, 0xe000, 0x10fffd, 0xffff, 0x3164,
];
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE.map((point) => String.fromCodePoint(point))),
      fc.string({ unit: "binary" }),
      fc.constantFrom("a", " ", "\n", "\r\n", "👩‍💻", "❤️", "\ud800", "\udc00"),
    ),
  )
  .map((parts) => parts.join(""));

describe("runsOf", () => {
  it("loses and adds nothing, whatever the text", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const runs = runsOf(text);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        let at = 0;
        for (const run of runs) {
          expect(run.start).toBe(at);
          at += run.text.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leaves no hidden character in a plain run, but where it belongs", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HOSTILE.filter((point) => point !== 0x200d && point !== 0xfe0f)),
        fc.string({ unit: "grapheme-ascii" }),
        (point, around) => {
          const text = `${around}${String.fromCodePoint(point)}${around}`;
          expect(runsOf(text).some((run) => run.hidden?.codepoint === point)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ["zero width space", "a\u200bb", ["ZWSP"]],
    ["right-to-left override", "abc\u202ecba", ["RLO"]],
    ["tag characters", "\u{e0068}\u{e0069}", ["TAG h", "TAG i"]],
    ["variation selector smuggling after a letter", "a\u{e0100}", ["VS17"]],
    ["variation selector after a letter", "a\ufe0f", ["VS16"]],
    ["soft hyphen, BOM, no-break space", "\u00ad\ufeff\u00a0", ["SHY", "BOM", "NBSP"]],
    ["escape and C1", "\u001b[31m\u0085", ["ESC", "C1"]],
    ["private use", "\ue000\u{f0000}", ["PRIVATE", "PRIVATE"]],
    ["a lone carriage return", "safe\rrm", ["CR"]],
    ["a lone surrogate", "\ud800", ["SURROGATE"]],
  ])("names %s", (_, text, labels) => {
    expect(runsOf(text).flatMap((run) => (run.hidden ? [run.hidden.label] : []))).toEqual(labels);
  });

  it.each([
    ["tabs, line feeds and CRLF", "a\tb\nc\r\nd"],
    ["an emoji with its selector", "❤️"],
    ["an emoji of several", "👩‍💻 👨‍👩‍👧"],
    ["Persian with a non-joiner", "می‌خواهم"],
    ["Hindi with a joiner", "क्‍ष"],
    ["Chinese, accents, symbols", "学校 Crème €5 → ok"],
  ])("lets %s be", (_, text) => {
    expect(hasHidden(text)).toBe(false);
  });

  it("takes a megabyte in well under a second", () => {
    const text = "plain words and \u200b more ".repeat(45_000);
    const started = performance.now();
    expect(runsOf(text).length).toBe(90_001);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

it("writes hidden characters out for plain places", () => {
  expect(visibleText("pay\u200bme\u202e")).toBe("pay⟨U+200B⟩me⟨U+202E⟩");
  expect(hiddenCharacter(0x61)).toBeNull();
});
