import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** The blocks that a page marks as `sh run`, in order. */
function blocks(text: string): string[] {
  return [...text.matchAll(/^```sh run\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
}

/** Runs shell lines as a reader would, in the project's folder, on data of their own. */
function run(script: string, dataDir: string): string {
  const result = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: ROOT,
    env: { ...process.env, LUCID_DATA_DIR: dataDir },
    encoding: "utf8",
    timeout: 110_000,
  });
  expect(result.status, `${script}\n${result.stdout}\n${result.stderr}`).toBe(0);
  return result.stdout;
}

describe("commands in the pages", () => {
  it.each(PAGES.filter((page) => blocks(readFileSync(path.join(ROOT, page), "utf8")).length > 0))("%s", { timeout: 120_000 }, (page) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "lucid-docs-"));
    try {
      for (const block of blocks(readFileSync(path.join(ROOT, page), "utf8"))) run(block, dataDir);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe("links in the pages", () => {
  it.each(PAGES)("%s", (page) => {
    const text = readFileSync(path.join(ROOT, page), "utf8");
    const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] as string);
    const absent = targets.filter((target) => {
      const file = path.resolve(ROOT, path.dirname(page), target);
      return !readdirSync(path.dirname(file)).includes(path.basename(file));
    });
    expect(absent).toEqual([]);
  });
});
