import { gzipSync } from "node:zlib";
import { context, type Span, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BasicTracerProvider, SimpleSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/v1/traces/route";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { NO_CONTENT } from "@/lib/sessions/import/formats/otlp/session";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import { type Served, serve } from "@/test/serve";
import { assembleSessions } from "./assemble";
import { alone, MOST_TRACES } from "./waiting";

// Whether a worker takes the job up is not the matter here: what it does is called by itself.
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async () => null }));

let server: Served;
let actor: PersonActor;
let token = "";

beforeAll(async () => {
  server = await serve({ "/v1/traces": { POST } });
});
afterAll(() => server.close());
beforeEach(async () => {
  const workspace = await makeWorkspace();
  actor = await makePerson(workspace.id, "reviewer");
  token = await makeToken(workspace.id, ["sessions.import"]);
});

/** Sends what `work` records by one of OpenTelemetry's own exporters. */
async function exported(kind: "proto" | "json", work: (tracer: Tracer) => void): Promise<void> {
  const Exporter = kind === "proto" ? ProtobufExporter : JsonExporter;
  const failures: unknown[] = [];
  const inner = new Exporter({
    url: `${server.url}/v1/traces`,
    headers: { authorization: `Bearer ${token}` },
    ...(kind === "proto" && { compression: "gzip" as never }),
  });
  const exporter: SpanExporter = {
    export: (spans, done) =>
      inner.export(spans, (result) => {
        if (result.code !== 0) failures.push(result.error);
        done(result);
      }),
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush(),
  };
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  work(provider.getTracer("test"));
  await provider.forceFlush();
  await provider.shutdown();
  expect(failures).toEqual([]);
}

const at = (second: number) => Date.UTC(2026, 0, 1, 10, 0, second);

function span(
  tracer: Tracer,
  parent: Span | null,
  name: string,
  from: number,
  to: number,
  attributes: Record<string, string | number>,
  inside?: (span: Span) => void,
): void {
  const above = parent ? trace.setSpan(context.active(), parent) : context.active();
  const made = tracer.startSpan(name, { startTime: at(from), attributes }, above);
  inside?.(made);
  made.end(at(to));
}

interface Row {
  source_id: string;
  agent: string;
  version: number;
  meta: Record<string, unknown>;
  events: { type: string; speaker: string; text: string; tool: string | null; error: boolean; thread: number }[];
}

async function sessions(): Promise<Row[]> {
  await assembleSessions(actor, { quiet: 0, patience: 0 });
  return sql<Row>(
    `SELECT s.source_id, a.name AS agent, s.version, s.meta, (SELECT json_agg(json_build_object('type', e.type, 'speaker', e.speaker, 'text', e.text, 'tool', e.tool_name,
       'error', e.is_error, 'thread', e.thread_index) ORDER BY e.index) FROM events e WHERE e.session_id = s.id) AS events
     FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND s.current ORDER BY s.source_id`,
    [actor.workspaceId],
  );
}

const user = (content: string) => ({ role: "user", parts: [{ type: "text", content }] });
const call = { type: "tool_call", id: "c1", name: "get_order", arguments: { id: "W1" } };
const answered = { role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: "not found" }] };

/** An agent's run as the conventions tell it today: two model calls, a tool that fails, a specialist. */
function run(tracer: Tracer): void {
  span(
    tracer,
    null,
    "invoke_agent support",
    0,
    20,
    { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "support", "gen_ai.conversation.id": "conv-1" },
    (agent) => {
      const chat = (from: number, input: unknown[], output: unknown[]) =>
        span(tracer, agent, "chat claude", from, from + 1, {
          "gen_ai.operation.name": "chat",
          "gen_ai.request.model": "claude-x",
          "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: "Be kind." }]),
          "gen_ai.input.messages": JSON.stringify(input),
          "gen_ai.output.messages": JSON.stringify(output),
        });
      chat(1, [user("Where is my order?")], [{ role: "assistant", parts: [{ type: "text", content: "I look." }, call], finish_reason: "tool_call" }]);
      span(
        tracer,
        agent,
        "execute_tool get_order",
        3,
        4,
        { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "get_order", "gen_ai.tool.call.id": "c1" },
        (tool) => tool.setAttribute("gen_ai.tool.call.result", "not found").setStatus({ code: SpanStatusCode.ERROR }),
      );
      span(tracer, agent, "invoke_agent checker", 5, 8, { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "checker" }, (checker) =>
        span(tracer, checker, "chat claude", 6, 7, {
          "gen_ai.operation.name": "chat",
          "gen_ai.input.messages": JSON.stringify([user("Check W1")]),
          "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: "No such order." }] }]),
        }),
      );
      chat(
        9,
        [user("Where is my order?"), { role: "assistant", parts: [{ type: "text", content: "I look." }, call] }, answered],
        [{ role: "assistant", parts: [{ type: "text", content: "It is not there." }] }],
      );
    },
  );
}

const EXPECTED = [
  ["system.message", "guidance", "Be kind.", 0],
  ["user.message", "person", "Where is my order?", 0],
  ["agent.message", "agent", "I look.", 0],
  ["agent.tool_use", "agent", 'get_order({"id":"W1"})', 0],
  ["agent.tool_result", "tool", "not found", 0],
  ["user.message", "lead", "Check W1", 1],
  ["agent.message", "agent", "No such order.", 1],
  ["agent.message", "agent", "It is not there.", 0],
];

test.each(["proto", "json"] as const)("OpenTelemetry's exporter (%s): one session, each word once, in time, with its specialist", async (kind) => {
  await exported(kind, run);
  const [session, ...more] = await sessions();
  expect(more).toEqual([]);
  expect(session).toMatchObject({ source_id: "conv-1", agent: "support", version: 1, meta: { model: "claude-x" } });
  expect(session?.events.map((event) => [event.type, event.speaker, event.text, event.thread])).toEqual(EXPECTED);
  expect(session?.events[4]).toMatchObject({ tool: "get_order", error: true });
});

test("what OpenLLMetry's instrumentation of the Anthropic SDK sends: flattened attributes, blocks in JSON", async () => {
  const blocks = JSON.stringify([{ type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "21 degrees" }] }]);
  await exported("proto", (tracer) => {
    const model = (from: number, attributes: Record<string, string | number>) =>
      span(tracer, null, "anthropic.chat", from, from + 1, {
        "gen_ai.system": "Anthropic",
        "gen_ai.request.model": "claude-x",
        "llm.request.type": "chat",
        "session.id": "llmetry",
        "gen_ai.prompt.0.role": "system",
        "gen_ai.prompt.0.content": "Answer shortly.",
        "gen_ai.prompt.1.role": "user",
        "gen_ai.prompt.1.content": "How warm is it?",
        ...attributes,
      });
    model(0, {
      "gen_ai.completion.0.role": "assistant",
      "gen_ai.completion.0.content": "",
      "gen_ai.completion.0.tool_calls.0.id": "t1",
      "gen_ai.completion.0.tool_calls.0.name": "weather",
      "gen_ai.completion.0.tool_calls.0.arguments": '{"city": "Rome"}',
    });
    model(2, {
      "gen_ai.prompt.2.role": "assistant",
      "gen_ai.prompt.2.tool_calls.0.id": "t1",
      "gen_ai.prompt.2.tool_calls.0.name": "weather",
      "gen_ai.prompt.2.tool_calls.0.arguments": '{"city": "Rome"}',
      "gen_ai.prompt.3.role": "user",
      "gen_ai.prompt.3.content": blocks,
      "gen_ai.completion.0.role": "assistant",
      "gen_ai.completion.0.content": "21 degrees.",
    });
  });
  const [session] = await sessions();
  expect(session?.source_id).toBe("llmetry");
  expect(session?.events.map((event) => [event.type, event.text])).toEqual([
    ["system.message", "Answer shortly."],
    ["user.message", "How warm is it?"],
    ["agent.tool_use", 'weather({"city": "Rome"})'],
    ["agent.tool_result", "21 degrees"],
    ["agent.message", "21 degrees."],
  ]);
});

test("content events of the earlier conventions", async () => {
  await exported("json", (tracer) =>
    span(tracer, null, "chat", 0, 2, { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m" }, (model) => {
      model.addEvent("gen_ai.system.message", { content: "Be brief." }, at(0));
      model.addEvent("gen_ai.user.message", { content: "Hello" }, at(0));
      model.addEvent("gen_ai.choice", { message: JSON.stringify({ role: "assistant", content: "Hi" }), finish_reason: "stop" }, at(1));
    }),
  );
  const [session] = await sessions();
  expect(session?.events.map((event) => [event.speaker, event.text])).toEqual([
    ["guidance", "Be brief."],
    ["person", "Hello"],
    ["agent", "Hi"],
  ]);
});

const json = (spans: object[]) =>
  JSON.stringify({ resourceSpans: [{ resource: { attributes: [{ key: "service.name", value: { stringValue: "plain" } }] }, scopeSpans: [{ spans }] }] });
const attributes = (given: Record<string, string>) => Object.entries(given).map(([key, stringValue]) => ({ key, value: { stringValue } }));
const plainSpan = (n: number, parent: number | null, given: Record<string, string>) => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: n.toString(16).padStart(16, "0"),
  ...(parent !== null && { parentSpanId: parent.toString(16).padStart(16, "0") }),
  name: "chat",
  startTimeUnixNano: String(BigInt(at(n)) * 1_000_000n),
  endTimeUnixNano: String(BigInt(at(n + 1)) * 1_000_000n),
  attributes: attributes(given),
});
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/v1/traces`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: Buffer.from(body),
  });
const turn = (n: number, parent: number | null, words: string) =>
  plainSpan(n, parent, {
    "gen_ai.operation.name": "chat",
    "gen_ai.input.messages": JSON.stringify([user(words)]),
    "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: `re ${words}` }] }]),
  });

test("plain HTTP: spans out of order, twice and late give the session that they would have given in order", async () => {
  const root = plainSpan(1, null, { "gen_ai.operation.name": "invoke_agent" });
  expect((await post(json([turn(4, 1, "two")]))).status).toBe(200);
  expect((await post(gzipSync(json([turn(2, 1, "one"), turn(4, 1, "two")])), { "content-encoding": "gzip" })).status).toBe(200);
  // The root has not come: with patience nothing is told yet.
  expect(await assembleSessions(actor, { quiet: 0, patience: 3_600 })).toEqual({ assembled: 0, waiting: 1 });
  await post(json([root]));
  const texts = async () => (await sessions()).map((session) => [session.agent, session.events.map((event) => event.text)]);
  expect(await texts()).toEqual([["plain", ["one", "re one", "two", "re two"]]]);
  await post(json([turn(6, 1, "three")]));
  expect(await texts()).toEqual([["plain", ["one", "re one", "two", "re two", "three", "re three"]]]);
  await post(json([turn(6, 1, "three")]));
  expect(await texts()).toEqual([["plain", ["one", "re one", "two", "re two", "three", "re three"]]]);
});

test("spans are put together by one at a time, however many traces wait", async () => {
  const spans = Array.from({ length: MOST_TRACES + 5 }, (_, n) => ({ ...turn(n + 1, null, `word ${n}`), traceId: (n + 1).toString(16).padStart(32, "0") }));
  expect((await post(json(spans))).status).toBe(200);
  await alone(actor.workspaceId, async () => {
    expect(await assembleSessions(actor, { quiet: 0, patience: 0 })).toBeNull();
  });
  expect(await assembleSessions(actor, { quiet: 0, patience: 0 })).toEqual({ assembled: spans.length, waiting: 0 });
  expect(await assembleSessions(actor, { quiet: 0, patience: 0 })).toEqual({ assembled: 0, waiting: 0 });
});

test("without content the session says so, and the answer names the setting", async () => {
  const bare = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "claude-x" };
  const answer = await post(json([plainSpan(1, null, bare), { traceId: "zz", spanId: "1" }]));
  expect(await answer.json()).toMatchObject({
    partialSuccess: { rejectedSpans: "1", errorMessage: expect.stringMatching(/OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT/) },
  });
  const [session] = await sessions();
  expect(session?.events).toMatchObject([
    { type: "span.model_request_end", text: "claude-x" },
    { speaker: "harness", text: NO_CONTENT },
  ]);
});

test("spans are a copy of a session's words, and go with them", async () => {
  const waiting = () => sql<{ n: number }>("SELECT count(*)::int AS n FROM otlp_spans WHERE workspace_id = $1", [actor.workspaceId]);
  await post(json([turn(2, null, "secret")]));
  await sessions();
  expect(await waiting()).toEqual([{ n: 1 }]);
  await sql("UPDATE events SET text = 'redacted' WHERE workspace_id = $1 AND text = 'secret'", [actor.workspaceId]);
  expect(await waiting()).toEqual([{ n: 0 }]);
  await post(json([turn(4, null, "again")]));
  await sql("DELETE FROM sessions WHERE workspace_id = $1", [actor.workspaceId]);
  expect(await waiting()).toEqual([{ n: 0 }]);
});

test("what is no trace is refused with a sentence", async () => {
  expect((await post("{")).status).toBe(422);
  expect((await post("{}", { "content-type": "text/plain" })).status).toBe(422);
  expect((await post(Buffer.from([0xff, 0xff, 0xff]), { "content-type": "application/x-protobuf" })).status).toBe(422);
  expect((await post("x", { "content-encoding": "gzip" })).status).toBe(422);
  expect((await post(gzipSync(Buffer.alloc(80 * 1024 * 1024)), { "content-encoding": "gzip" })).status).toBe(413);
  expect((await post("{}")).status).toBe(200);
});
