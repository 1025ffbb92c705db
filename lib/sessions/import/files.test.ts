import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFiles } from "./files";
import { reconcile, type StoredVersion } from "./reconcile";
import { INDEXED_TEXT, overflowChunks } from "./session-rows";
import { titleOf } from "./title";

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "lucid-files-"));
  mkdirSync(path.join(root, "a", "b"), { recursive: true });
  mkdirSync(path.join(root, ".hidden"));
  mkdirSync(path.join(root, "node_modules"));
  for (const name of ["z.jsonl", "a/y.jsonl", "a/b/x.json", ".hidden/w.json"]) writeFileSync(path.join(root, name), "{}");
  symlinkSync(root, path.join(root, "a", "loop"));
  symlinkSync(path.join(root, "nowhere"), path.join(root, "a", "dangling"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("folders are walked once, links cannot loop, and nothing is left out silently", async () => {
  const found = await findFiles([root]);
  expect(found.sources.map((source) => path.relative(root, source.path))).toEqual([".hidden/w.json", "a/b/x.json", "a/y.jsonl", "z.jsonl"]);
  expect(found.skipped.map((skip) => [path.relative(root, skip.file), skip.reason])).toEqual([
    ["a/dangling", "The link leads nowhere."],
    ["a/loop", "This folder was read already."],
    ["node_modules", "Not a folder of sessions."],
  ]);
});

test("a path that is not there fails when it is opened, and - is standard input", async () => {
  const [missing, stdin] = (await findFiles([path.join(root, "none"), "-"], Readable.from(["x"]))).sources;
  await expect(async () => {
    for await (const _ of missing!.open()) break;
  }).rejects.toMatchObject({ code: "ENOENT" });
  expect(stdin!.path).toBe("stdin");
});

test("the decision on what came in", () => {
  const version = (extra: Partial<StoredVersion>): StoredVersion => ({
    id: "ses_1",
    version: 1,
    eventCount: 4,
    contentHash: "h4",
    path: "b",
    link: "l3",
    ...extra,
  });
  const incoming = (eventCount: number, contentHash: string) => ({ eventCount, contentHash, path: "c", linkAt: (index: number) => `l${index}` });
  expect(reconcile(incoming(4, "x"), [])).toEqual({ kind: "new", version: 1 });
  expect(reconcile(incoming(4, "h4"), [version({})])).toEqual({ kind: "unchanged", id: "ses_1" });
  expect(reconcile({ ...incoming(4, "h4"), path: "a" }, [version({})])).toEqual({ kind: "renamed", id: "ses_1" });
  expect(reconcile(incoming(2, "h2"), [version({ link: "l1" })])).toEqual({ kind: "unchanged", id: "ses_1" });
  expect(reconcile(incoming(6, "h6"), [version({})])).toEqual({ kind: "extend", id: "ses_1", from: 4 });
  expect(reconcile(incoming(6, "h6"), [version({ link: "other" })])).toEqual({ kind: "new", version: 2 });
  // The same events, judged differently.
  expect(reconcile(incoming(4, "judged"), [version({})])).toEqual({ kind: "regraded", id: "ses_1" });
  expect(reconcile(incoming(4, "judged"), [version({ link: "other" })])).toEqual({ kind: "new", version: 2 });
  expect(reconcile(incoming(9, "h9"), [version({}), version({ id: "ses_2", version: 2, eventCount: 7, link: "l6" })])).toEqual({
    kind: "extend",
    id: "ses_2",
    from: 7,
  });
});

test("overflow pieces overlap, reach the end and cut no character in two", () => {
  expect(overflowChunks("x".repeat(INDEXED_TEXT))).toEqual([]);
  const text = "😀".repeat(400_000);
  const chunks = overflowChunks(text);
  expect(chunks.every((chunk) => chunk.isWellFormed() && chunk.length <= INDEXED_TEXT + 1)).toBe(true);
  expect(text.endsWith(chunks.at(-1)!)).toBe(true);
  expect(chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBeGreaterThan(text.length - INDEXED_TEXT);
});

test("a title is one short line", () => {
  expect(titleOf("\n## Refund the *order*\nplease")).toBe("Refund the *order*");
  expect([...titleOf("word ".repeat(60))].length).toBeLessThanOrEqual(120);
  expect(titleOf("---\n***")).toBe("");
});
