// Runs after `npm install`: links the command line, so that `npx lucid` finds it, and generates the typed database client
// (lib/db/generated). No network, no database.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// A "bin" of the package itself would have npx install the project into its own cache, again and from the registry.
const folder = path.join(import.meta.dirname, "../node_modules/.bin");
const link = path.join(folder, "lucid");
mkdirSync(folder, { recursive: true });
rmSync(link, { force: true });
if (process.platform === "win32") writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\bin\\lucid.mjs" %*\r\n');
else symlinkSync("../../bin/lucid.mjs", link);

const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
const result = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  },
});
process.exit(result.status ?? 1);
