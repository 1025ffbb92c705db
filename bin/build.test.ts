import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { tryLock } from "@/lib/db/embedded/file-lock";
import { distDir, ensureBuild, sourceHash } from "./build";

const made: string[] = [];

/** A project with a fake build tool. It says that another build runs, until `.free` exists. */
function project(): string {
  const root = mkdtempSync(path.join(tmpdir(), "lucid build-"));
  made.push(root);
  mkdirSync(path.join(root, "node_modules/next/dist/bin"), { recursive: true });
  writeFileSync(path.join(root, "package.json"), "{}");
  const fake = `const fs = require("node:fs");
    if (!fs.existsSync(".free")) { console.error("Another \\u001b[36mnext build\\u001b[39m process is already running."); process.exit(1); }
    fs.mkdirSync(${JSON.stringify(distDir())}, { recursive: true });
    fs.writeFileSync(${JSON.stringify(`${distDir()}/BUILD_ID`)}, "1");`;
  writeFileSync(path.join(root, "node_modules/next/dist/bin/next"), fake);
  return root;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

test("waits, with a word, while another start builds, and takes its build", { timeout: 20_000 }, async () => {
  const root = project();
  const other = tryLock(path.join(root, ".next-build.lock"));
  const told: string[] = [];
  const waiting = ensureBuild(root, (message) => told.push(message));
  await sleep(200);
  expect(told).toEqual([`Another start (process ${process.pid}) builds the console. Waiting for it.`]);
  mkdirSync(path.join(root, distDir()), { recursive: true });
  writeFileSync(path.join(root, distDir(), "BUILD_ID"), "1");
  writeFileSync(path.join(root, distDir(), "lucid-sources"), sourceHash(root));
  if (other.taken) other.release();
  await waiting;
  expect(told).toHaveLength(1);
});

test("waits for a build that somebody started by hand", { timeout: 20_000 }, async () => {
  const root = project();
  const told: string[] = [];
  const waiting = ensureBuild(root, (message) => told.push(message));
  while (told.length < 2) await sleep(50);
  writeFileSync(path.join(root, ".free"), "");
  await waiting;
  expect(told[1]).toBe("Another process builds the console in this folder. Waiting for it.");
});

test("stops waiting when it is asked to", { timeout: 20_000 }, async () => {
  const root = project();
  const other = tryLock(path.join(root, ".next-build.lock"));
  const stop = new AbortController();
  const waiting = ensureBuild(root, () => stop.abort(), stop.signal);
  await waiting;
  expect(other.taken).toBe(true);
});
