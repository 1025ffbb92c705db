import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { startWorker } from "@/lib/jobs/worker";
import type { ImportSource } from "@/lib/sessions/import/report";
import { makeWorkspace } from "@/test/fixtures";
import { cancelDream, createDream, resumeDream } from "../commands";
import { importWithFeatures } from "../import";
import { claimDream, endCanceled, releaseDream } from "../lifecycle";
import { getDream } from "../queries";
import { runDream, runDreamAndWait } from "../run";
import { fixSelection } from "../selection";
import { divide, howFar } from "./ranges";
import { helpOnce } from "./work";
import "./range-job";

const SESSIONS = 24;
const processes: ChildProcess[] = [];

afterEach(() => {
  for (const child of processes.splice(0)) child.kill("SIGKILL");
});

function line(i: number): string {
  const call = (id: string, method: string) => ({
    role: "assistant",
    content: null,
    tool_calls: [{ id, type: "function", function: { name: "refund", arguments: JSON.stringify({ order: `W${i}`, method }) } }],
  });
  const messages = [
    { role: "user", content: `I want my money back for order W${i}` },
    ...(i % 3 === 0
      ? [call("a", "card"), { role: "tool", tool_call_id: "a", name: "refund", content: `Error: method card did not pay order W${i}`, is_error: true }]
      : []),
    call("b", "voucher"),
    { role: "tool", tool_call_id: "b", name: "refund", content: "done" },
    ...(i % 4 === 0 ? [{ role: "user", name: i % 8 === 0 ? "Ada" : "Bo", content: "Always confirm the order number first." }] : []),
  ];
  return JSON.stringify({ id: `s${i}`, task_id: `t${i % 4}`, agent: "helper", reward: i % 2, messages });
}

/** Sessions whose features have to be made anew, and a dream on them, divided into eight ranges. */
async function setUp(sessions = SESSIONS) {
  const workspace = await makeWorkspace();
  const actor = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const source: ImportSource = {
    path: "chats.jsonl",
    open: async function* () {
      for (let i = 0; i < sessions; i++) yield Buffer.from(`${line(i)}\n`);
    },
  };
  await importWithFeatures(actor, [source], { origin: "cli" });
  return { workspaceId: workspace.id, actor };
}

async function divided(workspaceId: string, actor: Parameters<typeof createDream>[0]) {
  await sql("UPDATE session_features SET version = 0, packed = '' WHERE workspace_id = $1", [workspaceId]);
  const { id } = await createDream(actor, {}, { enqueue: false });
  await transact((tx) => fixSelection(tx, workspaceId, id, { sessions: "all" }));
  expect(await transact((tx) => divide(tx, workspaceId, id, 3))).toBe(8);
  return id;
}

/** Another process, and a way to have it act. */
async function helper() {
  const child = fork(path.join(import.meta.dirname, "helper.fixture.ts"), [], { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  processes.push(child);
  const next = () => new Promise<unknown>((resolve) => child.once("message", (message) => resolve((message as { said: unknown }).said)));
  expect(await next()).toBe("ready");
  return {
    child,
    act: (act: "help" | "hold", workspaceId: string, dreamId: string) => {
      const answer = next();
      child.send({ act, workspaceId, dreamId });
      return answer;
    },
  };
}

const takenOf = async (dreamId: string) =>
  (await sql<{ taken: number }>("SELECT taken FROM dream_ranges WHERE dream_id = $1 ORDER BY position", [dreamId])).map(({ taken }) => taken);

test("four processes share a dream, one of them dies, and the findings are those of one process", { timeout: 60_000 }, async () => {
  const { workspaceId, actor } = await setUp();
  const alone = await runDreamAndWait(actor, {});
  expect(alone.funnel).toMatchObject({ rebuilt: 0, workers: 1 });
  const id = await divided(workspaceId, actor);
  const [doomed, ...helpers] = await Promise.all([helper(), helper(), helper()]);
  const claimed = await claimDream(actor, id);
  const lost = await doomed!.act("hold", workspaceId, id);
  expect(await Promise.all(helpers.map(({ act }) => act("help", workspaceId, id)))).toEqual([true, true]);
  expect(await helpOnce(workspaceId, id)).toBe(true);
  doomed!.child.kill("SIGKILL");
  expect(await howFar(workspaceId, id)).toMatchObject({ sessions: SESSIONS, read: 9, open: 5, workers: 4 });
  // What it had is taken for lost when it gives no sign of life; nobody waits for that here.
  await sql("UPDATE dream_ranges SET beat_at = beat_at - interval '1 minute' WHERE dream_id = $1 AND position = $2", [id, lost]);
  await releaseDream(actor, claimed!);
  await runDream(actor, id);
  const shared = await getDream(actor, id);
  expect(shared).toMatchObject({ status: "completed", sessions: SESSIONS, funnel: { rebuilt: SESSIONS, workers: 3 } });
  expect(shared.findingsHash).toBe(alone.findingsHash);
  expect((await takenOf(id)).map((taken, position) => taken === (position === lost ? 2 : 1))).toEqual(Array(8).fill(true));
});

test("a canceled dream goes on where it was, and reads again only what has changed", async () => {
  const { workspaceId, actor } = await setUp();
  const id = await divided(workspaceId, actor);
  await expect(resumeDream(actor, { id })).rejects.toMatchObject({ code: "conflict" });
  const claimed = await claimDream(actor, id);
  for (let range = 0; range < 3; range++) await helpOnce(workspaceId, id);
  await cancelDream(actor, { id });
  expect(await helpOnce(workspaceId, id)).toBe(false);
  await endCanceled(actor, claimed!);
  expect((await getDream(actor, id)).status).toBe("canceled");
  const [first] = await sql<{ high: string }>("SELECT high FROM dream_ranges WHERE dream_id = $1 AND position = 0", [id]);
  await sql("UPDATE sessions SET task_key = 'another' WHERE id = $1", [first!.high]);
  await resumeDream(actor, { id });
  expect(await getDream(actor, id)).toMatchObject({ status: "pending", error: null, finishedAt: null });
  await runDream(actor, id);
  expect(await getDream(actor, id)).toMatchObject({ status: "completed", attempts: 2 });
  expect(await takenOf(id)).toEqual([2, 1, 1, 1, 1, 1, 1, 1]);
  await expect(resumeDream(actor, { id })).rejects.toMatchObject({ message: expect.stringContaining("completed") });
  const trail = await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = $1 AND object_id = $2 ORDER BY seq", [workspaceId, id]);
  expect(trail.map(({ action }) => action)).toEqual([
    "dream.requested",
    "dream.started",
    "dream.canceled",
    "dream.canceled",
    "dream.resumed",
    "dream.started",
    "dream.completed",
  ]);
});

test("whoever lost a range to another writes nothing, and strangers have no part in it", async () => {
  const { workspaceId, actor } = await setUp();
  const id = await divided(workspaceId, actor);
  expect(await helpOnce(workspaceId, id)).toBe(false);
  await claimDream(actor, id);
  const stranger = await setUp();
  expect(await helpOnce(stranger.workspaceId, id)).toBe(false);
  await expect(resumeDream(stranger.actor, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await takenOf(id)).toEqual(Array(8).fill(0));
});

test("many sessions to be read anew are divided by themselves, other workers are asked, and few are not", { timeout: 60_000 }, async () => {
  const { workspaceId, actor } = await setUp(210);
  const kept = await runDreamAndWait(actor, {});
  expect(await takenOf(kept.id)).toEqual([]);
  await sql("UPDATE session_features SET version = 0, packed = '' WHERE workspace_id = $1", [workspaceId]);
  const dream = await runDreamAndWait(actor, {});
  expect(dream).toMatchObject({ sessions: 210, funnel: { rebuilt: 210 } });
  expect(dream.findingsHash).toBe(kept.findingsHash);
  expect(await takenOf(dream.id)).toEqual(Array(5).fill(1));
  expect(await sql("SELECT 1 FROM pgboss.job WHERE name = 'dream-range' AND data->>'dreamId' = $1", [dream.id])).toHaveLength(4);
  const worker = await startWorker({ only: ["dream-range"] });
  try {
    // Whoever comes when nothing is left to do leaves again.
    await vi.waitFor(
      async () =>
        expect(await sql("SELECT 1 FROM pgboss.job WHERE name = 'dream-range' AND data->>'dreamId' = $1 AND state = 'completed'", [dream.id])).toHaveLength(4),
      { timeout: 30_000, interval: 100 },
    );
  } finally {
    await worker.stop();
  }
});
