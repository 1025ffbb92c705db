import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { tryLock } from "@/lib/db/embedded/file-lock";

const FOLDERS = ["app", "components", "lib", "public"];
const FILES = [
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "prisma/schema.prisma",
];
const STAMP = "lucid-sources";
const BUILD_MS = 10 * 60_000;
const POLL_MS = 2_000;

/** The build's folder, relative to the project. */
export function distDir(): string {
  return process.env.NEXT_DIST_DIR || ".next";
}

function* sources(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.posix.join(folder, entry.name);
    if (name === "lib/db/generated" || /\.test\.tsx?$/.test(name)) continue;
    if (entry.isDirectory()) yield* sources(root, name);
    else yield name;
  }
}

/** SHA-256 over the names and bytes of everything that goes into the build. */
export function sourceHash(root: string): string {
  const hash = createHash("sha256");
  const names = [...FOLDERS.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) => [...sources(root, folder)]), ...FILES];
  for (const name of names) {
    const file = path.join(root, name);
    if (existsSync(file)) hash.update(`${name}\0`).update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}

/** Whether there is a whole build, made from the sources as they are. */
export function buildState(root: string): "current" | "old" | "missing" {
  const folder = path.join(root, distDir());
  if (!existsSync(path.join(folder, "BUILD_ID"))) return "missing";
  const stamp = path.join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sourceHash(root) ? "current" : "old";
}

/** One run of Next's build. @returns what it said when it failed, null when it did not */
function build(root: string, stop: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    const end = () => child.kill("SIGTERM");
    stop.addEventListener("abort", end, { once: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      stop.removeEventListener("abort", end);
      resolve(code === 0 ? null : output);
    });
  });
}

/** Waits two seconds, less when it should stop. */
async function pause(stop: AbortSignal): Promise<void> {
  await sleep(POLL_MS, undefined, { signal: stop }).catch(() => undefined);
}

/** Builds; a build that a killed start left running, or that somebody started by hand, is waited for. */
async function buildInTurn(root: string, tell: (message: string) => void, stop: AbortSignal): Promise<void> {
  const until = Date.now() + BUILD_MS;
  for (let told = false; ; told = true) {
    const failure = await build(root, stop);
    if (failure === null || stop.aborted) return;
    if (!stripVTControlCharacters(failure).includes("Another next build process") || Date.now() > until) {
      throw new Error(`The console could not be built:\n${failure.trim().split("\n").slice(-30).join("\n")}`);
    }
    if (!told) tell("Another process builds the console in this folder. Waiting for it.");
    await pause(stop);
  }
}

/** Takes the builder's turn, or null when it should stop first. @throws when another has had it for ten minutes */
async function takeTurn(root: string, tell: (message: string) => void, stop: AbortSignal): Promise<{ release(): void } | null> {
  const until = Date.now() + BUILD_MS;
  for (let told = false; !stop.aborted; told = true) {
    const attempt = tryLock(path.join(root, ".next-build.lock"));
    if (attempt.taken) return attempt;
    if (Date.now() > until) throw new Error(`Process ${attempt.holder.pid} has been building the console for ten minutes. End it, then start again.`);
    if (!told) tell(`Another start (process ${attempt.holder.pid}) builds the console. Waiting for it.`);
    await pause(stop);
  }
  return null;
}

/** Builds the console when the build is missing or older than its sources. Two at once take turns. Returns early when it should stop. */
export async function ensureBuild(root: string, tell: (message: string) => void, stop: AbortSignal = new AbortController().signal): Promise<void> {
  if (buildState(root) === "current") return;
  const turn = await takeTurn(root, tell, stop);
  if (turn === null) return;
  try {
    if (buildState(root) === "current") return;
    tell("Building the console. This takes about half a minute, once.");
    const hash = sourceHash(root);
    const stamp = path.join(root, distDir(), STAMP);
    rmSync(stamp, { force: true });
    await buildInTurn(root, tell, stop);
    if (!stop.aborted) writeFileSync(stamp, `${hash}\n`);
  } finally {
    turn.release();
  }
}
