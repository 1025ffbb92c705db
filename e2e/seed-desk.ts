import { runBeside } from "./lucid";

export interface Seeded {
  slug: string;
  lessons: string[];
  sessions: string[];
}

export const SEED_PASSWORD = "the password of everybody seeded";

/**
 * A workspace of its own with lessons to decide about, beside the running console.
 * @param members "email:role" of people who are known, "email:role:name" of new ones, who get `SEED_PASSWORD`
 */
export function seedDesk(scenario: "queue" | "team" | "hostile", members: readonly string[]): Promise<Seeded> {
  const slug = `${scenario}-${Date.now().toString(36)}`;
  const script = ["--import", "tsx", "test/desk-seed.fixture.ts", "--workspace", slug, "--scenario", scenario];
  for (const member of members) script.push("--member", member);
  return runBeside(script, { env: { LUCID_SEED_PASSWORD: SEED_PASSWORD } });
}
