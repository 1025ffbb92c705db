import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvSplitter } from "./csv-splitter";
import { type JsonPart, JsonSplitter } from "./json-splitter";
import { LineSplitter } from "./line-splitter";

/** Cuts bytes at arbitrary places. */
function* chunks(bytes: Buffer, sizes: number[]): Generator<Buffer> {
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 7);
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

function split(bytes: Buffer, sizes: number[], streamed: string[] = [], limit = 1 << 20): JsonPart[] {
  const parts: JsonPart[] = [];
  const splitter = new JsonSplitter(new Set(streamed), limit, (part) => parts.push(part));
  for (const chunk of chunks(bytes, sizes)) splitter.feed(Buffer.from(chunk));
  splitter.end();
  return parts;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe("JSON splitter", () => {
  test("gives the elements of any array, wherever the chunks are cut", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), sizes, (value, indent, cuts) => {
        const parts = split(Buffer.from(JSON.stringify(value, null, indent)), cuts);
        expect(parts.map((part) => JSON.parse(part.bytes.toString()))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("gives the members of any object, one array element by element", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), sizes, (rest, list, cuts) => {
        const value = JSON.parse(JSON.stringify({ ...rest, "list\n": list })) as Record<string, unknown>;
        const parts = split(Buffer.from(JSON.stringify(value, null, 1)), cuts, ["list\n"]);
        const elements = parts.filter((part) => part.element).map((part) => JSON.parse(part.bytes.toString()));
        expect(elements).toEqual(value["list\n"]);
        for (const part of parts.filter((each) => !each.element)) expect(JSON.parse(part.bytes.toString())).toEqual(value[part.key!]);
      }),
    );
  });

  test("refuses what is cut off, too large, or goes on after its end", () => {
    expect(() => split(Buffer.from('[{"a":1},'), [3])).toThrow("cut off");
    expect(() => split(Buffer.from('{"a":"b'), [3])).toThrow("cut off");
    expect(() => split(Buffer.from(`["${"x".repeat(3000)}"]`), [100], [], 1000)).toThrow("larger than");
    expect(() => split(Buffer.from("[1] x"), [2])).toThrow("after the end");
    expect(() => split(Buffer.from("[}"), [2])).toThrow("missing");
  });

  test("no bytes make it hang", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom("[", "{", '{"a":[', ""), sizes, (noise, start, cuts) => {
        try {
          split(Buffer.concat([Buffer.from(start), noise]), cuts, ["a"]);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("line splitter", () => {
  test("gives every line with its number, LF or CRLF, with or without a last line end", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[^\r\n]*$/)), fc.constantFrom("\n", "\r\n"), fc.boolean(), sizes, (lines, end, last, cuts) => {
        const found: [string, number][] = [];
        const splitter = new LineSplitter(
          1 << 20,
          (line, number) => found.push([line.toString(), number]),
          () => undefined,
        );
        for (const chunk of chunks(Buffer.from(lines.join(end) + (last ? end : "")), cuts)) splitter.feed(chunk);
        splitter.end();
        const expected = last || lines.at(-1) ? lines : lines.slice(0, -1);
        expect(found.map(([line]) => line)).toEqual(expected.length === 0 && last ? [""] : expected);
        expect(found.map(([, number]) => number)).toEqual(found.map((_, i) => i + 1));
      }),
    );
  });

  test("drops a line beyond the limit, says so, and goes on", () => {
    const found: string[] = [];
    const refused: number[] = [];
    const splitter = new LineSplitter(
      10,
      (line) => found.push(line.toString()),
      (number) => refused.push(number),
    );
    for (const chunk of chunks(Buffer.from(`one\n${"x".repeat(50)}\nthree`), [4])) splitter.feed(chunk);
    splitter.end();
    expect(found).toEqual(["one", "three"]);
    expect(refused).toEqual([2]);
  });
});

describe("CSV splitter", () => {
  async function rows(text: string, maxRow = 1 << 20): Promise<{ rows: Record<string, unknown>[]; refused: [string, number | undefined][] }> {
    const found: Record<string, unknown>[] = [];
    const refused: [string, number | undefined][] = [];
    const splitter = new CsvSplitter(
      maxRow,
      (row) => found.push(row),
      (reason, line) => refused.push([reason, line]),
    );
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 65_536) await splitter.feed(bytes.subarray(at, at + 65_536));
    await splitter.end();
    return { rows: found, refused };
  }

  test("quotes within a cell are letters, however many", async () => {
    const sloppy = '{"a":'.repeat(60_000);
    const found = await rows(`role,content\nuser,he said "no"\nuser,${sloppy}\nuser,last\n`);
    expect(found.rows.map(({ content }) => content)).toEqual(['he said "no"', sloppy, "last"]);
    expect(found.refused).toEqual([]);
  });

  test.each(["\n", "\r\n", "\r"])("lines end as the first one does: %j", async (end) => {
    const found = await rows(['role,"cont\nent",task', 'user,"a\r\nb",t', "user,c,t", ""].join(end));
    expect(found.rows).toHaveLength(2);
    expect(JSON.stringify(found.rows)).toContain(JSON.stringify("a\r\nb").slice(1, -1));
    expect(found.refused).toEqual([]);
  });

  test("a quote that nobody closes ends the reading at the limit, not at the end of the file", async () => {
    const file = `role,content\nuser,first\nuser,"open\n${"user,more of it\n".repeat(40_000)}`;
    await expect(rows(file, 100_000)).rejects.toThrow(RangeError);
    const small = await rows('role,content\nuser,first\nuser,"open\nuser,more\n');
    expect(small.rows).toHaveLength(1);
    expect(small.refused).toEqual([[expect.stringContaining("cannot be read"), expect.any(Number)]]);
  });
});
