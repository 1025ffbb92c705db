import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { startClaudeServer } from "./claude-server/start";
import { startProvider } from "./provider";

const ROOT = path.resolve(import.meta.dirname, "..");
const READY_WITHIN = 300_000;

/** What the tests need to know about the running server. */
export interface ServerState {
  url: string;
  setupLink: string;
  dataDir: string;
  /** The stand-in for the Claude platform. */
  claude: { url: string; key: string; webhookKey: string };
}

const STATE = path.join(ROOT, "test-results/state/server.json");

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port."))));
    });
  });
}

/** Waits for the one line that `npm start` prints: the address and the one-time link. */
function ready(server: ChildProcess): Promise<{ url: string; setupLink: string }> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`The server was not ready in time. It said:\n${said}`)), READY_WITHIN);
    const listen = (part: Buffer) => {
      said += part.toString();
      const link = /(https?:\/\/[^\s/]+)\/setup\/[\w-]+/.exec(said);
      if (!link) return;
      clearTimeout(timer);
      resolve({ url: link[1] as string, setupLink: link[0] });
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}. It said:\n${said}`)));
  });
}

/** Starts the built console as a newcomer would, on an empty data folder, and stops it after the last test. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "lucid-e2e-"));
  const port = await freePort();
  const provider = await startProvider();
  const { url: claudeUrl, key, webhookKey, close: closeClaude } = await startClaudeServer();
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    LUCID_DATA_DIR: dataDir,
    LOG_LEVEL: "debug",
    LUCID_ALLOW_ADDRESSES: new URL(claudeUrl).host,
    ...provider.environment,
  };
  for (const name of ["DATABASE_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"]) delete environment[name];
  const server = spawn(process.execPath, ["bin/lucid.mjs", "start"], { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  // All that it says is kept: a journey looks for secrets in it.
  mkdirSync(path.dirname(STATE), { recursive: true });
  const log = createWriteStream(path.join(path.dirname(STATE), "server.log"));
  server.stdout?.pipe(log, { end: false });
  server.stderr?.pipe(log, { end: false });
  try {
    const { url, setupLink } = await ready(server);
    writeFileSync(STATE, JSON.stringify({ url, setupLink, dataDir, claude: { url: claudeUrl, key, webhookKey } } satisfies ServerState));
    process.env.LUCID_E2E_STATE = STATE;
  } catch (error) {
    server.kill("SIGTERM");
    await provider.close();
    await closeClaude();
    throw error;
  }
  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    await provider.close();
    await closeClaude();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
