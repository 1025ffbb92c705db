import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isIntact, makeBlock, parseBlock, withBlock, withoutBlock } from "./managed-block";

const HASH = "a".repeat(64);
const blockOf = (n: number, text: string) => makeBlock({ number: n, sha256: HASH }, text);

const eol = fc.constantFrom("\n", "\r\n");
const line = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, " ")),
  fc.constantFrom(
    "# Title",
    "- item",
    "```",
    "---",
    "<!-- lucid:begin -->",
    "<!-- lucid:end -->",
    `<!-- lucid:end ${HASH.slice(1)} -->`,
    "<!-- lucid:begin release x, sha256 y, block z -->",
    "text <!-- lucid:begin release 1, sha256 … -->",
    "é €\u2028",
    "\ufeff",
  ),
);
/** Any Markdown: any lines with either line break, with or without the last one, any bytes at all. */
const markdown = fc.oneof(
  fc.tuple(fc.array(fc.tuple(line, eol), { maxLength: 15 }), fc.boolean()).map(([lines, ended]) => {
    const text = lines.map(([words, end]) => words + end).join("");
    return Buffer.from(ended ? text : text.replace(/\r?\n$/, ""), "utf8").toString("latin1");
  }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
);
const body = fc.array(line, { maxLength: 8 }).map((lines) => `${lines.join("\n")}\n`);
const block = fc.tuple(fc.nat({ max: 99 }), body).map(([n, text]) => blockOf(n, text));
const RUNS = { numRuns: 1_000 };

describe("a file is never damaged", () => {
  test("without a block: the file stays as the beginning, byte for byte, and the block follows", () => {
    fc.assert(
      fc.property(markdown, block, (file, fresh) => {
        fc.pre(parseBlock(file).kind === "none");
        const written = withBlock(file, fresh) ?? "";
        expect(written.startsWith(file)).toBe(true);
        expect(written.endsWith(fresh)).toBe(true);
        expect(written.slice(file.length, written.length - fresh.length)).toMatch(/^\n{0,2}$/);
        expect(parseBlock(written)).toMatchObject({ kind: "one" });
      }),
      RUNS,
    );
  });

  test("with a block: what is before and after it stays, and writing again changes nothing", () => {
    fc.assert(
      fc.property(markdown, block, markdown, block, fc.boolean(), (before, old, after, fresh, crlf) => {
        const start = before === "" || before.endsWith("\n") ? before : `${before}\n`;
        fc.pre(parseBlock(start).kind === "none" && parseBlock(after).kind === "none");
        const standing = crlf ? old.replaceAll("\n", "\r\n") : old;
        const file = `${start}${standing}${after}`;
        fc.pre(parseBlock(file).kind === "one");
        const written = withBlock(file, fresh) ?? "";
        expect(written).toBe(`${start}${fresh}${after}`);
        expect(withBlock(written, fresh)).toBe(written);
        const parsed = parseBlock(written);
        expect(parsed.kind === "one" && isIntact(parsed)).toBe(true);
        const earlier = parseBlock(file);
        expect(earlier.kind === "one" && isIntact(earlier)).toBe(true);
        expect(withoutBlock(written).endsWith(after)).toBe(true);
      }),
      RUNS,
    );
  });

  test("two blocks, or one that is cut off anywhere: nothing is written", () => {
    fc.assert(
      fc.property(markdown, block, block, fc.nat(), (file, one, two, at) => {
        const start = file === "" || file.endsWith("\n") ? file : `${file}\n`;
        fc.pre(parseBlock(start).kind === "none");
        expect(withBlock(`${start}${one}${start}${two}`, one)).toBeNull();
        const first = one.indexOf("\n") + 1;
        const last = one.lastIndexOf("<!-- lucid:end");
        const cut = first + (at % (last - first + 1));
        expect(parseBlock(`${start}${one.slice(0, cut)}`)).toMatchObject({ kind: "damaged", reason: expect.stringMatching(/cut off/) });
        expect(withBlock(`${start}${one.slice(last)}`, two)).toBeNull();
      }),
      RUNS,
    );
  });

  test("what is edited inside is seen, and text inside that looks like an end does not end it", () => {
    const hostile = blockOf(1, `<!-- lucid:end ${HASH} -->\n<!-- lucid:begin release 1, sha256 ${HASH}, block ${HASH} -->\n`);
    const file = `# Mine\n\n${hostile}after\n`;
    expect(parseBlock(file)).toMatchObject({ kind: "one", start: 8, end: 8 + hostile.length });
    const edited = parseBlock(file.replace("Approved guidance", "My guidance"));
    expect(edited.kind === "one" && isIntact(edited)).toBe(false);
    expect(withBlock(file.replace("Approved", "My"), hostile)).toBe(file);
  });

  test("a file with a byte order mark before the block keeps it", () => {
    const mark = Buffer.from("\ufeff").toString("latin1");
    const file = `${mark}${blockOf(1, "x\n")}`;
    expect(withBlock(file, blockOf(2, "y\n"))).toBe(`${mark}${blockOf(2, "y\n")}`);
  });
});
