// Everything that must hold, in order: `npm test`. The last line is `N passed, N failed`; each check that is no test counts as one.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser, hasSpecs } from "./browser.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const scratch = mkdtempSync(path.join(tmpdir(), "lucid-checks-"));
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: process.env.CI ?? "1", FORCE_COLOR: "0" };
const totals = { passed: 0, failed: 0 };
const started = Date.now();

function heading(text) {
  process.stdout.write(`\n== ${text} ${"=".repeat(Math.max(2, 90 - text.length))}\n`);
}

function run(command, args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...environment, ...extra }, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

const bin = (name) => path.join(root, "node_modules/.bin", name);

function count(passed, failed, since) {
  totals.passed += passed;
  totals.failed += failed;
  process.stdout.write(`${passed} passed, ${failed} failed (${Math.round((Date.now() - since) / 1000)} s)\n`);
}

/** A check that passes or fails as a whole. */
async function check(name, command, args, extra) {
  heading(name);
  const since = Date.now();
  const code = await run(command, args, extra);
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1, since);
  return code === 0;
}

/** A run of many tests, counted by its own report. A report that is missing, or a failure outside of any test, counts as one failure. */
async function suite(name, command, args, extra, read) {
  heading(name);
  const since = Date.now();
  const code = await run(command, args, extra);
  let passed = 0;
  let failed = 0;
  try {
    ({ passed, failed } = read());
  } catch (error) {
    console.error(`The report could not be read: ${error.message}`);
  }
  if (code !== 0 && failed === 0) failed = 1;
  count(passed, failed, since);
}

const json = (name) => JSON.parse(readFileSync(path.join(scratch, name), "utf8"));

async function everything() {
  await check("generated code", process.execPath, ["scripts/generate.mjs"]);
  await check("types", bin("tsc"), ["--noEmit"]);
  await check("lint and format", bin("biome"), ["check", "."]);
  await check("nothing unused", bin("knip"), []);
  await suite(
    "unit and database tests",
    bin("vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${path.join(scratch, "vitest.json")}`],
    {},
    () => {
      const report = json("vitest.json");
      return { passed: report.numPassedTests, failed: report.numFailedTests };
    },
  );
  const built = await check("build", process.execPath, ["scripts/build.mjs"]);
  if (!hasSpecs(root)) return;
  if (!built) {
    heading("browser tests");
    console.error("Left out, because the build failed.");
    return;
  }
  heading("a browser");
  let browser;
  try {
    browser = await findBrowser((message) => console.log(message));
    console.log(browser);
  } catch (error) {
    console.error(error.message);
    count(0, 1, Date.now());
    return;
  }
  await suite(
    "browser tests",
    bin("playwright"),
    ["test", "--reporter=list,json"],
    { LUCID_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(scratch, "playwright.json") },
    () => {
      const { stats } = json("playwright.json");
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  );
}

try {
  await everything();
} catch (error) {
  console.error(error);
  totals.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\nAll of it took ${Math.round((Date.now() - started) / 1000)} s.\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed === 0 ? 0 : 1;
