import { gzipSync } from "node:zlib";
import { POST } from "@/app/api/v1/traces/route";
import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { migrateJobs } from "@/lib/jobs/boss";
import { assembleSessions } from "@/lib/otlp/assemble";
import { makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import type { Bench } from "./bench";

/** Spans per second from the request's body to the session, each part for itself. Goal: 3,000 together. */

const TRACES = 200;
const SPANS = 100;
const BATCH = 500;
const START = BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n;

const SENTENCE = "a sentence about what is to be done next. ".repeat(10);

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A trace of one agent: model calls that hear the last turns again, and a tool call after each. */
function spansOf(trace: number): object[] {
  const traceId = (trace + 1).toString(16).padStart(32, "0");
  return Array.from({ length: SPANS }, (_, n) => {
    const start = START + BigInt(trace * SPANS + n) * 1_000_000_000n;
    const history = Array.from({ length: 6 }, (__, back) => {
      const at = Math.max(0, n - 6) + back;
      return { role: at % 2 === 0 ? "user" : "assistant", parts: [{ type: "text", content: `message ${at} of ${trace}: ${SENTENCE}` }] };
    });
    const chat = [
      attribute("gen_ai.operation.name", "chat"),
      attribute("gen_ai.request.model", "model"),
      attribute("gen_ai.input.messages", JSON.stringify(history)),
      attribute("gen_ai.output.messages", JSON.stringify([{ role: "assistant", parts: [{ type: "tool_call", id: `c${n}`, name: "look", arguments: { n } }] }])),
    ];
    const tool = [
      attribute("gen_ai.operation.name", "execute_tool"),
      attribute("gen_ai.tool.name", "look"),
      attribute("gen_ai.tool.call.id", `c${n - 1}`),
      attribute("gen_ai.tool.call.result", `turn ${n} of ${trace}: ${SENTENCE}`),
    ];
    return {
      traceId,
      spanId: (n + 1).toString(16).padStart(16, "0"),
      ...(n > 0 && { parentSpanId: "1".padStart(16, "0") }),
      name: n === 0 ? "invoke_agent" : "step",
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + 900_000_000n),
      attributes: n === 0 ? [attribute("gen_ai.operation.name", "invoke_agent"), attribute("gen_ai.agent.name", "bench")] : n % 2 === 1 ? chat : tool,
    };
  });
}

const bench: Bench = {
  async run({ say }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const workspace = await makeWorkspace("Bench");
    const token = await makeToken(workspace.id, ["sessions.import"]);
    const all = Array.from({ length: TRACES }, (_, trace) => spansOf(trace)).flat();
    const bodies: Buffer[] = [];
    for (let from = 0; from < all.length; from += BATCH)
      bodies.push(gzipSync(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: all.slice(from, from + BATCH) }] }] })));
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-encoding": "gzip" };
    const cpu = process.cpuUsage();
    const before = performance.now();
    for (const body of bodies) {
      const answer = await POST(new Request("http://localhost/api/v1/traces", { method: "POST", headers, body: new Uint8Array(body) }), {
        params: Promise.resolve({}),
      });
      if (!answer.ok) throw new Error(`The route answered ${answer.status}.`);
    }
    const received = performance.now();
    const { assembled } = await assembleSessions(mintActor({ kind: "job", id: "bench", workspaceId: workspace.id }), { quiet: 0, patience: 0 });
    const done = performance.now();
    const [stored] = await sql<{ events: number }>("SELECT sum(event_count)::int AS events FROM sessions WHERE workspace_id = $1", [workspace.id]);
    const rate = (from: number, to: number) => Math.round(all.length / ((to - from) / 1000));
    say(`${all.length} spans in ${bodies.length} requests, ${assembled} sessions, ${stored?.events} events`);
    const used = process.cpuUsage(cpu);
    say(`processor time of this process: ${(((used.user + used.system) / 1000 / all.length) * 1000).toFixed(0)} µs a span`);
    say(`received ${rate(before, received)} spans/s, told ${rate(received, done)} spans/s, together ${rate(before, done)} spans/s (goal 3,000 or more)`);
  },
};

export default bench;
