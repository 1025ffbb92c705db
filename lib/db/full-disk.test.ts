import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

// "The disk is full" of docs/operations.md on a real disk that is full: a small one in memory, mounted where only the process that
// needs it sees it. Where nobody may mount one, the test is skipped, and lib/db/bad-day.test.ts has the database say so.

const may = spawnSync("unshare", ["--mount", "--", "true"]).status === 0;

test.skipIf(!may)(
  "a disk that is full: writing is refused in words, nothing acknowledged is lost, and with room again all goes on by itself",
  { timeout: 120_000 },
  () => {
    const root = mkdtempSync(path.join(tmpdir(), "lucid-full-"));
    try {
      const script = path.join(import.meta.dirname, "full-disk.fixture.ts");
      const mounted = `mount -t tmpfs -o size=150m,mode=0755 tmpfs "$1" && exec "$2" --import tsx "$3" "$1"`;
      const run = spawnSync("unshare", ["--mount", "--", "/bin/sh", "-c", mounted, "sh", root, process.execPath, script], {
        encoding: "utf8",
        cwd: path.resolve(import.meta.dirname, "../.."),
        env: { ...process.env, LOG_LEVEL: "silent" },
      });
      const told = run.stdout.trim().split("\n").at(-1) ?? "";
      expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
      const { refused, kept, again } = JSON.parse(told) as { refused: string[]; kept: boolean; again: boolean };
      for (const message of refused) expect(message).toMatch(/Nothing was changed/);
      expect(refused.some((message) => message.includes("disk of the database is full"))).toBe(true);
      expect({ kept, again }).toEqual({ kept: true, again: true });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
);
