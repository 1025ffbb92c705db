import Anthropic, { APIConnectionError, APIError } from "@anthropic-ai/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ClaudeServer, startClaudeServer } from "./start";
import { signed } from "./webhooks";

let server: ClaudeServer;
let client: Anthropic;

const clientOf = (options: { key?: string; maxRetries?: number; timeout?: number; workspace?: string } = {}) =>
  new Anthropic({
    apiKey: options.key ?? server.key,
    baseURL: server.url,
    maxRetries: options.maxRetries ?? 0,
    timeout: options.timeout ?? 5_000,
    logLevel: "off",
    ...(options.workspace ? { defaultHeaders: { "anthropic-workspace-id": options.workspace } } : {}),
  });

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

async function refusal(work: Promise<unknown>): Promise<{ status: number | undefined; type: unknown; error: Record<string, unknown> }> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof APIError)) throw new Error(`expected an API error, got ${String(error)}`);
  const body = (error.error as { error: Record<string, unknown> }).error;
  return { status: error.status, type: body.type, error: body };
}

async function until<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  for (let round = 0; round < 400; round++) {
    const found = await look();
    if (good(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come about");
}

beforeAll(async () => {
  server = await startClaudeServer();
  client = clientOf();
});
afterAll(() => server.close());
beforeEach(() => server.control.clearFaults());

describe("who may ask", () => {
  test("a wrong key, another workspace and a missing beta are refused", async () => {
    expect(await refusal(all(clientOf({ key: "wrong" }).beta.agents.list()))).toMatchObject({ status: 401, type: "authentication_error" });
    expect(await refusal(all(clientOf({ workspace: "wrkspc_other" }).beta.agents.list()))).toMatchObject({ status: 403, type: "permission_error" });
    const { workspaceId } = await server.control.state();
    expect(await all(clientOf({ workspace: workspaceId }).beta.agents.list())).toEqual([]);
    expect(await refusal(client.get("/v1/dreams"))).toMatchObject({ status: 400, type: "invalid_request_error" });
    expect(await refusal(client.beta.sessions.retrieve("sesn_none"))).toMatchObject({ status: 404, type: "not_found_error" });
  });
});

describe("sessions", () => {
  test("pages lead forward and back, filters hold, and every thread has its events", async () => {
    const seeded = await server.control.seed({ sessions: 7 });
    const first = await client.beta.sessions.list({ limit: 3, order: "asc" });
    expect(first.data.map((session) => session.id)).toEqual(seeded.sessions.slice(0, 3));
    expect(first.prev_page).toBeNull();
    const second = await first.getNextPage();
    const back = await client.beta.sessions.list({ limit: 3, order: "asc", page: second.prev_page });
    expect(back.data.map((session) => session.id)).toEqual(seeded.sessions.slice(0, 3));
    expect((await all(client.beta.sessions.list({ limit: 2 }))).map((session) => session.id)).toEqual(seeded.sessions.toReversed());
    expect(await refusal(client.beta.sessions.list({ order: "desc", page: first.next_page }).asResponse())).toMatchObject({ status: 400 });
    const since = first.data[2]!.created_at;
    expect(await all(client.beta.sessions.list({ "created_at[gt]": since }))).toHaveLength(4);
    expect(await all(client.beta.sessions.list({ statuses: ["running", "terminated"] }))).toEqual([]);
    expect(await all(client.beta.sessions.list({ memory_store_id: seeded.store }))).toHaveLength(7);

    const session = await client.beta.sessions.retrieve(seeded.sessions[2]!);
    expect(session.outcome_evaluations[0]!.iteration).toBe(1);
    const threads = await all(client.beta.sessions.threads.list(session.id));
    expect(threads.map((thread) => thread.parent_thread_id === null)).toEqual([true, false, false]);
    const primary = await all(client.beta.sessions.events.list(session.id, { limit: 5 }));
    const stock = await all(client.beta.sessions.threads.events.list(threads[1]!.id, { session_id: session.id, limit: 5 }));
    expect(stock.some((event) => event.type === "agent.tool_use")).toBe(true);
    expect(primary.some((event) => event.type === "agent.tool_use")).toBe(false);
    expect(primary.filter((event) => event.type === "span.outcome_evaluation_end")).toHaveLength(2);
    expect(new Set(primary.map((event) => event.id)).size).toBe(primary.length);
    const onlyUser = await all(client.beta.sessions.events.list(session.id, { types: ["user.message"] }));
    expect(onlyUser.every((event) => event.type === "user.message")).toBe(true);
  });

  test("what is sent arrives in the stream", async () => {
    const seeded = await server.control.seed({ sessions: 1 });
    const id = seeded.sessions[0]!;
    const stream = await client.beta.sessions.events.stream(id);
    await client.beta.sessions.events.send(id, { events: [{ type: "user.message", content: [{ type: "text", text: "One more thing." }] }] });
    for await (const event of stream) {
      expect(event).toMatchObject({ type: "user.message", content: [{ text: "One more thing." }] });
      break;
    }
  });
});

describe("memory stores", () => {
  const make = async () => (await client.beta.memoryStores.create({ name: "Notes" })).id;

  test("paths and sizes have limits", async () => {
    const store = await make();
    const create = (path: string, content = "x") => client.beta.memoryStores.memories.create(store, { path, content });
    for (const bad of ["no-slash", "/", "/a//b", "/a/../b", "/a\u200bb", "/e\u0301", `/${"s/".repeat(20)}x`, `/${"é".repeat(600)}`]) {
      expect(await refusal(create(bad)), bad).toMatchObject({ status: 400 });
    }
    expect(await refusal(create("/big.md", "é".repeat(51_201)))).toMatchObject({ status: 400 });
    const memory = await create("/big.md", "é".repeat(51_200));
    expect(memory).toMatchObject({ content: null, content_size_bytes: 102_400, path: "/big.md" });
  });

  test("both kinds of conflict are told apart, and neither is worth a retry", async () => {
    const store = await make();
    const first = await client.beta.memoryStores.memories.create(store, { path: "/notes/a.md", content: "one" });
    await server.control.resetCounts();
    const patient = clientOf({ maxRetries: 2 });
    for (const path of ["/notes/a.md", "/notes", "/notes/a.md/b"]) {
      expect(await refusal(patient.beta.memoryStores.memories.create(store, { path, content: "" }))).toMatchObject({
        status: 409,
        type: "memory_path_conflict_error",
        error: { conflicting_memory_id: first.id, conflicting_path: "/notes/a.md" },
      });
    }
    const update = (content: string, expected: string) =>
      patient.beta.memoryStores.memories.update(first.id, {
        memory_store_id: store,
        content,
        precondition: { type: "content_sha256", content_sha256: expected },
      });
    const second = await update("two", first.content_sha256);
    expect(await refusal(update("three", first.content_sha256))).toMatchObject({ status: 409, type: "memory_precondition_failed_error" });
    // Already so: no conflict, and no new version.
    expect((await update("two", first.content_sha256)).memory_version_id).toBe(second.memory_version_id);
    expect(
      await refusal(patient.beta.memoryStores.memories.delete(first.id, { memory_store_id: store, expected_content_sha256: first.content_sha256 })),
    ).toMatchObject({ status: 409 });
    await patient.beta.memoryStores.memories.delete(first.id, { memory_store_id: store, expected_content_sha256: second.content_sha256 });
    const versions = await all(client.beta.memoryStores.memoryVersions.list(store, { view: "full" }));
    expect(versions.map((version) => [version.operation, version.content])).toEqual([
      ["deleted", null],
      ["modified", "two"],
      ["created", "one"],
    ]);
    expect(versions[0]!.created_by?.type).toBe("api_actor");
    expect((await server.control.state()).requests).toBe(9);
  });

  test("lists with content are short, and folders roll up", async () => {
    const store = await make();
    for (let index = 0; index < 25; index++)
      await client.beta.memoryStores.memories.create(store, { path: `/f${index % 2}/n${index}.md`, content: `${index}` });
    const page = await client.beta.memoryStores.memories.list(store, { view: "full" });
    expect(page.data).toHaveLength(20);
    expect(await refusal(client.beta.memoryStores.memories.list(store, { view: "full", limit: 21 }).asResponse())).toMatchObject({ status: 400 });
    expect(await all(client.beta.memoryStores.memories.list(store, { depth: 1 }))).toEqual([
      { path: "/f0/", type: "memory_prefix" },
      { path: "/f1/", type: "memory_prefix" },
    ]);
    expect(await all(client.beta.memoryStores.memories.list(store, { path_prefix: "/f1/" }))).toHaveLength(12);
    await client.beta.memoryStores.archive(store);
    expect(await refusal(client.beta.memoryStores.memories.create(store, { path: "/late.md", content: "" }))).toMatchObject({ status: 400 });
  });

  test("a redacted version keeps its author and loses its words", async () => {
    const store = await make();
    await client.beta.memoryStores.memories.create(store, { path: "/a.md", content: "secret" });
    const [version] = await all(client.beta.memoryStores.memoryVersions.list(store));
    await client.beta.memoryStores.memoryVersions.redact(version!.id, { memory_store_id: store });
    const after = await client.beta.memoryStores.memoryVersions.retrieve(version!.id, { memory_store_id: store });
    expect(after).toMatchObject({ content: null, path: null, content_sha256: null, created_by: { type: "api_actor" } });
  });
});

describe("dreams", () => {
  const ask = async (sessions: string[], store?: string) =>
    client.beta.dreams.create({
      model: "claude-opus-4-5",
      inputs: [
        { type: "memory_store", memory_store_id: store ?? (await client.beta.memoryStores.create({ name: "Guidance" })).id },
        { type: "sessions", session_ids: sessions },
      ],
    });

  test("waits, runs in a session of its own, and writes a new store", async () => {
    const { sessions } = await server.control.seed({ sessions: 30 });
    const created = await ask(sessions);
    expect(created).toMatchObject({ status: "pending", outputs: [], session_id: null, usage: { input_tokens: 0 }, output_behavior: { type: "create_new" } });
    const done = await until(
      () => client.beta.dreams.retrieve(created.id),
      (dream) => dream.status === "completed",
    );
    expect(done.usage.input_tokens).toBeGreaterThan(10_000);
    const output = await all(client.beta.memoryStores.memories.list(done.outputs[0]!.memory_store_id, { view: "full" }));
    expect(output.map((memory) => memory.path)).toContain("/errors-that-come-again.md");
    const events = await all(client.beta.sessions.events.list(done.session_id!));
    expect(events.filter((event) => event.type === "agent.tool_use" && event.name === "read")).toHaveLength(30);
    expect(await refusal(client.beta.dreams.cancel(done.id))).toMatchObject({ status: 400 });
    await client.beta.dreams.archive(done.id);
    expect((await all(client.beta.dreams.list())).map((dream) => dream.id)).not.toContain(done.id);
    expect((await client.beta.dreams.retrieve(done.id)).archived_at).not.toBeNull();
  });

  test("fails half-way and keeps what it wrote; is canceled", async () => {
    const { sessions } = await server.control.seed({ sessions: 2 });
    await server.control.script({
      writes: [{ path: "/half.md", content: "half" }],
      end: { status: "failed", error: { type: "timeout", message: "It took too long." } },
    });
    const failing = await ask(sessions);
    const failed = await until(
      () => client.beta.dreams.retrieve(failing.id),
      (dream) => dream.status === "failed",
    );
    expect(failed.error).toEqual({ type: "timeout", message: "It took too long." });
    expect(await all(client.beta.memoryStores.memories.list(failed.outputs[0]!.memory_store_id))).toHaveLength(1);

    await server.control.script({ pendingMs: 60_000 });
    const waiting = await ask(sessions);
    expect(await refusal(client.beta.dreams.archive(waiting.id))).toMatchObject({ status: 400 });
    expect((await client.beta.dreams.cancel(waiting.id)).status).toBe("canceled");
    expect((await client.beta.dreams.cancel(waiting.id)).status).toBe("canceled");
  });

  test("asks for what it accepts", async () => {
    const { sessions } = await server.control.seed({ sessions: 1 });
    const store = (await client.beta.memoryStores.create({ name: "Guidance" })).id;
    const inputs = [
      { type: "memory_store" as const, memory_store_id: store },
      { type: "sessions" as const, session_ids: sessions },
    ];
    const bad = [
      { inputs: inputs.slice(0, 1), model: "m" },
      { inputs: [inputs[0]!, { type: "sessions" as const, session_ids: [...sessions, ...sessions] }], model: "m" },
      { inputs: [inputs[0]!, { type: "sessions" as const, session_ids: [] }], model: "m" },
      { inputs, model: "" },
      { inputs, model: { id: "m", speed: "fast" as const } },
      { inputs, model: "m", instructions: "x".repeat(4_097) },
      { inputs, model: "m", output_behavior: { type: "update_existing" as const, memory_store_id: "memstore_other" } },
    ];
    for (const params of bad) expect(await refusal(client.beta.dreams.create(params))).toMatchObject({ status: 400 });
    await server.control.script({ pendingMs: 60_000 });
    const holder = await client.beta.dreams.create({ inputs, model: "m", output_behavior: { type: "update_existing", memory_store_id: store } });
    expect(
      await refusal(client.beta.dreams.create({ inputs, model: "m", output_behavior: { type: "update_existing", memory_store_id: store } })),
    ).toMatchObject({
      status: 409,
      type: "conflict_error",
    });
    await client.beta.dreams.cancel(holder.id);
  });
});

describe("messages", () => {
  test("answers what was scripted, whole or as a stream", async () => {
    await server.control.messages([{ when: "second", text: "the second" }, { text: "the first" }, { when: "use the tool", toolInput: { good: true } }]);
    const ask = (text: string) => ({ model: "m", max_tokens: 100, messages: [{ role: "user" as const, content: text }] });
    expect((await client.messages.create(ask("hello"))).content[0]).toMatchObject({ text: "the first" });
    expect(await client.messages.stream(ask("my second")).finalText()).toBe("the second");
    const called = await client.messages.create({
      ...ask("use the tool"),
      tools: [{ name: "verdict", input_schema: { type: "object" } }],
      tool_choice: { type: "tool", name: "verdict" },
    });
    expect(called.content[0]).toMatchObject({ type: "tool_use", name: "verdict", input: { good: true } });
  });
});

describe("when things go wrong", () => {
  test("429, 529 and 500 pass when the SDK tries again", async () => {
    const patient = clientOf({ maxRetries: 2 });
    for (const status of [429, 529, 500]) {
      await server.control.fault({ on: "GET /v1/agents", kind: "status", status, times: 2, retryAfterMs: 5 });
      await expect(all(patient.beta.agents.list())).resolves.toBeDefined();
    }
    await server.control.fault({ on: "GET /v1/agents", kind: "status", status: 529, retryAfterMs: 5 });
    expect(await refusal(all(client.beta.agents.list()))).toMatchObject({ status: 529, type: "overloaded_error" });
  });

  test("timeouts, cut answers and lost connections are errors of the connection", async () => {
    await server.control.fault({ kind: "timeout" });
    await expect(all(clientOf({ timeout: 100 }).beta.agents.list())).rejects.toBeInstanceOf(APIConnectionError);
    await server.control.fault({ kind: "reset" });
    await expect(all(client.beta.agents.list())).rejects.toBeInstanceOf(APIConnectionError);
    await server.control.fault({ kind: "truncate" });
    await expect(all(client.beta.agents.list())).rejects.toThrow();
  });

  test("an answer may be lost although the work was done", async () => {
    const name = "Made twice?";
    await server.control.fault({ on: "POST /v1/memory_stores", kind: "status", status: 500, lateAnswer: true });
    await expect(client.beta.memoryStores.create({ name })).rejects.toThrow();
    expect((await all(client.beta.memoryStores.list())).filter((store) => store.name === name)).toHaveLength(1);
  });
});

describe("webhooks", () => {
  test("are signed so that the SDK unwraps them, and nothing else", () => {
    const body = JSON.stringify({ id: "whevt_1", created_at: "2026-03-01T00:00:00Z", type: "event", data: { type: "session.created", id: "sesn_1" } });
    const headers = signed(server.webhookKey, "whevt_1", body);
    expect(client.beta.webhooks.unwrap(body, { headers, key: server.webhookKey })).toMatchObject({ data: { id: "sesn_1" } });
    expect(() => client.beta.webhooks.unwrap(`${body} `, { headers, key: server.webhookKey })).toThrow();
    const old = signed(server.webhookKey, "whevt_1", body, Date.now() - 3_600_000);
    expect(() => client.beta.webhooks.unwrap(body, { headers: old, key: server.webhookKey })).toThrow();
  });
});
