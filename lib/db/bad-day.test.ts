import { expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { readable } from "@/lib/auth/problem";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { pool, sql, transact } from "./client";
import { databaseFailure } from "./failure";

// What happens on a bad day, on the real database: see "A bad day" in docs/operations.md.

const failing = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => error,
  );
const raised = (state: string) => transact((tx) => tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'simulated' USING ERRCODE = '${state}'; END $$`));

test.each([
  ["53100", "full"],
  ["25006", "read_only"],
  ["53300", "busy"],
  ["57P01", "gone"],
  ["57P03", "gone"],
  ["08006", "gone"],
])("state %s of the database is told as: %s", async (state, kind) => {
  const error = await failing(() => raised(state));
  expect(databaseFailure(error)).toBe(kind);
  expect(readable(error)).toMatchObject({ code: "unavailable", status: 503, message: expect.stringContaining("Nothing was changed") });
});

test("a mistake of the program is not taken for a bad day", async () => {
  expect(databaseFailure(await failing(() => raised("23505")))).toBeNull();
  expect(databaseFailure(new Error("ENOENT: no such file"))).toBeNull();
  expect(databaseFailure(Object.assign(new Error("no such file"), { code: "ENOENT" }))).toBeNull();
  expect(databaseFailure(new TypeError("x is not a function"))).toBeNull();
  expect(databaseFailure(undefined)).toBeNull();
});

test("a write to a read-only database fails as a whole and is told", async () => {
  const { id } = await makeWorkspace();
  const error = await failing(() =>
    transact(async (tx) => {
      await tx.$executeRawUnsafe("SET TRANSACTION READ ONLY");
      await tx.workspace.update({ where: { id }, data: { name: "Changed" } });
    }),
  );
  expect(readable(error)).toMatchObject({ code: "unavailable" });
  expect(await sql("SELECT 1 FROM workspaces WHERE id = $1 AND name = 'Changed'", [id])).toEqual([]);
});

test("connections that are cut in the middle lose nothing that was acknowledged, and the next request works", async () => {
  const { id } = await makeWorkspace();
  const cut = await failing(() =>
    transact(async (tx) => {
      await tx.workspace.update({ where: { id }, data: { name: "Half" } });
      const [own] = await tx.$queryRawUnsafe<{ pid: number }[]>("SELECT pg_backend_pid() AS pid");
      await pool().query("SELECT pg_terminate_backend($1)", [own?.pid]);
      await tx.workspace.update({ where: { id }, data: { name: "Whole" } });
    }),
  );
  expect(readable(cut)).toMatchObject({ code: "unavailable" });
  expect(await sql("SELECT name FROM workspaces WHERE id = $1", [id])).toEqual([{ name: "Test" }]);
  await transact((tx) => tx.workspace.update({ where: { id }, data: { name: "Again" } }));
  expect(await sql("SELECT name FROM workspaces WHERE id = $1", [id])).toEqual([{ name: "Again" }]);
});

test("nobody listens where the database was", async () => {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: "postgresql://nobody@127.0.0.1:1/none" });
  expect(databaseFailure(await failing(() => client.connect()), 1)).toBe("gone");
});

test("a clock that jumps back does not turn the trail's time round", async () => {
  const { id } = await makeWorkspace();
  const actor = await makePerson(id, "lead");
  const note = () =>
    transact((tx) => recordAudit(tx, actor, { action: "workspace.settings_changed", object: { type: "workspace", id }, facts: { changed: [] } }));
  await note();
  await sql("UPDATE audit_heads SET at = now() + interval '1 day' WHERE trail = $1", [id]);
  await note();
  await note();
  const rows = await sql<{ seq: string; later: boolean }>(
    "SELECT seq::text, at >= lag(at, 1, at) OVER (ORDER BY seq) AS later FROM audit_entries WHERE trail = $1 ORDER BY seq",
    [id],
  );
  expect(rows).toEqual([1, 2, 3].map((seq) => ({ seq: String(seq), later: true })));
});
