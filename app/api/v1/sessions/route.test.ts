import { beforeAll, describe, expect, it, vi } from "vitest";
import { sql } from "@/lib/db/client";
import { makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import { makeSession } from "@/test/session-fixtures";
import { GET as events } from "./[id]/events/route";
import { GET as one } from "./[id]/route";
import { GET as list, POST } from "./route";

let workspaceId: string;
let reader: string;
let importer: string;
let foreign: string;

beforeAll(async () => {
  workspaceId = (await makeWorkspace()).id;
  reader = await makeToken(workspaceId, ["sessions.read"]);
  importer = await makeToken(workspaceId, ["sessions.import"]);
  foreign = await makeToken((await makeWorkspace()).id, ["sessions.read", "sessions.import"]);
});

const request = (path: string, token?: string, init: RequestInit = {}) =>
  new Request(`http://localhost/api/v1/sessions${path}`, { ...init, headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) } });
const context = <P extends Record<string, string>>(params: P) => ({ params: Promise.resolve(params) });
const getList = (query: string, token?: string) => list(request(query, token), context({}));
const getOne = (id: string, token?: string, query = "") => one(request(`/${encodeURIComponent(id)}${query}`, token), context({ id }));
const getEvents = (id: string, query: string, token?: string) => events(request(`/${encodeURIComponent(id)}/events${query}`, token), context({ id }));
const post = (body: string, token?: string, headers: Record<string, string> = {}, query = "") =>
  POST(request(query, token, { method: "POST", body, headers }), context({}));

describe("reading", () => {
  it("lists with cursor and filter", async () => {
    for (const n of [1, 2, 3])
      await makeSession(workspaceId, { agent: `a${n % 2}`, sourceId: `p-${n}`, occurredAt: new Date(Date.UTC(2026, 0, n)), title: "List" });
    const first = await (await getList("?limit=2&agent=a1", reader)).json();
    expect(first.sessions.map((session: { sourceId: string }) => session.sourceId)).toEqual(["p-3", "p-1"]);
    expect(first.sessions[0]).toMatchObject({ agent: { name: "a1", version: "" }, succeeded: null, taskKey: null });
    const page = await (await getList("?limit=1&agent=a1", reader)).json();
    const next = await (await getList(`?limit=1&agent=a1&cursor=${page.next}`, reader)).json();
    expect(next).toMatchObject({ sessions: [{ sourceId: "p-1" }], next: null });
    expect((await (await getList("", foreign)).json()).sessions).toEqual([]);
  });

  it("gives one session and its events, by our id and the source's", async () => {
    const { id } = await makeSession(workspaceId, {
      sourceId: "a/b c",
      events: ["one", { text: "two\u200b", speaker: "agent" }, "three"],
      threads: [{ sourceId: "main" }],
    });
    for (const name of [id, "a/b c"])
      expect(await (await getOne(name, reader)).json()).toMatchObject({ id, events: 3, threads: [{ id: "main" }], current: true });
    const page = await (await getEvents("a/b c", "?from=1&limit=1", reader)).json();
    expect(page).toMatchObject({
      events: [{ id: `evt_${id.slice(4)}_1`, index: 1, threadId: "main", type: "agent.message", speaker: "agent", text: "two\u200b" }],
      next: 2,
    });
    expect(await (await getEvents(id, "?from=2", reader)).json()).toMatchObject({ next: null });
  });

  it.each([
    ["no token", undefined, 401],
    ["a token that is none", "nonsense", 401],
  ])("refuses %s", async (_, token, status) => {
    expect((await getList("", token)).status).toBe(status);
    expect((await getOne("x", token)).status).toBe(status);
    expect((await getEvents("x", "", token)).status).toBe(status);
    expect((await post("{}", token)).status).toBe(status);
  });

  it("refuses a token without the permission", async () => {
    expect((await getList("", importer)).status).toBe(403);
    expect((await post("{}", reader)).status).toBe(403);
  });

  it("has nothing of another workspace", async () => {
    const { id, sourceId } = await makeSession(workspaceId);
    for (const name of [id, sourceId]) {
      expect((await getOne(name, foreign)).status).toBe(404);
      expect((await getEvents(name, "", foreign)).status).toBe(404);
    }
  });

  it("refuses a parameter that it does not know, and names it", async () => {
    for (const answer of [
      await getList("?agent=a1&bogus=1", reader),
      await getOne("x", reader, "?bogus=1"),
      await getEvents("x", "?from=0&bogus=1", reader),
      await post("{}", importer, {}, "?bogus=1"),
    ]) {
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ field: "bogus", detail: expect.stringContaining("bogus") });
    }
  });

  it("says in words how a time is written", async () => {
    expect(await (await getList("?from=zzz", reader)).json()).toMatchObject({
      field: "from",
      detail: "from must be a time in ISO 8601, such as 2026-03-01T00:00:00Z, or a day.",
    });
    expect((await (await getList("?to=2026-13-40", reader)).json()).detail).toMatch(/^to must be a time/);
  });

  it.each(["?cursor=nonsense", "?limit=0", "?limit=1000", "?limit=x", "?verdict=great", "?from=yesterday", "?errors=maybe"])("refuses %s", async (query) => {
    const response = await getList(query, reader);
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  it.each(["?from=-1", "?from=x", "?limit=1.5"])("refuses events %s", async (query) => {
    const { id } = await makeSession(workspaceId);
    expect((await getEvents(id, query, reader)).status).toBe(422);
  });
});

describe("importing", () => {
  const conversation = (id: string) =>
    JSON.stringify({
      id,
      messages: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi" },
      ],
    });

  it("stores what the body holds, once", async () => {
    const key = { "idempotency-key": "k1" };
    const first = await post(conversation("c1"), importer, key);
    expect(first.status).toBe(200);
    const report = await first.json();
    expect(report).toMatchObject({ status: "completed", sessions: { added: 1, unchanged: 0 }, events: 2, rejected: [] });
    const again = await post(conversation("c1"), importer, key);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.json()).toEqual(report);
    expect((await post(conversation("c2"), importer, key)).status).toBe(422);
    expect(await (await post(conversation("c1"), importer)).json()).toMatchObject({ sessions: { added: 0, unchanged: 1 } });
    const stored = await sql("SELECT origin FROM imports WHERE workspace_id = $1 AND id = $2", [workspaceId, report.importId]);
    expect(stored).toEqual([{ origin: "api" }]);
  });

  it("refuses a body beyond the limit, announced or not", async () => {
    vi.stubEnv("LUCID_MAX_UPLOAD_MB", "0.001");
    vi.resetModules();
    const { POST: limited } = await import("./route");
    const body = conversation("x".repeat(400)).padEnd(5000, " ");
    const announced = await limited(request("", importer, { method: "POST", body, headers: { "content-length": "5000" } }), context({}));
    expect(announced.status).toBe(413);
    const streamed = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 5; i++) controller.enqueue(new TextEncoder().encode(body.slice(i * 1000, i * 1000 + 1000)));
        controller.close();
      },
    });
    const init = { method: "POST", body: streamed, duplex: "half" } as RequestInit;
    expect((await limited(request("", importer, init), context({}))).status).toBe(413);
    vi.unstubAllEnvs();
  });
});
