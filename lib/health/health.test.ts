import { expect, test } from "vitest";
import { pool } from "@/lib/db/client";
import { checkHealth } from "./health";

test("a migrated database without a worker can serve pages", async () => {
  expect(await checkHealth()).toMatchObject({ database: "ok", migrations: "applied" });
});

test("a missing migration and a lost database are failures", async () => {
  const connection = await pool().connect();
  try {
    await connection.query("UPDATE _prisma_migrations SET finished_at = NULL");
    expect(await checkHealth()).toMatchObject({ status: "failing", database: "ok", migrations: "missing" });
  } finally {
    await connection.query("UPDATE _prisma_migrations SET finished_at = now()");
    connection.release();
  }
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:9/none";
  try {
    expect(await checkHealth()).toMatchObject({ status: "failing", database: "unreachable", worker: { alive: false } });
  } finally {
    process.env.DATABASE_URL = url;
  }
});
