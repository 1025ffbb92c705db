import { fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { JobActor } from "@/lib/auth/actor";
import { db, pool, sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { makeWorkspace } from "@/test/fixtures";
import { jobQueue } from "./boss";
import { enqueue } from "./enqueue";
import { workerSeen } from "./health";
import { type JobPayload, JobPostponed, registerJob } from "./registry";
import { startWorker, type Worker } from "./worker";

type Payload = JobPayload & { n?: number };

const running: Worker[] = [];
let names = 0;

function newName(): string {
  names += 1;
  return `test-${process.pid}-${names}`;
}

async function start(name: string): Promise<Worker> {
  const worker = await startWorker({ only: [name] });
  running.push(worker);
  return worker;
}

afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});

async function stateOf(id: string): Promise<{ state: string; retries: number } | undefined> {
  const [row] = await sql<{ state: string; retries: number }>("SELECT state::text AS state, retry_count AS retries FROM pgboss.job WHERE id = $1", [id]);
  return row;
}

async function until<T>(probe: () => T | Promise<T>, patience = 15_000): Promise<NonNullable<Awaited<T>>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found) return found as NonNullable<Awaited<T>>;
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await sleep(25);
  }
}

test("a job runs with an actor of its own workspace, and health sees the worker", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  const seen: { actor: JobActor; n: number | undefined }[] = [];
  registerJob<Payload>(name, async (actor, payload) => {
    seen.push({ actor, n: payload.n });
  });
  await start(name);
  const id = await enqueue<Payload>(null, name, { workspaceId: workspace.id, n: 7 });
  await until(async () => (await stateOf(id))?.state === "completed");
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ n: 7, actor: { kind: "job", id, workspaceId: workspace.id } });
  expect(await workerSeen(pool())).toMatchObject({ alive: true });
});

test("a job enqueued in a transaction exists only if it commits", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let first = "";
  await expect(
    transact(async (tx) => {
      first = await enqueue(tx, name, { workspaceId: workspace.id });
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(await stateOf(first)).toBeUndefined();
  const second = await transact((tx) => enqueue(tx, name, { workspaceId: workspace.id }));
  expect(await stateOf(second)).toMatchObject({ state: "created" });
});

test("a job whose workspace is gone is dropped without being run", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let ran = 0;
  registerJob<Payload>(name, async () => {
    ran += 1;
  });
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  await db().workspace.delete({ where: { id: workspace.id } });
  await start(name);
  await until(async () => (await stateOf(id))?.state === "completed");
  expect(ran).toBe(0);
});

test("a job that fails is tried again, as often as it may, and its owner is told once at the end", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let attempts = 0;
  const told: string[] = [];
  registerJob<Payload>(
    name,
    async () => {
      attempts += 1;
      throw new AppError("upstream", "The provider did not answer.");
    },
    {
      onFailed: async (_actor, _payload, reason) => {
        told.push(reason);
      },
    },
  );
  await start(name);
  await enqueue(null, name, { workspaceId: workspace.id }, { retryLimit: 1, retryDelay: 1 });
  await until(() => told.length > 0);
  expect(attempts).toBe(2);
  expect(told).toEqual(["The provider did not answer."]);
});

test("a job that is not due yet comes back without using up an attempt", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let calls = 0;
  registerJob<Payload>(name, async () => {
    calls += 1;
    if (calls < 3) throw new JobPostponed(0);
  });
  await start(name);
  const id = await enqueue(null, name, { workspaceId: workspace.id }, { retryLimit: 0 });
  await until(async () => (await stateOf(id))?.state === "completed");
  expect(calls).toBe(3);
  expect(await stateOf(id)).toMatchObject({ retries: 0 });
});

test("what trying again cannot mend fails at once", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let attempts = 0;
  registerJob<Payload>(name, async () => {
    attempts += 1;
    throw new AppError("invalid", "There is nothing to read.");
  });
  await start(name);
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  await until(async () => (await stateOf(id))?.state === "failed");
  expect(attempts).toBe(1);
});

test("a worker that stops hands its job back, and the attempt does not count", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let started = 0;
  let done = 0;
  registerJob<Payload>(name, async (_actor, _payload, signal) => {
    started += 1;
    if (started === 1) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
    done += 1;
  });
  const first = await startWorker({ only: [name] });
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  await until(() => started === 1);
  await first.stop();
  expect(await stateOf(id)).toEqual({ state: "created", retries: 0 });
  await start(name);
  await until(async () => (await stateOf(id))?.state === "completed");
  expect(done).toBe(1);
});

test("a job whose worker is killed is finished by another", { timeout: 60_000 }, async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  const child = fork(path.join(import.meta.dirname, "kill.fixture.ts"), [name], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((resolve) => child.once("message", () => resolve()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
  const killed = Date.now();
  let done = 0;
  registerJob<Payload>(name, async () => {
    done += 1;
  });
  await start(name);
  await until(async () => (await stateOf(id))?.state === "completed", 45_000);
  expect(done).toBe(1);
  expect(Date.now() - killed).toBeLessThan(40_000);
});

test("a handler that keeps the event loop busy for longer than a lease keeps its job", { timeout: 60_000 }, async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let runs = 0;
  registerJob<Payload>(name, async () => {
    runs += 1;
    for (const end = Date.now() + 23_000; Date.now() < end; );
    // As another worker does it every few seconds.
    const { boss } = await jobQueue();
    await (boss as typeof boss & { expire(): Promise<unknown> }).expire();
  });
  await start(name);
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  await until(async () => (await stateOf(id))?.state === "completed", 40_000);
  expect(runs).toBe(1);
  expect(await stateOf(id)).toMatchObject({ retries: 0 });
});

test("a worker that has lost its job to another is told, and does not finish it", async () => {
  const workspace = await makeWorkspace();
  const name = newName();
  let aborted = false;
  registerJob<Payload>(name, async (_actor, _payload, signal) => {
    await new Promise<void>((_, reject) =>
      signal.addEventListener(
        "abort",
        () => {
          aborted = true;
          reject(signal.reason);
        },
        { once: true },
      ),
    );
  });
  await start(name);
  const id = await enqueue(null, name, { workspaceId: workspace.id });
  await until(async () => (await stateOf(id))?.state === "active");
  // As if it had slept past its time, and another worker had begun.
  const { pool: jobs } = await jobQueue();
  await jobs.query("UPDATE pgboss.job SET retry_count = retry_count + 1 WHERE id = $1", [id]);
  await until(() => aborted);
  expect(await stateOf(id)).toMatchObject({ state: "active" });
});
