import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "./cli";
import { sourcesOf } from "./sources";

const root = mkdtempSync(path.join(tmpdir(), "lucid-sources-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(path.join(root, "b/deep"), { recursive: true });
mkdirSync(path.join(root, ".hidden"));
for (const name of ["z.json", "a.jsonl", "b/deep/c.json", ".hidden/no.json", ".no.json"]) writeFileSync(path.join(root, name), "{}");
symlinkSync(root, path.join(root, "b/loop"));

async function paths(names: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const source of sourcesOf(names)) found.push(path.relative(root, source.path) || source.path);
  return found;
}

describe("sourcesOf", () => {
  it("walks folders in order, without hidden entries and links to folders", async () => {
    expect(await paths([root])).toEqual(["a.jsonl", "b/deep/c.json", "z.json"]);
  });

  it("takes a file as it is named, hidden or not, with its size", async () => {
    for await (const source of sourcesOf([path.join(root, ".no.json")])) expect(source.size).toBe(2);
  });

  it("says what does not exist", async () => {
    await expect(paths([path.join(root, "absent")])).rejects.toThrow(UsageError);
  });

  it("reads stdin for a dash", async () => {
    for await (const source of sourcesOf(["-"])) expect(source.path).toBe("stdin");
  });
});
