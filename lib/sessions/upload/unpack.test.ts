import fc from "fast-check";
import { expect, it } from "vitest";
import { packFiles } from "./pack";
import { cleanPath, unpackFiles } from "./unpack";

async function* cut(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const bodyOf = async (files: { path: string; text: string }[]) =>
  new Uint8Array(await packFiles(files.map(({ path, text }) => ({ path, file: new Blob([text]) }))).arrayBuffer());

it("gives back the files, however the body is cut and whichever are read", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ path: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/), text: fc.string() }), { selector: (file) => file.path, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.nat(3),
      async (files, sizes, skip) => {
        const found: [string, string | null][] = [];
        let n = 0;
        for await (const source of unpackFiles(cut(await bodyOf(files), sizes))) {
          if (n++ % 3 === skip) {
            found.push([source.path, null]);
            continue;
          }
          const parts: Uint8Array[] = [];
          for await (const part of source.open()) parts.push(Buffer.from(part));
          found.push([source.path, Buffer.concat(parts).toString()]);
        }
        const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
        expect(found).toEqual(sorted.map(({ path, text }, i) => [path, i % 3 === skip ? null : Buffer.from(text).toString()]));
      },
    ),
  );
});

it.each([
  ["a body that ends inside a file", '{"path":"a","size":10}\nabc'],
  ["a body that ends inside a header", '{"path":"a"'],
  ["something else", "hello there\n"],
  ["a negative size", '{"path":"a","size":-1}\n'],
  ["an endless header", "x".repeat(20_000)],
])("refuses %s", async (_, text) => {
  const read = async () => {
    for await (const source of unpackFiles(cut(Buffer.from(text), [7]))) for await (const _part of source.open());
  };
  await expect(read()).rejects.toMatchObject({ code: "invalid" });
});

it("keeps paths relative", () => {
  expect(cleanPath("../../etc/passwd")).toBe("etc/passwd");
  expect(cleanPath("C:\\logs\\a.jsonl")).toBe("C:/logs/a.jsonl");
  expect(cleanPath("/..")).toBe("file");
});
