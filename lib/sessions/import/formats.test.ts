import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { importAll, source } from "@/test/import-fixtures";

let actor: PersonActor;
beforeEach(async () => {
  actor = await makePerson((await makeWorkspace()).id, "reviewer");
});

interface Event {
  type: string;
  speaker: string;
  text: string;
  thread: number;
}

function events(): Promise<Event[]> {
  return sql<Event>(
    "SELECT e.type, e.speaker, e.text, e.thread_index AS thread FROM events e JOIN sessions s ON s.id = e.session_id WHERE s.workspace_id = $1 ORDER BY s.source_id, e.index",
    [actor.workspaceId],
  );
}

async function one(): Promise<Record<string, unknown>> {
  const rows = await sql<Record<string, unknown>>("SELECT s.*, a.name AS agent FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1", [
    actor.workspaceId,
  ]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const lines = (records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString();

describe("Claude Managed Agents", () => {
  const session = {
    id: "sesn_1",
    type: "session",
    title: "Check the contract",
    agent: { type: "agent", id: "agent_1", name: "Reviewer", version: 3, multiagent: { type: "coordinator", agents: [] } },
    environment_id: "env_1",
    metadata: { task_key: "contract-7" },
    created_at: at(0),
  };
  const list = [
    { id: "e1", type: "user.message", content: [{ type: "text", text: "Check it" }], processed_at: at(1) },
    {
      id: "e2",
      type: "user.define_outcome",
      outcome_id: "o1",
      description: "A checked contract",
      rubric: { type: "text", content: "- Citations" },
      max_iterations: 3,
      processed_at: at(2),
    },
    { id: "e3", type: "session.thread_created", session_thread_id: "t1", agent_name: "Lawyer", processed_at: at(3) },
    { id: "e4", type: "agent.tool_use", name: "read", input: { path: "a.txt" }, session_thread_id: "t1", processed_at: at(4) },
    { id: "e5", type: "agent.tool_result", tool_use_id: "e4", content: [{ type: "text", text: "no such file" }], is_error: true, processed_at: at(5) },
    { id: "e6", type: "user.tool_confirmation", tool_use_id: "e4", result: "deny", deny_message: "never read drafts", processed_at: at(6) },
    {
      id: "e7",
      type: "span.outcome_evaluation_end",
      outcome_id: "o1",
      iteration: 0,
      result: "needs_revision",
      explanation: "- Citations: needs_revision, none given",
      processed_at: at(7),
    },
    { id: "e8", type: "agent.message", content: [{ type: "text", text: "Now with citations" }], processed_at: at(8) },
    {
      id: "e9",
      type: "span.outcome_evaluation_end",
      outcome_id: "o1",
      iteration: 1,
      result: "satisfied",
      explanation: "- Citations: satisfied",
      processed_at: at(9),
    },
  ];

  test.each([
    ["one object", () => JSON.stringify({ session, events: list })],
    ["one pretty object", () => JSON.stringify({ events: list, session }, null, 2)],
    ["lines", () => lines([session, ...list])],
    ["a line for the whole", () => lines([{ session, events: list }])],
  ])("%s", async (_name, content) => {
    const report = await importAll(actor, [source("folder/a.json", content(), 37)]);
    expect(report.rejected).toEqual([]);
    expect(await one()).toMatchObject({
      source: "claude_managed_agents",
      source_id: "sesn_1",
      agent: "Reviewer",
      agent_version: "3",
      task_key: "contract-7",
      verdict: "satisfied",
      succeeded: true,
      title: "Check the contract",
    });
    expect(await events()).toMatchObject([
      { type: "user.message", speaker: "person", text: "Check it", thread: 0 },
      { type: "user.define_outcome", speaker: "document" },
      { type: "session.thread_created", speaker: "harness", thread: 1 },
      { type: "agent.tool_use", speaker: "agent", text: expect.stringMatching(/^read\(\{/), thread: 1 },
      { type: "agent.tool_result", speaker: "tool", text: "no such file", thread: 1 },
      { type: "user.tool_confirmation", speaker: "person", text: "never read drafts" },
      { type: "span.outcome_evaluation_end", speaker: "grader" },
      { type: "agent.message", speaker: "lead", text: "Now with citations" },
      { type: "span.outcome_evaluation_end", speaker: "grader" },
    ]);
    const verdicts = await sql("SELECT iteration, criterion, result FROM verdicts WHERE workspace_id = $1 ORDER BY iteration, criterion NULLS FIRST", [
      actor.workspaceId,
    ]);
    expect(verdicts).toEqual([
      { iteration: 0, criterion: null, result: "needs_revision" },
      { iteration: 0, criterion: "Citations", result: "needs_revision" },
      { iteration: 1, criterion: null, result: "satisfied" },
      { iteration: 1, criterion: "Citations", result: "satisfied" },
    ]);
  });
});

describe("Claude Code", () => {
  const base = { sessionId: "s1", version: "2.1.0", isSidechain: false };
  const said = (uuid: string, second: number, content: unknown, extra: object = {}) => ({
    ...base,
    type: "user",
    uuid,
    parentUuid: null,
    timestamp: at(second),
    message: { role: "user", content },
    ...extra,
  });
  const did = (uuid: string, second: number, content: unknown[], extra: object = {}) => ({
    ...base,
    type: "assistant",
    uuid,
    parentUuid: null,
    timestamp: at(second),
    message: { role: "assistant", content },
    ...extra,
  });

  test("a rejected tool call keeps the person's words apart from the harness's", async () => {
    const words = "use pnpm here, never npm";
    const text = `The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file). To tell you how to proceed, the user said:\n${words}\n\nNote: The user's next message may contain a correction or preference. Pay close attention.`;
    await importAll(actor, [
      source(
        "a.jsonl",
        lines([
          did("1", 1, [{ type: "tool_use", id: "t1", name: "Bash", input: { command: "npm i" } }]),
          said("2", 2, [{ type: "tool_result", tool_use_id: "t1", is_error: true, content: text }]),
        ]),
      ),
    ]);
    expect(await events()).toMatchObject([
      { type: "agent.tool_use", text: 'Bash({"command":"npm i"})' },
      { type: "agent.tool_result", speaker: "harness" },
      { type: "user.tool_confirmation", speaker: "person", text: words },
    ]);
  });

  test("records that come twice are one, also what came before a summary", async () => {
    const turn = said("1", 1, "hello there");
    await importAll(actor, [
      source("a.jsonl", lines([{ type: "summary", summary: "Greets", leafUuid: "1" }, turn, turn, did("2", 2, [{ type: "text", text: "Hi" }])])),
    ]);
    expect((await events()).map((event) => event.text)).toEqual(["hello there", "Hi"]);
  });

  test("words slipped in while the agent works are the person's; a queued turn that is sent later is not told twice", async () => {
    const queue = (operation: string, second: number, content?: string) => ({
      type: "queue-operation",
      operation,
      sessionId: "s1",
      timestamp: at(second),
      content,
    });
    await importAll(actor, [
      source(
        "a.jsonl",
        lines([
          said("1", 1, "start"),
          queue("enqueue", 2, "use tabs"),
          queue("remove", 3),
          queue("enqueue", 4, "then push"),
          queue("dequeue", 5),
          said("2", 6, "then push"),
        ]),
      ),
    ]);
    expect(await events()).toMatchObject([{ text: "start" }, { text: "use tabs", speaker: "person" }, { text: "then push" }]);
  });

  test("subagents are threads: in sidechains, and in files of their own, by time", async () => {
    const side = { isSidechain: true, agentId: "a1" };
    const main = lines([
      said("1", 1, "look around"),
      did("2", 2, [{ type: "tool_use", id: "t", name: "Task", input: {} }]),
      said("3", 9, [{ type: "tool_result", tool_use_id: "t", content: "done" }]),
    ]);
    const sub = lines([said("4", 3, "find the tests", side), did("5", 4, [{ type: "text", text: "found" }], side)]);
    const report = await importAll(actor, [source("p/s1/subagents/agent-a1.jsonl", sub), source("p/s1.jsonl", main)]);
    expect(report.sessions.added).toBe(1);
    expect((await events()).map(({ thread, speaker, text }) => [thread, speaker, text])).toEqual([
      [0, "person", "look around"],
      [0, "agent", "Task({})"],
      [1, "lead", "find the tests"],
      [1, "agent", "found"],
      [0, "tool", "done"],
    ]);
    expect(await one()).toMatchObject({ agent: "Claude Code", agent_version: "2.1.0", source_id: "s1" });
  });

  test("what the service and the harness say is not the agent's", async () => {
    await importAll(actor, [
      source(
        "a.jsonl",
        lines([
          said("1", 1, "go"),
          { ...base, type: "system", subtype: "api_error", uuid: "2", timestamp: at(2), error: { status: 529, error: { error: { message: "Overloaded" } } } },
          did("3", 3, [{ type: "text", text: "API Error: 500" }], { isApiErrorMessage: true }),
          { ...base, type: "system", subtype: "compact_boundary", uuid: "4", timestamp: at(4), content: "Conversation compacted" },
          { ...base, type: "brand-new-kind", uuid: "5", timestamp: at(5) },
        ]),
      ),
    ]);
    expect((await events()).map(({ type, speaker }) => [type, speaker])).toEqual([
      ["user.message", "person"],
      ["session.error", "harness"],
      ["session.error", "harness"],
      ["agent.thread_context_compacted", "harness"],
    ]);
    expect(await sql("SELECT 1 FROM records WHERE workspace_id = $1 AND kind = 'unknown'", [actor.workspaceId])).toHaveLength(1);
  });
});

describe("tables and messages", () => {
  test("CSV: sessions may be mixed, cells may hold line ends, bad rows are reported", async () => {
    const csv =
      'session_id,role,content,task,outcome\r\ns1,user,"Hello,\nI want ""it""",greet,\r\ns2,user,Hi,greet,0.5\r\ns1,assistant,Sure,greet,success\r\ns2,assistant,No,greet,0.5\r\ns3,user,a,b,c,d,e\r\n';
    const report = await importAll(actor, [source("tables/a.csv", csv, 11)]);
    expect(report.rejected).toEqual([{ file: "tables/a.csv", line: expect.any(Number), reason: expect.stringContaining("7 cells") }]);
    const rows = await sql("SELECT source_id, task_key, reward, verdict, succeeded, event_count FROM sessions WHERE workspace_id = $1 ORDER BY source_id", [
      actor.workspaceId,
    ]);
    expect(rows).toEqual([
      { source_id: "s1", task_key: "greet", reward: null, verdict: "satisfied", succeeded: true, event_count: 2 },
      { source_id: "s2", task_key: "greet", reward: 0.5, verdict: "reward", succeeded: false, event_count: 2 },
    ]);
    expect((await events())[0]!.text).toBe('Hello,\nI want "it"');
  });

  test.each([
    [
      "OpenAI",
      { role: "assistant", content: null, tool_calls: [{ id: "c", type: "function", function: { name: "get", arguments: '{"id": 1.0}' } }] },
      { role: "tool", tool_call_id: "c", content: "Error: none" },
      'get({"id": 1.0})',
    ],
    [
      "Anthropic",
      { role: "assistant", content: [{ type: "tool_use", id: "c", name: "get", input: { id: 1 } }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "c", is_error: true, content: "none" }] },
      'get({"id":1})',
    ],
  ])("tool calls in the shape of %s", async (_name, call, result, text) => {
    await importAll(actor, [source("a.jsonl", lines([{ id: "x", agent: "helper", messages: [{ role: "user", content: "Get it" }, call, result] }]))]);
    expect(
      await sql("SELECT type, text, tool_name, tool_use_id, is_error FROM events WHERE workspace_id = $1 AND index > 0 ORDER BY index", [actor.workspaceId]),
    ).toEqual([
      { type: "agent.tool_use", text, tool_name: "get", tool_use_id: "c", is_error: false },
      { type: "agent.tool_result", text: expect.stringContaining("none"), tool_name: "get", tool_use_id: "c", is_error: true },
    ]);
  });

  test("the agent is what the person says, else the file, else the folder, else unknown", async () => {
    const make = (id: string, agent?: string) => lines([{ id, agent, messages: [{ role: "user", content: id }] }]);
    await importAll(actor, [source("said.jsonl", make("s1", "from the file"))], { agent: "from the person" });
    await importAll(actor, [source("x/file.jsonl", make("s2", "from the file")), source("desk/folder.jsonl", make("s3")), source("none.jsonl", make("s4"))]);
    const rows = await sql<{ name: string }>(
      "SELECT a.name FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 ORDER BY s.source_id",
      [actor.workspaceId],
    );
    expect(rows.map((row) => row.name)).toEqual(["from the person", "from the file", "desk", "unknown"]);
  });

  test("a megabyte of text is stored whole and found to its end", async () => {
    const text = `${"lorem ipsum dolor 123 ".repeat(60_000)}needle-at-the-end`;
    await importAll(actor, [source("a.jsonl", lines([{ id: "x", messages: [{ role: "user", content: text }] }]))]);
    expect((await events())[0]!.text).toBe(text);
    const found = await sql(
      "SELECT 1 FROM event_overflow WHERE workspace_id = $1 AND to_tsvector('simple', text) @@ websearch_to_tsquery('simple', 'needle-at-the-end')",
      [actor.workspaceId],
    );
    expect(found).toHaveLength(1);
  });
});
