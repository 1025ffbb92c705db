import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ClaudeServer, startClaudeServer } from "@/e2e/claude-server/start";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { JobPostponed } from "@/lib/jobs/registry";
import { connectTo } from "@/test/claude-fixtures";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { cancelPull, requestPull } from "./commands";
import { getRemoteStore, listPulls, listRemoteAgents, listRemoteStores, sessionCounts } from "./queries";
import { runPull } from "./run";

let server: ClaudeServer;
let admin: PersonActor;
let connectionId: string;

beforeAll(async () => {
  server = await startClaudeServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.close();
  server = await startClaudeServer();
  admin = await makePerson((await makeWorkspace()).id, "admin");
  connectionId = await connectTo(admin, server);
});

async function pull(kind: "full" | "new" = "full", filter?: Parameters<typeof requestPull>[1]["filter"]) {
  const { id } = await requestPull(admin, { kind, ...(filter ? { filter } : {}) });
  await runPull(admin, id);
  const [view] = await listPulls(admin, 1);
  return view!;
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);

describe("the first pull", () => {
  test("brings sessions with the events of every thread, verdicts by iteration, agents, and notes with their authors", async () => {
    const seeded = await server.control.seed({ sessions: 12 });
    const view = await pull();
    expect(view).toMatchObject({
      status: "completed",
      failures: [],
      progress: { step: "done", agents: 3, listed: 12, fetched: 12, added: 12, stores: 1, memories: 2, versions: 2 },
    });

    const id = seeded.sessions[2]!;
    const [stored] = await sql<{ id: string; agent: string; task: string; verdict: string; events: number }>(
      `SELECT s.id, a.name AS agent, s.task_key AS task, s.verdict, s.event_count AS events FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND s.source_id = $2`,
      [admin.workspaceId, id],
    );
    expect(stored).toMatchObject({ agent: "Order desk", task: expect.stringMatching(/^refund-/) });
    const threads = await sql<{ name: string; role: string; events: number }>(
      `SELECT t.agent_name AS name, t.role, (SELECT count(*)::int FROM events e WHERE e.session_id = t.session_id AND e.thread_index = t.index) AS events
       FROM threads t WHERE t.workspace_id = $1 AND t.session_id = $2 ORDER BY t.index`,
      [admin.workspaceId, stored!.id],
    );
    expect(threads.map(({ name, role }) => [name, role])).toEqual([
      ["Order desk", "lead"],
      ["Stock clerk", "specialist"],
      ["Refund clerk", "specialist"],
    ]);
    expect(threads.every((thread) => thread.events > 2)).toBe(true);
    const verdicts = await sql<{ iteration: number; result: string }>(
      "SELECT iteration, result FROM verdicts WHERE workspace_id = $1 AND session_id = $2 AND criterion IS NULL ORDER BY iteration",
      [admin.workspaceId, stored!.id],
    );
    expect(verdicts.map((verdict) => verdict.iteration)).toEqual([0, 1]);
    expect(verdicts.at(-1)!.result).toBe(stored!.verdict);
    const [usage] = await sql<{ usage: { input_tokens: number }; outcomes: unknown[] }>(
      "SELECT usage, outcomes FROM claude_sessions WHERE connection_id = $1 AND session_id = $2",
      [connectionId, id],
    );
    expect(usage).toMatchObject({ usage: { input_tokens: 9_000 }, outcomes: [{ iteration: 1 }] });

    expect((await listRemoteAgents(admin)).find((agent) => agent.name === "Order desk")).toMatchObject({ multiagent: true, sessions: 12, version: 1 });
    const [store] = await listRemoteStores(admin);
    const { memories } = await getRemoteStore(admin, store!.id);
    expect(memories[0]).toMatchObject({
      path: "/notes/session-1.md",
      author: { kind: "session", id: seeded.sessions[0], sessionId: expect.stringMatching(/^ses_/) },
    });
    expect(await sessionCounts(admin)).toEqual({ all: 12, here: 12, atWork: 0, problems: [] });
  });

  test("stays within its bound of requests, and fetches nothing again", async () => {
    const seeded = await server.control.seed({ sessions: 30 });
    await server.control.resetCounts();
    await pull();
    const counts = await server.control.counts();
    // A refund has two specialists, a change of an order one.
    const specialists = seeded.sessions.reduce((all, _, index) => all + (index % 3 === 2 ? 2 : 1), 0);
    expect(counts).toEqual({
      "GET /v1/agents": 1,
      "GET /v1/sessions": 1,
      "GET /v1/sessions/:id/events": 30,
      "GET /v1/sessions/:id/threads": 30,
      "GET /v1/sessions/:id/threads/:id/events": specialists,
      "GET /v1/memory_stores": 1,
      "GET /v1/memory_stores/:id/memories": 1,
      "GET /v1/memory_stores/:id/memory_versions": 1,
    });
    await server.control.resetCounts();
    expect(await pull("new")).toMatchObject({ status: "completed", progress: { fetched: 0, unchanged: 30, requests: 5 } });
    expect(sum(await server.control.counts())).toBe(5);
  });

  test("only what the filter lets through", async () => {
    const seeded = await server.control.seed({ sessions: 6 });
    expect((await pull("full", { agentId: seeded.agents.stock })).progress.listed).toBe(0);
    expect((await pull("full", { since: "2026-03-02T11:00:00Z" })).progress.listed).toBe(3);
    expect((await pull("full", { memoryStoreId: seeded.store })).progress).toMatchObject({ listed: 6, fetched: 3, unchanged: 3 });
  });
});

describe("later pulls", () => {
  test("extend a session that went on, and leave one alone that is at work", async () => {
    const { sessions } = await server.control.seed({ sessions: 3 });
    const [first, second] = sessions as [string, string];
    await server.control.events(second, [], { status: "running" });
    expect(await pull()).toMatchObject({ progress: { fetched: 2, atWork: 1 } });
    await server.control.events(first, [
      { id: "sevt_more", type: "user.message", content: [{ type: "text", text: "And one more thing." }], processed_at: new Date().toISOString() },
    ]);
    await server.control.events(second, [], { status: "idle" });
    expect(await pull("new")).toMatchObject({ progress: { fetched: 2, added: 1, updated: 1, unchanged: 1 } });
    const versions = await sql<{ version: number; last: string }>(
      `SELECT s.version, (SELECT e.text FROM events e WHERE e.session_id = s.id ORDER BY e.index DESC LIMIT 1) AS last FROM sessions s WHERE s.workspace_id = $1 AND s.source_id = $2`,
      [admin.workspaceId, first],
    );
    expect(versions).toEqual([{ version: 1, last: "And one more thing." }]);
  });

  test("fetch of a store only what changed, and see who changed it", async () => {
    const { store } = await server.control.seed({ sessions: 21 });
    await pull();
    await server.control.writeMemory(store, "/notes/session-1.md", "# Changed by a person\n");
    await server.control.writeMemory(store, "/notes/session-11.md", null);
    await server.control.resetCounts();
    await pull("new");
    const counts = await server.control.counts();
    expect(counts["GET /v1/memory_stores/:id/memories"]).toBe(1);
    expect(counts["GET /v1/memory_stores/:id/memories/:id"]).toBe(1);
    const { memories } = await getRemoteStore(admin, store);
    expect(memories.map((memory) => [memory.path, memory.author.kind])).toEqual([
      ["/notes/session-1.md", "person"],
      ["/notes/session-21.md", "session"],
    ]);
    expect(memories[0]).toMatchObject({ content: "# Changed by a person\n", versions: 2 });
  });

  test("a new version of an agent is kept beside the old one", async () => {
    await server.control.seed({ sessions: 1 });
    await pull();
    const [agent] = await listRemoteAgents(admin);
    await fetch(`${server.url}/v1/agents/${agent!.id}`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.key}`, "anthropic-version": "2023-06-01", "anthropic-beta": "managed-agents-2026-04-01" },
      body: JSON.stringify({ system: "Be brief." }),
    });
    await pull("new");
    expect((await listRemoteAgents(admin)).find((each) => each.id === agent!.id)).toMatchObject({ version: 2, versions: 2 });
  });
});

describe("when things go wrong", () => {
  test("one broken session is told of and the rest comes; the next pull gets it", async () => {
    const { sessions } = await server.control.seed({ sessions: 5 });
    await server.control.fault({ on: `GET /v1/sessions/${sessions[3]}/events`, kind: "truncate" });
    const view = await pull();
    expect(view).toMatchObject({
      status: "partial",
      progress: { fetched: 4, added: 4 },
      failures: [{ what: "session", id: sessions[3], reason: expect.stringContaining("broke off its answer") }],
    });
    expect((await sessionCounts(admin)).problems).toHaveLength(1);
    expect(await pull("new")).toMatchObject({ status: "completed", progress: { fetched: 1, added: 1, unchanged: 4 } });
    expect((await sessionCounts(admin)).problems).toEqual([]);
  });

  test("it is patient with 429, 529 and 500 through the SDK alone", async () => {
    await server.control.seed({ sessions: 4 });
    for (const status of [429, 529, 500]) await server.control.fault({ on: "/events", kind: "status", status, times: 2, retryAfterMs: 5 });
    await server.control.resetCounts();
    const view = await pull();
    expect(view).toMatchObject({ status: "completed", progress: { fetched: 4, waited: 0 } });
    // Agents, sessions, 4 × (events, threads), specialists 5, stores 3; and six that were asked again.
    expect(view.progress.requests).toBe(2 + 8 + 5 + 3 + 6);
  });

  test("when Claude does not recover it waits, and goes on where it was", async () => {
    await server.control.seed({ sessions: 30 });
    await server.control.fault({ on: "/events", kind: "status", status: 429, times: 1_000, after: 12, retryAfterMs: 1 });
    const { id } = await requestPull(admin, { kind: "full" });
    await expect(runPull(admin, id)).rejects.toBeInstanceOf(JobPostponed);
    const [waiting] = await listPulls(admin, 1);
    expect(waiting).toMatchObject({ status: "running", progress: { waited: 1, step: "sessions" } });
    const before = waiting!.progress.fetched;
    await server.control.clearFaults();
    await server.control.resetCounts();
    await runPull(admin, id);
    const [done] = await listPulls(admin, 1);
    expect(done).toMatchObject({ status: "completed", progress: { added: 30 } });
    expect((await server.control.counts())["GET /v1/sessions/:id/events"]).toBe(30 - before);
  });

  test("a process that dies in the middle loses nothing", async () => {
    await server.control.seed({ sessions: 60 });
    // It stands still in the middle for long enough to be met there.
    await server.control.fault({ on: "/events", kind: "status", status: 429, times: 4, after: 60, retryAfterMs: 1_500 });
    const { id } = await requestPull(admin, { kind: "full" });
    const dying = new AbortController();
    const run = runPull(admin, id, dying.signal);
    // In the middle of the sessions, whenever that is.
    for (let n = 0; n < 20; ) n = (await server.control.counts())["GET /v1/sessions/:id/events"] ?? 0;
    dying.abort(new Error("killed"));
    await expect(run).rejects.toThrow();
    await runPull(admin, id);
    expect((await listPulls(admin, 1))[0]).toMatchObject({ status: "completed" });
    const [count] = await sql<{ sessions: number; distinct: number }>(
      "SELECT count(*)::int AS sessions, count(DISTINCT source_id)::int AS distinct FROM sessions WHERE workspace_id = $1",
      [admin.workspaceId],
    );
    expect(count).toEqual({ sessions: 60, distinct: 60 });
  });

  test("a refused key ends it, and the connection says so", async () => {
    await server.control.fault({ on: "GET /v1/agents", kind: "status", status: 401 });
    expect(await pull()).toMatchObject({ status: "failed", error: "Claude refused the API key. An admin can enter a valid one in the settings." });
    const [row] = await sql<{ error: string }>("SELECT last_error AS error FROM claude_connections WHERE id = $1", [connectionId]);
    expect(row!.error).toContain("refused the API key");
  });

  test("one at a time, and it can be stopped", async () => {
    const { id } = await requestPull(admin, {});
    await expect(requestPull(admin, {})).rejects.toMatchObject({ code: "conflict" });
    await cancelPull(admin, { id });
    await runPull(admin, id);
    expect((await listPulls(admin, 1))[0]).toMatchObject({ status: "canceled", progress: { fetched: 0 } });
    await expect(cancelPull(admin, { id })).rejects.toMatchObject({ code: "conflict" });
    const stranger = await makePerson((await makeWorkspace()).id, "admin");
    await expect(cancelPull(stranger, { id })).rejects.toMatchObject({ code: "conflict" });
    await expect(runPull(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(requestPull(stranger, {})).rejects.toMatchObject({ code: "conflict" });
  });
});
