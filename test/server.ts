import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { acquireDatabase } from "@/lib/db/embedded/acquire";
import { migrate } from "@/lib/db/migrate";
import { migrateJobs } from "@/lib/jobs/boss";

/** Prepares a migrated template database on a real PostgreSQL for all workers: LUCID_TEST_SERVER, else the embedded one in a temporary folder. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-test-"));
  const embedded = process.env.LUCID_TEST_SERVER ? undefined : await acquireDatabase({ dataDir: path.join(folder, "data"), holder: "test" });
  const server = embedded?.url ?? process.env.LUCID_TEST_SERVER ?? "";
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const template = `lucid_test_${process.pid}_${Date.now().toString(36)}`;
  await admin.query(`CREATE DATABASE "${template}"`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrate(url.toString());
  await migrateJobs(url.toString());
  const state = path.join(folder, "state.json");
  writeFileSync(state, JSON.stringify({ server, template }));
  process.env.LUCID_TEST_STATE = state;
  return async () => {
    const databases = await admin.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${template}%`]);
    for (const { datname } of databases.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    await admin.end();
    await embedded?.release();
    rmSync(folder, { recursive: true });
  };
}
