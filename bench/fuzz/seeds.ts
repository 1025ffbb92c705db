/** One whole file in each format, small, with the parts that its reader looks into. */
const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString();
const claude = (n: number, type: "user" | "assistant", content: unknown) => ({
  type,
  sessionId: "fuzz",
  version: "2.1.0",
  cwd: "/home/ada/shop",
  uuid: `u${n}`,
  parentUuid: n === 0 ? null : `u${n - 1}`,
  isSidechain: n > 3,
  timestamp: at(n),
  message: { role: type, content },
});
const span = (n: number) => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: `b7ad6b716920333${n}`,
  ...(n > 0 ? { parentSpanId: "b7ad6b7169203330" } : {}),
  name: n === 0 ? "invoke_agent helper" : n === 1 ? "chat" : "execute_tool refund",
  kind: 1,
  startTimeUnixNano: String(1_767_261_600_000_000_000 + n * 1_000_000_000),
  endTimeUnixNano: String(1_767_261_601_000_000_000 + n * 1_000_000_000),
  attributes: [
    { key: "gen_ai.operation.name", value: { stringValue: ["invoke_agent", "chat", "execute_tool"][n] ?? "chat" } },
    { key: "gen_ai.agent.name", value: { stringValue: "helper" } },
    { key: "gen_ai.conversation.id", value: { stringValue: "c1" } },
    { key: "gen_ai.input.messages", value: { stringValue: '[{"role":"user","parts":[{"type":"text","content":"refund it"}]}]' } },
    { key: "gen_ai.output.messages", value: { stringValue: '[{"role":"assistant","parts":[{"type":"text","content":"done"}],"finish_reason":"stop"}]' } },
  ],
  status: { code: n === 2 ? 2 : 1 },
});

export const SPANS = [span(0), span(1), span(2)];
export const OTLP_BODY = JSON.stringify({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "t" }, spans: SPANS }] }],
});

const chain = (n: number) => String(n).repeat(32);

const chat = [
  { role: "user", content: "Refund order W1, please." },
  { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "refund", arguments: '{"order":"W1"}' } }] },
  { role: "tool", tool_call_id: "a", name: "refund", content: "Error: no such order", is_error: true },
  { role: "assistant", content: [{ type: "text", text: "It is not there." }] },
];

const managedSession = {
  id: "sesn_1",
  type: "session",
  title: "Check",
  agent: { type: "agent", id: "agent_1", name: "Reviewer", version: 3 },
  created_at: at(0),
};
const managedEvents = [
  { id: "e1", type: "user.message", content: [{ type: "text", text: "Check it" }], processed_at: at(1) },
  {
    id: "e2",
    type: "user.define_outcome",
    outcome_id: "o1",
    description: "Checked",
    rubric: { type: "text", content: "- Citations" },
    processed_at: at(2),
  },
  { id: "e4", type: "agent.tool_use", name: "read", input: { path: "a.txt" }, processed_at: at(4) },
  { id: "e5", type: "agent.tool_result", tool_use_id: "e4", content: [{ type: "text", text: "none" }], is_error: true, processed_at: at(5) },
  {
    id: "e7",
    type: "span.outcome_evaluation_end",
    outcome_id: "o1",
    iteration: 0,
    result: "satisfied",
    explanation: "- Citations: satisfied",
    processed_at: at(7),
  },
];

export const SEEDS: Readonly<Record<string, string>> = {
  "messages.jsonl": lines([1, 2, 3].map((n) => ({ id: `s${n}`, task_id: "t", agent: "helper", reward: n % 2, started_at: at(n), messages: chat }))),
  "claude-code.jsonl": lines([
    { type: "summary", summary: "Refunds", leafUuid: "u1" },
    claude(0, "user", "Refund order W1."),
    claude(1, "assistant", [{ type: "tool_use", id: "t1", name: "Bash", input: { command: "refund W1" } }]),
    claude(2, "user", [{ type: "tool_result", tool_use_id: "t1", is_error: true, content: "no such order" }]),
    claude(3, "assistant", [{ type: "text", text: "It is not there." }]),
    claude(4, "user", "Look again."),
  ]),
  "managed.json": JSON.stringify({ session: managedSession, events: managedEvents }),
  "managed.jsonl": lines([managedSession, ...managedEvents]),
  "tau.json": JSON.stringify([0, 1].map((trial) => ({ task_id: 4, trial, reward: trial, info: {}, traj: [{ role: "system", content: "Policy" }, ...chat] }))),
  "tau2.json": JSON.stringify({
    info: { environment_info: { domain_name: "retail" }, agent_info: { implementation: "llm_agent", llm: "m" } },
    tasks: [{ id: "7", user_scenario: {} }],
    simulations: [
      {
        id: "x1",
        task_id: "7",
        trial: 0,
        start_time: at(0),
        end_time: at(9),
        reward_info: { reward: 1 },
        messages: chat.map((one, n) => ({ ...one, turn_idx: n, timestamp: at(n) })),
      },
    ],
  }),
  "table.csv": 'session_id,role,content,task,outcome\r\ns1,user,"Hello,\nI want ""it""",greet,\r\ns2,user,Hi,greet,0.5\r\ns1,assistant,Sure,greet,success\r\n',
  "codex.jsonl": lines([
    { type: "session_meta", timestamp: at(0), payload: { id: "cx1", cli_version: "1", cwd: "/home/ada", timestamp: at(0), instructions: "Be brief." } },
    { type: "response_item", timestamp: at(1), payload: { type: "message", role: "user", content: [{ type: "input_text", text: "Fix it" }] } },
    { type: "response_item", timestamp: at(2), payload: { type: "function_call", name: "shell", arguments: '{"command":["ls"]}', call_id: "c1" } },
    { type: "response_item", timestamp: at(3), payload: { type: "function_call_output", call_id: "c1", output: '{"output":"a","metadata":{"exit_code":1}}' } },
    { type: "event_msg", timestamp: at(4), payload: { type: "turn_aborted", reason: "interrupted" } },
  ]),
  "copilot.jsonl": lines([
    {
      type: "session.start",
      id: "1",
      timestamp: at(0),
      parentId: null,
      data: { sessionId: "cp1", copilotVersion: "1", startTime: at(0), context: { cwd: "/home/ada" } },
    },
    { type: "user.message", id: "2", timestamp: at(1), parentId: "1", data: { content: "Fix it" } },
    {
      type: "assistant.message",
      id: "3",
      timestamp: at(2),
      parentId: "2",
      data: { content: "Done", toolRequests: [{ toolCallId: "c", name: "edit", arguments: { path: "a" } }] },
    },
    { type: "tool.execution_complete", id: "4", timestamp: at(3), parentId: "3", data: { toolCallId: "c", success: false, error: { message: "no" } } },
  ]),
  "traces.json": OTLP_BODY,
  "collector.jsonl": `${OTLP_BODY}\n${OTLP_BODY.replaceAll("0af7651916cd43dd8448eb211c80319c", "1bf7651916cd43dd8448eb211c80319d")}\n`,
  "rows.jsonl": lines([
    { session_id: "r1", role: "user", content: "Refund it.", timestamp: at(0), task: "t", agent: "helper" },
    { session_id: "r1", role: "assistant", content: "Done.", timestamp: at(1), outcome: "success" },
    { session_id: "r2", role: "user", content: "Again." },
  ]),
  "shared.json": JSON.stringify([
    { from: "human", value: "Refund it." },
    { from: "gpt", value: "Done." },
  ]),
  "export.lucid.jsonl": lines([
    {
      lucid: 1,
      kind: "session",
      source: "messages",
      source_id: "x1",
      agent: "helper",
      agent_version: "1",
      task_key: "t",
      environment: "shop",
      title: "Refund",
      started_at: at(0),
      ended_at: at(3),
      reward: 0,
      verdict: "failed",
      meta: { model: "m" },
      threads: [{ source_id: "", agent_name: "helper", role: "lead", parent: null, title: "" }],
      outcomes: [{ source_id: "o", goal: "Refunded", rubric: "- right" }],
      verdicts: [{ iteration: 0, criterion: null, result: "failed", reward: null, explanation: "wrong", given_by: "source", event_index: 1 }],
    },
    { lucid: 1, kind: "record", index: 0, record_kind: "event", raw: '{"role":"user"}' },
    { lucid: 1, kind: "record", index: 1, record_kind: "event", base64: "eyJyb2xlIjoieCJ9" },
    ...[0, 1].map((n) => ({
      lucid: 1,
      kind: "event",
      index: n,
      thread: 0,
      type: n === 0 ? "user.message" : "agent.tool_use",
      speaker: n === 0 ? "person" : "agent",
      at: at(n),
      source_id: `e${n}`,
      tool_name: n === 0 ? null : "refund",
      tool_use_id: n === 0 ? null : "a",
      is_error: null,
      text: "Refund it.",
      record: n,
      chain: chain(n),
    })),
  ]),
};

/** Lines of no format, read by a mapping. */
export const MAPPED = {
  seed: lines([
    { run: { id: "m1" }, who: "customer", said: { text: "Refund it." }, when: at(0), about: "t", bot: "helper" },
    { run: { id: "m1" }, who: "bot", said: { text: "Done." }, when: at(1), tool: "refund", ok: 1 },
    { run: { id: "m2" }, who: "customer", said: { text: "Again." } },
  ]),
  mapping: {
    session: "run.id",
    role: "who",
    content: "said.text",
    time: "when",
    tool: "tool",
    task: "about",
    agent: "bot",
    outcome: "ok",
    roles: { customer: "user" as const, bot: "assistant" as const },
  },
};
