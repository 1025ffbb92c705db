import { readFileSync } from "node:fs";
import pg from "pg";
import { beforeAll } from "vitest";

// One database a worker, made from the migrated template that test/server.ts prepares. Import this file for its effect, or
// list it in vitest's setupFiles; `DATABASE_URL` is then the worker's own database.
const state = JSON.parse(readFileSync(process.env.LUCID_TEST_STATE!, "utf8")) as { server: string; template: string };
const name = `${state.template}_w${process.env.VITEST_POOL_ID ?? "0"}`;

function urlOf(database: string): string {
  const url = new URL(state.server);
  url.pathname = `/${database}`;
  return url.toString();
}

process.env.DATABASE_URL = urlOf(name);

beforeAll(async () => {
  const client = new pg.Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    // Workers start together, and a template admits one copy at a time.
    await client.query("SELECT pg_advisory_lock(5012646275)");
    const existing = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (existing.rowCount === 0) await client.query(`CREATE DATABASE "${name}" TEMPLATE "${state.template}"`);
  } finally {
    await client.end();
  }
});
