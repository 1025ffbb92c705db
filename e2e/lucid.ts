import { spawn } from "node:child_process";
import path from "node:path";
import { serverState } from "./fixtures";

/** Runs the command line on the running console's data, as an operator would beside it. @returns what `--json` printed */
export function lucid<T>(args: string[], stdin = ""): Promise<T> {
  const env: NodeJS.ProcessEnv = { ...process.env, LUCID_DATA_DIR: serverState().dataDir };
  for (const name of ["DATABASE_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"]) delete env[name];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["bin/lucid.mjs", ...args, "--json"], { cwd: path.resolve(import.meta.dirname, ".."), env });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    child.stderr.on("data", (part) => {
      err += part;
    });
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(out) as T) : reject(new Error(`lucid ${args.join(" ")} ended with ${code}: ${err}`))));
    child.stdin.end(stdin);
  });
}
