import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type ClaudeServer, startClaudeServer } from "@/e2e/claude-server/start";
import type { PersonActor } from "@/lib/auth/actor";
import { changeConnection, revokeConnection } from "@/lib/claude/connections/commands";
import { sql } from "@/lib/db/client";
import { cancelDream } from "@/lib/dreams/commands";
import { getDream, lessonsOfDream } from "@/lib/dreams/queries";
import { JobPostponed } from "@/lib/jobs/registry";
import { connectTo } from "@/test/claude-fixtures";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { requestPull } from "../pull/commands";
import { runPull } from "../pull/run";
import { archiveClaudeDream, planClaudeDream, requestClaudeDream } from "./commands";
import { getClaudeDream, getMonthlyBudget } from "./queries";
import { followDream, recount } from "./run";

const enqueued = vi.hoisted(() => [] as { name: string; dreamId?: string; countsOnly?: boolean }[]);
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async (_tx: unknown, name: string, payload: object) => enqueued.push({ name, ...payload }) }));

let server: ClaudeServer;
let admin: PersonActor;

async function bringIn(sessions: number): Promise<string[]> {
  const seeded = await server.control.seed({ sessions });
  const { id } = await requestPull(admin, {});
  await runPull(admin, id);
  return seeded.sessions;
}

beforeAll(async () => {
  server = await startClaudeServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  enqueued.length = 0;
  await server.close();
  server = await startClaudeServer();
  admin = await makePerson((await makeWorkspace()).id, "admin");
  await connectTo(admin, server);
});

/** What the worker does: looks again until it is over, or `until` holds. */
async function follow(id: string, until: () => Promise<boolean> = async () => false): Promise<void> {
  for (let round = 0; round < 500; round++) {
    try {
      return await followDream(admin, id);
    } catch (error) {
      if (!(error instanceof JobPostponed)) throw error;
    }
    if (await until()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not end");
}

const remote = async () => (await server.control.state()).dreams;
const FOUND = "# What people ask for\n\n- Always quote the price including VAT.\n";

describe("a dream with Claude", () => {
  test("is asked for with an estimate, read step by step, and its differences become lessons", async () => {
    await bringIn(30);
    const plan = await planClaudeDream(admin, {});
    expect(plan).toMatchObject({ sessions: 30, model: "claude-opus-4-5", parts: [{ sessions: 30 }], budget: { spent: 0, reserved: 0, limit: 100 } });
    expect(plan.estimate.low).toBeLessThan(plan.estimate.high);
    const { ids } = await requestClaudeDream(admin, { instructions: "Look at what customers repeat.", agreedHigh: plan.estimate.high });
    expect(ids).toHaveLength(1);
    const id = ids[0]!;
    expect(enqueued).toContainEqual({ name: "claude-dream", workspaceId: admin.workspaceId, dreamId: id });
    expect((await getMonthlyBudget(admin))!.reserved).toBeCloseTo(plan.estimate.high, 2);

    await server.control.timing({ pendingMs: 60, stepMs: 2 });
    const steps = new Set<string>();
    await follow(id, async () => {
      steps.add((await getDream(admin, id)).progress.step);
      return false;
    });
    expect(steps.has("waiting")).toBe(true);
    const [dream] = await remote();
    expect(dream).toMatchObject({ instructions: "Look at what customers repeat.", output_behavior: { type: "create_new" }, status: "completed" });
    const view = await getDream(admin, id);
    expect(view).toMatchObject({ status: "completed", provider: "claude", sessions: 30 });
    const side = await getClaudeDream(admin, id);
    expect(side).toMatchObject({ remoteId: dream!.id, remoteStatus: "completed", outputStoreId: dream!.outputs[0]!.memory_store_id });
    expect(side!.activity.opened).toHaveLength(30);
    expect(side!.cost).toBeGreaterThan(0);
    expect((await getMonthlyBudget(admin))!).toMatchObject({ spent: side!.cost, reserved: 0 });
    const lessons = await lessonsOfDream(admin, id);
    expect(lessons.length).toBeGreaterThan(0);
    expect(view.funnel!.findings).toBeGreaterThanOrEqual(lessons.length);
    const actions = await sql<{ action: string }>("SELECT action FROM audit_entries WHERE trail = $1 AND object_id = $2 ORDER BY seq", [admin.workspaceId, id]);
    expect(actions.map((row) => row.action)).toEqual(["dream.requested", "dream.started", "claude.dream_sent", "dream.completed"]);
    // Once more, as after a worker's death: nothing happens twice.
    await server.control.resetCounts();
    await followDream(admin, id);
    expect((await server.control.state()).requests).toBe(0);
  });

  test("of more than a hundred sessions is several, over the same input store", async () => {
    await bringIn(120);
    const { ids } = await requestClaudeDream(admin, {});
    expect(ids.length).toBeGreaterThan(1);
    await server.control.resetCounts();
    for (const id of ids) await follow(id);
    expect((await remote()).map((dream) => dream.inputs.find((input) => input.type === "sessions")!.session_ids.length).reduce((a, b) => a + b)).toBe(120);
    expect((await server.control.counts())["POST /v1/memory_stores"]).toBe(1);
    const [first] = await Promise.all(ids.map((id) => getClaudeDream(admin, id)));
    expect(first).toMatchObject({ part: 1, parts: ids.length });
  });

  test("runs beside a dream of the embedded engine", async () => {
    await bringIn(3);
    await server.control.script({ pendingMs: 60_000 });
    const { ids } = await requestClaudeDream(admin, {});
    await expect(followDream(admin, ids[0]!)).rejects.toBeInstanceOf(JobPostponed);
    const { runDreamAndWait } = await import("@/lib/dreams/run");
    expect(await runDreamAndWait(admin, {})).toMatchObject({ status: "completed", provider: "embedded" });
  });
});

describe("every end", () => {
  test.each([
    ["timeout", "ran out of time"],
    ["internal_error", "inside the Claude platform"],
    ["input_memory_store_too_large", "input_memory_store_too_large"],
  ])("failed with %s says why, and what it wrote becomes no lesson", async (type, words) => {
    await bringIn(3);
    await server.control.script({ writes: [{ path: "/half.md", content: FOUND }], end: { status: "failed", error: { type, message: "No." } } });
    const { ids } = await requestClaudeDream(admin, {});
    await follow(ids[0]!);
    expect(await getDream(admin, ids[0]!)).toMatchObject({ status: "failed", error: expect.stringContaining(words) });
    expect(await getClaudeDream(admin, ids[0]!)).toMatchObject({ errorType: type, outputStoreId: expect.stringMatching(/^memstore_/) });
    expect(await sql("SELECT 1 FROM lessons WHERE workspace_id = $1", [admin.workspaceId])).toEqual([]);
  });

  test("failed half-way leaves the guidance that it was given as it was, and nothing of its output is fetched", async () => {
    await bringIn(3);
    await server.control.script({
      writes: [{ path: "/half.md", content: FOUND }],
      end: { status: "failed", error: { type: "internal_error", message: "No." } },
    });
    const { ids } = await requestClaudeDream(admin, {});
    const stored = async (id: string | null | undefined) => (await server.control.state()).stores.find((store) => store.id === id)?.files;
    await server.control.resetCounts();
    let looks = 0;
    await follow(ids[0]!, async () => {
      looks++;
      return false;
    });
    const [dream] = await remote();
    const input = dream!.inputs.find((each) => each.type === "memory_store")!.memory_store_id;
    expect(await stored(input)).not.toHaveProperty("/half.md");
    expect(await stored(dream!.outputs[0]?.memory_store_id)).toHaveProperty("/half.md");
    const counts = await server.control.counts();
    expect(counts["POST /v1/dreams"]).toBe(1);
    expect(counts["GET /v1/memory_stores/:id/memories"] ?? 0).toBeLessThanOrEqual(1);
    // Each look is the dream and, once it has one, its own session's new events.
    expect((counts["GET /v1/dreams/:id"] ?? 0) + (counts["GET /v1/sessions/:id/events"] ?? 0)).toBeLessThanOrEqual(2 * (looks + 1));
  });

  test("canceled while it runs: it is canceled there, its counts are read once more, and it can be archived", async () => {
    await bringIn(3);
    await server.control.script({ writes: [{ path: "/half.md", content: FOUND }], stepMs: 40 });
    const { ids } = await requestClaudeDream(admin, {});
    const id = ids[0]!;
    await follow(id, async () => (await getClaudeDream(admin, id))!.remoteStatus === "running");
    await expect(archiveClaudeDream(admin, { id })).rejects.toMatchObject({ code: "conflict" });
    await cancelDream(admin, { id });
    await follow(id);
    expect(await getDream(admin, id)).toMatchObject({ status: "canceled" });
    expect((await remote())[0]).toMatchObject({ status: "canceled" });
    expect(enqueued.at(-1)).toMatchObject({ name: "claude-dream", dreamId: id, countsOnly: true });
    await recount(admin, id);
    expect((await getClaudeDream(admin, id))!.usage.output_tokens).toBe((await remote())[0]!.usage.output_tokens);
    expect(await sql("SELECT 1 FROM lessons WHERE workspace_id = $1", [admin.workspaceId])).toEqual([]);
    await archiveClaudeDream(admin, { id });
    expect((await remote())[0]!.archived_at).not.toBeNull();
    await expect(archiveClaudeDream(admin, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("canceled before it was given away costs nothing; canceled too late wants none of it", async () => {
    await bringIn(3);
    const { ids } = await requestClaudeDream(admin, {});
    await cancelDream(admin, { id: ids[0]! });
    await follow(ids[0]!);
    expect(await remote()).toEqual([]);
    const late = await requestClaudeDream(admin, {});
    await expect(followDream(admin, late.ids[0]!)).rejects.toBeInstanceOf(JobPostponed);
    for (let round = 0; round < 300 && (await remote())[0]!.status !== "completed"; round++) await new Promise((resolve) => setTimeout(resolve, 10));
    await cancelDream(admin, { id: late.ids[0]! });
    await follow(late.ids[0]!);
    expect(await getDream(admin, late.ids[0]!)).toMatchObject({ status: "canceled" });
    expect(await sql("SELECT 1 FROM lessons WHERE workspace_id = $1", [admin.workspaceId])).toEqual([]);
  });

  test("without its connection it fails and says so", async () => {
    await bringIn(3);
    const { ids } = await requestClaudeDream(admin, {});
    await revokeConnection(admin);
    await follow(ids[0]!);
    expect(await getDream(admin, ids[0]!)).toMatchObject({ status: "failed", error: expect.stringContaining("not connected") });
  });
});

describe("what is paid for", () => {
  test("a dream whose answer is lost is found again, not asked for twice", async () => {
    await bringIn(3);
    await server.control.fault({ on: "POST /v1/dreams", kind: "status", status: 500, lateAnswer: true });
    const { ids } = await requestClaudeDream(admin, {});
    await follow(ids[0]!);
    expect(await getDream(admin, ids[0]!)).toMatchObject({ status: "completed" });
    expect(await remote()).toHaveLength(1);
  });

  test("it waits out an overload, and a refused request is not repeated", async () => {
    await bringIn(3);
    await server.control.fault({ on: "POST /v1/dreams", kind: "status", status: 529, times: 2 });
    const { ids } = await requestClaudeDream(admin, {});
    await follow(ids[0]!);
    expect(await getDream(admin, ids[0]!)).toMatchObject({ status: "completed" });
    expect(await remote()).toHaveLength(1);
    await server.control.fault({ on: "POST /v1/dreams", kind: "status", status: 400 });
    const refused = await requestClaudeDream(admin, {});
    await server.control.resetCounts();
    await follow(refused.ids[0]!);
    expect(await getDream(admin, refused.ids[0]!)).toMatchObject({ status: "failed", error: expect.stringContaining("refused the request") });
    expect((await server.control.counts())["POST /v1/dreams"]).toBe(1);
  });

  test("the month's budget holds, before and while it runs", async () => {
    await bringIn(3);
    await changeConnection(admin, { monthlyBudget: 0.05 });
    await expect(requestClaudeDream(admin, {})).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("of this month's $0.05 is left") });
    await changeConnection(admin, { monthlyBudget: 100 });
    await expect(requestClaudeDream(admin, { agreedHigh: 0.01 })).rejects.toMatchObject({ code: "conflict" });
    await server.control.script({ stepMs: 30, writes: Array.from({ length: 20 }, (_, at) => ({ path: `/n${at}.md`, content: FOUND })) });
    const { ids } = await requestClaudeDream(admin, {});
    await follow(ids[0]!, async () => ((await getClaudeDream(admin, ids[0]!))!.cost ?? 0) > 0);
    await changeConnection(admin, { monthlyBudget: 0.000001 });
    await follow(ids[0]!);
    expect(await getDream(admin, ids[0]!)).toMatchObject({ status: "canceled" });
    expect((await remote())[0]).toMatchObject({ status: "canceled" });
  });

  test("terms are needed first, and only sessions that the platform has can be chosen", async () => {
    await expect(planClaudeDream(admin, {})).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("Bring in sessions first") });
    await changeConnection(admin, { dreamModel: "" });
    await expect(planClaudeDream(admin, {})).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("choose a model") });
    await expect(requestClaudeDream(admin, { instructions: "x".repeat(4_097) })).rejects.toThrow("4,096");
    const viewer = await makePerson(admin.workspaceId, "viewer");
    await expect(requestClaudeDream(viewer, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
