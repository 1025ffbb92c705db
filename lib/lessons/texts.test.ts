import fc from "fast-check";
import { expect, test } from "vitest";
import { alignClaims } from "./claims";
import { ago, conflictSentence } from "./conflict";
import { editWarnings } from "./edit-warnings";
import { patternSentences, supportWords } from "./pattern-words";
import { claimsOf, foldLines, linesOf } from "./sentences";

test("claims are the steps and sentences, in order; headings of a playbook are none", () => {
  expect(claimsOf("When:\n- A return is asked for.\n\nDo:\n1. Compare the method. Ask once.\n2. Call `return_items`.\n\n```\nx = 1\n```\n> Quoted.")).toEqual([
    "A return is asked for.",
    "Compare the method.",
    "Ask once.",
    "Call `return_items`.",
    "x = 1",
    "Quoted.",
  ]);
});

test("every sentence stands in the body at its offset", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("- a. B", "1. x\ty", "", "  * deep", "```", "When:", "> q", "É! Ça", "# h", "plain 🙂. Next")), (parts) => {
      const body = parts.join("\n");
      for (const { sentences } of linesOf(body)) for (const { start, text } of sentences) expect(body.slice(start, start + text.length)).toBe(text);
    }),
  );
});

test("a long text is folded at a character, not within one, and keeps its places", () => {
  const body = `${"Short one. ".repeat(20)}\n- ${"🙂".repeat(400)}\n- Last.`;
  const all = linesOf(body);
  expect(foldLines(all, body.length)).toBe(all);
  const folded = foldLines(all, 501);
  expect(folded.length).toBe(2);
  const last = folded.at(-1)?.sentences.at(-1);
  expect(last).toMatchObject({ cut: true });
  expect(last?.text.isWellFormed()).toBe(true);
  expect(body.slice(last?.start).startsWith(last?.text ?? "-")).toBe(true);
});

test("an edited text keeps the evidence of sentences that stayed or changed little", () => {
  expect(alignClaims("Compare the method. Ask once.", "Ask once. Compare the payment method first.")).toEqual([
    { now: 1, same: false },
    { now: 0, same: true },
  ]);
  expect(alignClaims("Compare the method.", "Be brief.")).toEqual([null]);
});

test.each([
  [0, "a moment ago"],
  [20, "20 seconds ago"],
  [59, "59 seconds ago"],
  [61, "1 minute ago"],
  [3600, "1 hour ago"],
  [90_000, "1 day ago"],
])("%d seconds: %s", (seconds, words) => expect(ago(seconds)).toBe(words));

test("a conflict says who did what when", () => {
  const last = { act: "rejected", by: "usr_1", name: "Ada", at: new Date(0) } as const;
  expect(conflictSentence(last, "usr_2", 20_000, "")).toBe("Ada rejected this lesson 20 seconds ago. Reload to see why.");
  expect(conflictSentence(last, "usr_1", 20_000, "")).toMatch(/^You rejected this lesson/);
});

test("words about a pattern stay within the evidence", () => {
  const association = {
    n11: 2,
    n10: 20,
    n01: 40,
    n00: 20,
    riskDifference: -0.24,
    low: -0.31,
    high: -0.16,
    p: 0.0001,
    q: 0.002,
    replication: { riskDifference: -0.2, p: 0.01 },
  };
  const said = (["seen", "associated", "replicated"] as const).flatMap((strength) => patternSentences(strength, association));
  for (const sentence of said) expect(sentence).not.toMatch(/caus|improv|because|prevent/i);
  expect(said[1]).toContain("−24 points (95 % interval −31 to −16");
  expect(said.at(-1)).toContain("trials kept aside: −20 points");
  expect(supportWords({ sessions: 31, tasks: 12, agents: 1, people: 0 })).toBe("31 sessions of 12 tasks, 1 agent");
});

test("an editor is told what goes beyond the evidence", () => {
  const before = { title: "Compare", trigger: "", body: "Compare the method.", appliesTo: {} };
  const warn = (body: string) => editWarnings({ ...before, body }, before, "seen", [{ exact: "refund order 4412", prefix: "", suffix: "" }]);
  expect(warn("Compare the method of order 4412.")).toEqual([]);
  expect(warn("This causes failures.")).toMatchObject([{ words: ["causes"] }]);
  expect(warn("Compare always.")).toMatchObject([{ words: ["always"] }]);
  expect(warn("Compare with order 5113 in `refund_tool` for Acme.")).toMatchObject([{ kind: "novel", words: ["5113", "`refund_tool`", "Acme"] }]);
  expect(warn("Ask https://pay.example/x or pay.example.com, then read /etc/hosts with --force.")).toMatchObject([
    { kind: "novel", words: ["https://pay.example/x", "pay.example.com", "/etc/hosts", "--force"] },
  ]);
  for (const long of ["a-".repeat(50_000), "a.".repeat(50_000), "/a".repeat(50_000), "$ ".repeat(50_000)]) expect(warn(long)).toBeInstanceOf(Array);
});
