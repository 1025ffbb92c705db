#!/usr/bin/env node
// The command line's door: checks Node, lets TypeScript be imported, and hands over to bin/main.ts.
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`Lucid needs Node 20.20 or newer, and this is ${process.versions.node}. Install a newer Node from https://nodejs.org.`);
  process.exit(1);
}

const root = path.resolve(path.dirname(realpathSync(fileURLToPath(import.meta.url))), "..");
if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));

let api;
try {
  api = await import("tsx/esm/api");
} catch {
  console.error("Lucid's packages are not installed. Run `npm install` in its folder first.");
  process.exit(1);
}
api.register({ tsconfig: path.join(root, "tsconfig.json") });
const { main } = await import("./main.ts");
await main(root, process.argv.slice(2));
// Everything is closed and printed by now; a forgotten timer must not keep the terminal waiting.
process.exit();
