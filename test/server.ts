import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";

/** Prepares a migrated template database on a real PostgreSQL for all workers: LUCID_TEST_SERVER, else the embedded one. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-test-"));
  const server = process.env.LUCID_TEST_SERVER;
  if (!server) throw new Error("LUCID_TEST_SERVER is not set.");
  const template = `lucid_test_${process.pid}_${Date.now().toString(36)}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${template}"`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrate(url.toString());
  const state = path.join(folder, "state.json");
  writeFileSync(state, JSON.stringify({ server, template }));
  process.env.LUCID_TEST_STATE = state;
  return async () => {
    const databases = await admin.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${template}%`]);
    for (const { datname } of databases.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  };
}
