import { spawn } from "node:child_process";
import path from "node:path";
import { type ClaudeServer, Control } from "@/e2e/claude-server/start";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The stand-in for the Claude platform in a process of its own, so that it outlives whoever is killed. */
export function spawnStandIn(): Promise<ClaudeServer> {
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/claude-server/main.ts", "--port", "0"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The stand-in ended with ${code}.`)));
    child.stdout.once("data", (line: Buffer) => {
      const { url, key, webhookKey } = JSON.parse(line.toString()) as { url: string; key: string; webhookKey: string };
      const close = () =>
        new Promise<void>((ended) => {
          child.once("exit", () => ended());
          child.kill("SIGTERM");
        });
      resolve({ url, key, webhookKey, control: new Control(url), close });
    });
  });
}
