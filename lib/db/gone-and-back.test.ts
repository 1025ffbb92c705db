import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { readable } from "@/lib/auth/problem";
import { checkHealth } from "@/lib/health/health";
import { migrateJobs } from "@/lib/jobs/boss";
import { enqueue } from "@/lib/jobs/enqueue";
import { type JobPayload, registerJob } from "@/lib/jobs/registry";
import { startWorker } from "@/lib/jobs/worker";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { disconnect, sql, transact } from "./client";
import { acquireDatabase } from "./embedded/acquire";
import { openDataFolder } from "./embedded/folder";
import { findPostmaster } from "./embedded/postmaster";
import { migrate } from "./migrate";

// "The database is gone and back" of docs/operations.md, with a server of its own that is killed under a console and a worker.

async function until<T>(probe: () => Promise<T>, patience = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe().catch(() => null);
    if (found) return found as NonNullable<T>;
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await sleep(50);
  }
}

test("a database that is killed: requests say so, nothing acknowledged is lost, and console and worker go on by themselves", { timeout: 120_000 }, async () => {
  const root = mkdtempSync(path.join(tmpdir(), "lucid-gone-"));
  const dataDir = path.join(root, "data");
  const before = process.env.DATABASE_URL;
  await disconnect();
  const held = await acquireDatabase({ dataDir, holder: "test" });
  try {
    await migrate(held.url);
    await migrateJobs(held.url);
    process.env.DATABASE_URL = held.url;
    const { id } = await makeWorkspace();
    const actor = await makePerson(id, "lead");
    const name = `gone-${process.pid}`;
    const done: number[] = [];
    registerJob<JobPayload & { n: number }>(name, async (_actor, { n }) => {
      done.push(n);
    });
    const worker = await startWorker({ only: [name] });
    try {
      await enqueue(null, name, { workspaceId: id, n: 1 });
      await until(async () => done.includes(1));
      await transact((tx) => recordAudit(tx, actor, { action: "workspace.settings_changed", object: { type: "workspace", id }, facts: { changed: [] } }));
      const killed = findPostmaster(openDataFolder(dataDir))?.pid ?? 0;
      process.kill(killed, "SIGKILL");
      // Until it is back, each request is told, and none hangs.
      const said = await until(async () => {
        const refused = await sql("SELECT 1").then(
          () => null,
          (error: unknown) => readable(error),
        );
        return refused ?? ((await serverIsNew(dataDir, killed)) ? "back already" : null);
      });
      if (said !== "back already") expect(said).toMatchObject({ code: "unavailable", status: 503, retryAfter: 30 });
      await until(async () => (await sql("SELECT 1")).length === 1);
      const entries = await sql("SELECT 1 FROM audit_entries WHERE trail = $1 AND action = 'workspace.settings_changed'", [id]);
      expect(entries).toHaveLength(1);
      expect(await checkHealth()).toMatchObject({ database: "ok" });
      await enqueue(null, name, { workspaceId: id, n: 2 });
      await until(async () => done.includes(2));
    } finally {
      await worker.stop();
    }
  } finally {
    await disconnect();
    process.env.DATABASE_URL = before;
    await held.release();
    rmSync(root, { recursive: true, force: true });
  }
});

async function serverIsNew(dataDir: string, killed: number): Promise<boolean> {
  const now = findPostmaster(openDataFolder(dataDir));
  return now?.ready === true && now.pid !== killed;
}
