// `npm run demo:claude`: the console beside a stand-in for the Claude platform, so that connecting, dreaming and publishing can be tried
// without a key. Everything lies in a data folder of its own.
import { spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const SESSIONS = process.env.DEMO_SESSIONS ?? "300";

/** The stand-in, as a process of its own; resolves with what it prints when it listens. */
function startStandIn() {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "e2e/claude-server/main.ts", "--port", process.env.DEMO_CLAUDE_PORT ?? "4010", "--sessions", SESSIONS],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The stand-in ended with ${code}. Is its port taken? Choose another with DEMO_CLAUDE_PORT.`)));
    child.stdout.once("data", (line) => resolve({ child, ...JSON.parse(String(line)) }));
  });
}

const standIn = await startStandIn();
process.stdout.write(
  [
    "",
    "A stand-in for the Claude platform runs here, with the work of an order desk:",
    `  address      ${standIn.url}`,
    `  API key      ${standIn.key}`,
    `  webhook key  ${standIn.webhookKey}`,
    "Enter address and key in the console under Settings, Claude. For dreams choose any model and prices, and a budget.",
    "",
    "",
  ].join("\n"),
);
const console_ = spawn(process.execPath, ["bin/lucid.mjs", "start", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: {
    ...process.env,
    LUCID_DATA_DIR: process.env.LUCID_DATA_DIR ?? path.join(ROOT, ".lucid/demo-claude"),
    LUCID_ALLOW_ADDRESSES: [process.env.LUCID_ALLOW_ADDRESSES, new URL(standIn.url).host].filter(Boolean).join(","),
  },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => console_.kill(signal));
console_.once("exit", (code) => {
  standIn.child.removeAllListeners("exit");
  standIn.child.kill("SIGTERM");
  process.exitCode = code ?? 0;
});
