import fc from "fast-check";
import { expect, test } from "vitest";
import { type AdoptPiece, SPLITS, splitSource } from "./adopt-split";

const short = (pieces: AdoptPiece[]) => pieces.map(({ title, text }) => [title, text]);

const CLAUDE = `# CLAUDE.md

Read this first.

## Testing

- Run \`npm test\`
- Never skip a test
  even when it is slow

\`\`\`sh
## not a heading
\`\`\`

## Style

Tabs.

### Names

Short.
`;

test("a CLAUDE.md is cut at its sections, code and deeper headings stay inside", () => {
  expect(short(splitSource({ name: "CLAUDE.md", text: CLAUDE }, "heading"))).toEqual([
    ["CLAUDE.md", "Read this first."],
    ["Testing", "- Run `npm test`\n- Never skip a test\n  even when it is slow\n\n```sh\n## not a heading\n```"],
    ["Style", "Tabs.\n\n### Names\n\nShort."],
  ]);
});

test("a list is cut at its bullets when asked, with continuation lines", () => {
  const text = "# Rules\n\n- **Always** use tabs\n- Never push\n  to main\n\n- Third\n";
  expect(short(splitSource({ name: "AGENTS.md", text }, "bullet"))).toEqual([
    ["Always use tabs", "- **Always** use tabs"],
    ["Never push", "- Never push\n  to main"],
    ["Third", "- Third"],
  ]);
  expect(short(splitSource({ name: "AGENTS.md", text }, "heading"))).toEqual([["Rules", "- **Always** use tabs\n- Never push\n  to main\n\n- Third"]]);
});

test("a skill stays whole with its front matter and its name", () => {
  const text = "---\nname: refunds\ndescription: Use when asked for a refund\n---\n# Refunds\n\n## One\n\nA\n\n## Two\n\nB\n";
  for (const split of SPLITS) expect(short(splitSource({ name: "skills/refunds/SKILL.md", text }, split))).toEqual([["refunds", text.trimEnd()]]);
});

test("a note without headings, an empty file, Windows line ends and a byte order mark", () => {
  expect(short(splitSource({ name: "memory/tone.md", text: "\ufeffBe kind.\r\nBe brief.\r\n" }, "heading"))).toEqual([["tone.md", "Be kind.\nBe brief."]]);
  expect(splitSource({ name: "x.md", text: " \n\n" }, "heading")).toEqual([]);
});

test("no line is lost, doubled or moved, whatever the file", () => {
  const line = fc.oneof(
    fc.constantFrom("", "# A", "## B", "## C", "- one", "- two", "  more", "```", "---", "name: x", "1. first"),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom(...SPLITS), (lines, split) => {
      const text = lines.join("\n");
      const pieces = splitSource({ name: "x.md", text }, split);
      const kept = pieces
        .flatMap((piece) => piece.text.split("\n"))
        .map((one) => one.trim())
        .filter((one) => one !== "");
      const all = text
        .replace(/^\ufeff/, "")
        .replace(/\r\n?/g, "\n")
        .split("\n")
        .map((one) => one.trim())
        .filter((one) => one !== "");
      // What is not in a piece's text is a heading, and kept is a subsequence of what was there.
      let at = 0;
      for (const one of all)
        if (kept[at] === one) at++;
        else expect(one).toMatch(/^#{1,2}\s/);
      expect(kept.length - at).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
