import { spawn } from "node:child_process";
import path from "node:path";
import { serverState } from "./fixtures";

/** Runs one of the project's scripts on the running console's data, as an operator would beside it. @returns the JSON that it printed */
export function runBeside<T>(script: readonly string[], options: { stdin?: string; env?: Record<string, string> } = {}): Promise<T> {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env, LUCID_DATA_DIR: serverState().dataDir };
  for (const name of ["DATABASE_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"]) delete env[name];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, script, { cwd: path.resolve(import.meta.dirname, ".."), env });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    child.stderr.on("data", (part) => {
      err += part;
    });
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(out) as T) : reject(new Error(`${script.join(" ")} ended with ${code}: ${err}`))));
    child.stdin.end(options.stdin ?? "");
  });
}

/** The command line, with its JSON. */
export function lucid<T>(args: string[], stdin = ""): Promise<T> {
  return runBeside(["bin/lucid.mjs", ...args, "--json"], { stdin });
}
