import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { claudeCodeLines, importAll } from "@/test/import-fixtures";
import { watchFolder } from "./watch";

let folder = "";
let actor: PersonActor;
let stop: AbortController;
let done: Promise<void>;
let calls = 0;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "lucid-watch-"));
  const workspace = await makeWorkspace();
  actor = await makePerson(workspace.id, "reviewer");
  stop = new AbortController();
  calls = 0;
});
afterEach(async () => {
  stop.abort();
  await done;
  rmSync(folder, { recursive: true });
});

const follow = (rescan = 3_600_000) => {
  done = watchFolder(folder, {
    signal: stop.signal,
    rescan,
    gather: 20,
    async onChanged(sources) {
      calls++;
      await importAll(actor, sources);
    },
  });
};

const events = async () => {
  const rows = await sql<{ source_id: string; event_count: number; version: number }>(
    "SELECT source_id, event_count, version FROM sessions WHERE workspace_id = $1 AND current ORDER BY source_id",
    [actor.workspaceId],
  );
  return rows.map((row) => [row.source_id, row.event_count, row.version]);
};

test("what is there, what is appended, a half-written line, a new file in a new folder", async () => {
  const lines = claudeCodeLines("one", 6).split("\n");
  const file = path.join(folder, "one.jsonl");
  writeFileSync(file, `${lines.slice(0, 2).join("\n")}\n`);
  follow();
  await expect.poll(events, { timeout: 10_000 }).toEqual([["one", 2, 1]]);
  appendFileSync(file, `${lines[2]}\n${lines[3]?.slice(0, 40)}`);
  await expect.poll(events, { timeout: 10_000 }).toEqual([["one", 3, 1]]);
  appendFileSync(file, `${lines[3]?.slice(40)}\n`);
  await expect.poll(events, { timeout: 10_000 }).toEqual([["one", 4, 1]]);
  mkdirSync(path.join(folder, "project"));
  writeFileSync(path.join(folder, "project", "two.jsonl"), claudeCodeLines("two", 3));
  await expect.poll(events, { timeout: 10_000 }).toEqual([
    ["one", 4, 1],
    ["two", 3, 1],
  ]);
  const rejected = await sql<{ n: number }>("SELECT coalesce(sum(jsonb_array_length(rejected)), 0)::int AS n FROM imports WHERE workspace_id = $1", [
    actor.workspaceId,
  ]);
  expect(rejected).toEqual([{ n: 0 }]);
});

test("a file that nobody told of is found by looking, and one that did not change is not read again", async () => {
  follow(50);
  writeFileSync(path.join(folder, "one.jsonl"), claudeCodeLines("one", 2));
  await expect.poll(events, { timeout: 10_000 }).toEqual([["one", 2, 1]]);
  const before = calls;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(calls).toBe(before);
});
