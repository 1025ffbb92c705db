import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf, textOf } from "@/lib/text/blocks";
import { composeStore } from "./compose";
import { type Change, compareStores, type StoreText } from "./stores";

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const sentence = fc.array(word, { minLength: 4, maxLength: 9 }).map((words) => words.join(" "));

describe("blocks", () => {
  test("put together they are the text, whatever it is", () => {
    const line = fc.oneof(
      sentence,
      sentence.map((text) => `- ${text}`),
      sentence.map((text) => `  ${text}`),
      sentence.map((text) => `## ${text}`),
      fc.constantFrom("", "", "```", "---", "~~~~", "1. one", "\t", "   "),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.boolean(), (lines, ends) => {
        const text = lines.join("\n") + (ends ? "\n" : "");
        expect(textOf(blocksOf(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["a bullet keeps what is indented under it", "- one\n  more\n\n  still\n- two\n", ["- one\n  more\n\n  still", "- two"]],
    ["code is one block, whatever it holds", "```\n# no heading\n\n- no bullet\n```\ntext\n", ["```\n# no heading\n\n- no bullet\n```", "text"]],
    ["front matter is one block", "---\na: 1\n\nb: 2\n---\n# T\n", ["---\na: 1\n\nb: 2\n---", "# T"]],
    ["paragraphs end at a blank line, a heading or a bullet", "one\ntwo\n# H\nthree\n- four\n", ["one\ntwo", "# H", "three", "- four"]],
  ])("%s", (_, text, blocks) => {
    expect(blocksOf(text).blocks.map((block) => block.text)).toEqual(blocks);
  });

  test("each stands under its heading", () => {
    const { blocks } = blocksOf("# A\n\na\n\n## B\n\nb\n\n# C\n\nc\n");
    expect(blocks.map(({ text, under }) => [text, under])).toEqual([
      ["# A", ""],
      ["a", "# A"],
      ["## B", "# A"],
      ["b", "## B"],
      ["# C", ""],
      ["c", "# C"],
    ]);
  });
});

describe("differences of stores", () => {
  const file = (path: string, ...lines: string[]): StoreText => ({ path, content: `${lines.join("\n")}\n` });
  const seen = ({ kind, path, to, before, after }: Change) => [kind, path, to, before, after];

  test.each<[string, StoreText[], StoreText[], unknown[]]>([
    ["nothing", [file("a.md", "- one thing to do")], [file("a.md", "- one thing to do")], []],
    [
      "a bullet more, a bullet less and a bullet reworded are three",
      [file("a.md", "# A", "", "- check the order before the refund", "- write to the customer in English", "- never share a card number")],
      [file("a.md", "# A", "", "- check the order and its owner before the refund", "- never share a card number", "- log every exception that you grant")],
      [
        ["changed", "a.md", null, "- check the order before the refund", "- check the order and its owner before the refund"],
        ["removed", "a.md", null, "- write to the customer in English", null],
        ["added", "a.md", null, null, "- log every exception that you grant"],
      ],
    ],
    [
      "two bullets that became one are one",
      [file("a.md", "- check the address of the parcel twice", "- check the weight of the parcel on the scale")],
      [file("a.md", "- check the address of the parcel twice and its weight on the scale")],
      [
        [
          "changed",
          "a.md",
          null,
          "- check the address of the parcel twice\n- check the weight of the parcel on the scale",
          "- check the address of the parcel twice and its weight on the scale",
        ],
      ],
    ],
    [
      "a new heading comes with what stands under it",
      [file("a.md", "# A", "", "- one thing to do")],
      [file("a.md", "# A", "", "- one thing to do", "", "## Late", "", "- another thing entirely")],
      [["added", "a.md", null, null, "- another thing entirely"]],
    ],
    [
      "a file that is gone, and one that has another name",
      [file("a.md", "- the first rule of this file"), file("b.md", "- something quite different here")],
      [file("z.md", "- the first rule of this file")],
      [
        ["file_moved", "a.md", "z.md", null, null],
        ["file_removed", "b.md", null, "- something quite different here\n", null],
      ],
    ],
    [
      "two files that became one",
      [file("a.md", "- greet the person by name first"), file("b.md", "- close every ticket with a summary")],
      [file("c.md", "- greet the person by name first", "- close every ticket with a summary")],
      [
        [
          "file_merged",
          "a.md",
          "c.md",
          "- greet the person by name first\n\n- close every ticket with a summary\n",
          "- greet the person by name first\n- close every ticket with a summary\n",
        ],
      ],
    ],
  ])("%s", (_, input, output, expected) => {
    expect(compareStores(input, output).changes.map(seen)).toEqual(expected);
  });

  test("the order of the files does not matter", () => {
    const input = [file("a.md", "- one rule stays here"), file("b.md", "- two rules go away")];
    const output = [file("c.md", "- a third rule comes in"), file("a.md", "- one rule stays put here")];
    expect(compareStores([...input].reverse(), [...output].reverse())).toEqual(compareStores(input, output));
  });
});

/** A store of files of unique blocks, and what an editor might make of it. */
const unique = fc.uniqueArray(sentence, { minLength: 14, maxLength: 40, selector: (text) => text });
const stores = fc
  .record({ texts: unique, fates: fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }), files: fc.integer({ min: 1, max: 4 }) })
  .map(({ texts, fates, files }) => {
    const input: string[][] = Array.from({ length: files }, () => []);
    const output: string[][] = Array.from({ length: files }, () => []);
    texts.forEach((text, i) => {
      const fate = fates[i] ?? 0;
      const form = fate % 3 === 0 ? `- ${text}` : fate % 5 === 4 ? `## ${text}` : text;
      const file = i % files;
      if (fate === 1) output[file]?.push(form);
      else {
        input[file]?.push(form);
        if (fate === 2) output[file]?.push(`${form} and then some`);
        else if (fate !== 3) output[file]?.push(form);
      }
    });
    const write = (lists: string[][]): StoreText[] =>
      lists.flatMap((blocks, i) => (blocks.length === 0 ? [] : [{ path: `f${i}.md`, content: `${blocks.join("\n\n")}\n` }]));
    return { input: write(input), output: write(output) };
  });

/** A store whose files an editor keeps, takes away, renames, puts two into one, or to which files are added; never inside a file. */
const filings = fc
  .record({ texts: fc.uniqueArray(sentence, { minLength: 30, maxLength: 30 }), fates: fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }) })
  .map(({ texts, fates }) => {
    const input: StoreText[] = [];
    const output: StoreText[] = [];
    const content = (at: number) => `${texts.slice(at * 3, at * 3 + 3).join("\n\n")}\n`;
    for (let at = 0; at < 10; at++) {
      const fate = fates[at] ?? 0;
      const path = `f${at}.md`;
      if (fate === 1) {
        output.push({ path: `new${at}.md`, content: `${texts[at * 3] ?? ""}\n` });
        continue;
      }
      input.push({ path, content: content(at) });
      if (fate === 2) output.push({ path: `moved${at}.md`, content: content(at) });
      else if (fate === 3 && at < 9) {
        input.push({ path: `f${at + 1}.md`, content: content(at + 1) });
        output.push({ path: `merged${at}.md`, content: `${content(at)}\n${content(at + 1)}` });
        at++;
      } else if (fate !== 4) output.push({ path, content: content(at) });
    }
    return { input, output };
  });

describe("composition", () => {
  const blocks = (files: readonly StoreText[]) => files.flatMap(({ path, content }) => blocksOf(content).blocks.map(({ text }) => `${path}\u0000${text}`));

  test("with nothing chosen it is the input, with everything the output, byte for byte", () => {
    fc.assert(
      fc.property(stores, ({ input, output }) => {
        const comparison = compareStores(input, output);
        expect(composeStore(comparison, new Set())).toEqual(input);
        expect(composeStore(comparison, new Set(comparison.changes.map(({ id }) => id)))).toEqual(output);
      }),
      { numRuns: 300 },
    );
  });

  test("with some chosen it holds every chosen change and no other", () => {
    fc.assert(
      fc.property(stores, fc.infiniteStream(fc.boolean()), ({ input, output }, coin) => {
        const comparison = compareStores(input, output);
        const chosen = new Set(comparison.changes.filter(() => coin.next().value).map(({ id }) => id));
        const composed = blocks(composeStore(comparison, chosen));
        const has = new Set(composed);
        expect(composed.length).toBe(has.size);
        const untouched = new Set(blocks(input));
        for (const change of comparison.changes) {
          if (change.kind.startsWith("file_")) continue;
          const made = chosen.has(change.id);
          if (change.after !== null) expect(has.has(`${change.path}\u0000${change.after}`), `${change.kind} ${change.after}`).toBe(made);
          for (const before of change.before?.split("\n") ?? []) {
            untouched.delete(`${change.path}\u0000${before}`);
            expect(has.has(`${change.path}\u0000${before}`), `${change.kind} ${before}`).toBe(!made);
          }
        }
        const headings = (text: string) => text.includes("\u0000## ");
        const gone = new Set(comparison.changes.filter(({ kind, id }) => kind.startsWith("file_") && chosen.has(id)).map(({ path }) => path));
        for (const block of untouched) if (!headings(block) && !gone.has(block.split("\u0000")[0] ?? "")) expect(has.has(block), block).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("whole files that are made, moved, merged or taken away are there exactly as chosen", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(filings, fc.infiniteStream(fc.boolean()), ({ input, output }, coin) => {
        const comparison = compareStores(input, output);
        const chosen = new Set(comparison.changes.filter(() => coin.next().value).map(({ id }) => id));
        const composed = new Map(composeStore(comparison, chosen).map(({ path, content }) => [path, content]));
        const before = new Map(input.map(({ path, content }) => [path, content]));
        const after = new Map(output.map(({ path, content }) => [path, content]));
        const accounted = new Set<string>();
        for (const { id, kind, path, to, from } of comparison.changes) {
          kinds.add(kind);
          const made = chosen.has(id);
          if (kind === "added") {
            // A new file of one paragraph: there with its approval, and not without.
            expect(composed.get(path)).toBe(made ? after.get(path) : undefined);
            accounted.add(path);
            continue;
          }
          for (const source of [path, ...from]) {
            expect(composed.get(source), `${kind} ${source}`).toBe(made ? undefined : before.get(source));
            accounted.add(source);
          }
          if (to !== null) {
            expect(composed.get(to), `${kind} to ${to}`).toBe(made ? after.get(to) : undefined);
            accounted.add(to);
          }
        }
        // And nothing else is touched, made or lost.
        for (const [path, content] of before) if (!accounted.has(path)) expect(composed.get(path)).toBe(content);
        for (const path of composed.keys()) expect(before.has(path) || accounted.has(path)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect([...kinds].sort()).toEqual(["added", "file_merged", "file_moved", "file_removed"]);
  });
});
