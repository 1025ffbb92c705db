import { spawn } from "node:child_process";
import path from "node:path";
import { serverState } from "./fixtures";

export interface Seeded {
  slug: string;
  lessons: string[];
  sessions: string[];
}

export const SEED_PASSWORD = "the password of everybody seeded";

/**
 * A workspace of its own with lessons to decide about, beside the running console.
 * @param members "email:role:name"; who is new gets `SEED_PASSWORD`
 */
export function seedDesk(scenario: "queue" | "team" | "hostile", members: readonly string[], password: string = ""): Promise<Seeded> {
  const slug = `${scenario}-${Date.now().toString(36)}`;
  const env: NodeJS.ProcessEnv = { ...process.env, LUCID_DATA_DIR: serverState().dataDir };
  for (const name of ["DATABASE_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"]) delete env[name];
  if (password !== "") env.LUCID_SEED_PASSWORD = password;
  const arguments_ = ["--import", "tsx", "test/desk-seed.fixture.ts", "--workspace", slug, "--scenario", scenario];
  for (const member of members) arguments_.push("--member", member);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, arguments_, { cwd: path.resolve(import.meta.dirname, ".."), env });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    child.stderr.on("data", (part) => {
      err += part;
    });
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(out) as Seeded) : reject(new Error(`Seeding ended with ${code}: ${err}`))));
  });
}
