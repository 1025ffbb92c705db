import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { POST } from "@/app/api/v1/traces/route";
import { mintActor } from "@/lib/auth/actor";
import { pool, sql } from "@/lib/db/client";
import { migrateJobs } from "@/lib/jobs/boss";
import { assembleSessions } from "@/lib/otlp/assemble";
import { makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import type { Bench } from "./bench";
import { cpuOf, startNext } from "./guidance";

/** Spans per second from the request's body to the session: each part alone beside its floor, then console and worker at once, as `npm start` runs them. */

const ROOT = path.resolve(import.meta.dirname, "..");
const ALONE = 200;
const TOGETHER = 500;
const SPANS = 100;
const BATCH = 500;
/** Exporters at once. */
const SENDERS = 4;
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

/** Requests of whole traces, as an exporter packs them. */
function* bodiesOf(traces: number): Generator<Buffer> {
  const each = BATCH / SPANS;
  for (let from = 0; from < traces; from += each) {
    const spans = Array.from({ length: Math.min(each, traces - from) }, (_, n) => spansOf(from + n)).flat();
    yield gzipSync(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
  }
}

interface Part {
  spansPerSecond: number;
  /** Processor time of this process, in microseconds a span. */
  micros: number;
}

async function measured(spans: number, work: () => Promise<void> | void): Promise<Part> {
  const cpu = process.cpuUsage();
  const before = performance.now();
  await work();
  const seconds = (performance.now() - before) / 1000;
  const used = process.cpuUsage(cpu);
  return { spansPerSecond: Math.round(spans / seconds), micros: Math.round((used.user + used.system) / spans) };
}

/** The rows of a table, into one like it with the same indexes: what the database alone takes. */
async function copied(table: string): Promise<() => Promise<void>> {
  const client = await pool().connect();
  const parts: Buffer[] = [];
  await pipeline(
    client.query(copyTo(`COPY ${table} TO STDOUT (FORMAT binary)`)),
    new Writable({
      write(chunk, _encoding, done) {
        parts.push(chunk);
        done();
      },
    }),
  );
  await client.query(`CREATE TABLE floor_${table} (LIKE ${table} INCLUDING ALL)`);
  return async () => {
    await pipeline(parts, client.query(copyFrom(`COPY floor_${table} FROM STDIN (FORMAT binary)`)));
    client.release();
  };
}

async function alone(say: (line: string) => void): Promise<void> {
  const workspace = await makeWorkspace("Bench");
  const token = await makeToken(workspace.id, ["sessions.import"]);
  const bodies = [...bodiesOf(ALONE)];
  const spans = ALONE * SPANS;
  const decoded = await measured(spans, () => {
    for (const body of bodies) JSON.parse(gunzipSync(body).toString("utf8"));
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-encoding": "gzip" };
  const received = await measured(spans, async () => {
    for (const body of bodies) {
      const request = new Request("http://localhost/api/v1/traces", { method: "POST", headers, body: new Uint8Array(body) });
      const answer = await POST(request, { params: Promise.resolve({}) });
      if (!answer.ok) throw new Error(`The route answered ${answer.status}.`);
    }
  });
  const job = mintActor({ kind: "job", id: "bench", workspaceId: workspace.id });
  const told = await measured(spans, async () => {
    await assembleSessions(job, { quiet: 0, patience: 0 });
  });
  const [stored] = await sql<{ sessions: number; events: number }>(
    "SELECT count(*)::int AS sessions, sum(event_count)::int AS events FROM sessions WHERE workspace_id = $1",
    [workspace.id],
  );
  const line = (name: string, part: Part) => say(`${name} ${part.spansPerSecond} spans/s, ${part.micros} µs of this process a span`);
  say(`${spans} spans in ${bodies.length} requests became ${stored?.sessions} sessions with ${stored?.events} events; each part alone:`);
  line("  floor: unpacking and parsing the same bytes", decoded);
  line("  received", received);
  const waiting = await copied("otlp_spans");
  line("  floor: COPY of the spans", await measured(spans, waiting));
  line("  told", told);
  const tables = [await copied("records"), await copied("events")];
  line(
    "  floor: COPY of the sessions' records and events",
    await measured(spans, async () => {
      for (const copy of tables) await copy();
    }),
  );
}

/** The worker that `npm start` runs. */
async function startWorker(): Promise<{ child: ChildProcess; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-bench-worker-"));
  const child = spawn(process.execPath, [path.join(ROOT, "bin/lucid.mjs"), "worker"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", LUCID_DATA_DIR: folder, LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
  return { child, folder };
}

async function together(say: (line: string) => void): Promise<void> {
  const workspace = await makeWorkspace("Bench");
  const token = await makeToken(workspace.id, ["sessions.import"]);
  const bodies = [...bodiesOf(TOGETHER)];
  const spans = TOGETHER * SPANS;
  const web = await startNext(ROOT, { NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? "bench".repeat(8), NEXTAUTH_URL: "http://localhost:3000" });
  const worker = await startWorker();
  const url = new URL("/api/v1/traces", web.url);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-encoding": "gzip" };
  const toldTraces = async () => {
    const [row] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM otlp_traces WHERE workspace_id = $1 AND assembled_at IS NOT NULL", [workspace.id]);
    return row?.n ?? 0;
  };
  try {
    const cpu = [cpuOf(web.child), cpuOf(worker.child)] as const;
    const start = performance.now();
    const waiting = bodies.values();
    const send = async () => {
      for (const body of waiting) {
        const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
        if (!answer.ok) throw new Error(`The console answered ${answer.status}.`);
        await answer.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    const received = performance.now();
    const meanwhile = await toldTraces();
    let told = meanwhile;
    for (let last = performance.now(), now = told; told < TOGETHER; told = now) {
      await sleep(50);
      now = await toldTraces();
      if (now > told) last = performance.now();
      if (performance.now() - last > 60_000) throw new Error(`The worker has told ${told} of ${TOGETHER} traces, and then none for a minute.`);
    }
    const done = performance.now();
    const rate = (from: number, to: number, count = spans) => Math.round(count / ((to - from) / 1000));
    say(`${spans} spans in ${bodies.length} requests from ${SENDERS} senders to the console, told by the worker meanwhile:`);
    say(`  received ${rate(start, received)} spans/s; told by then ${meanwhile * SPANS}`);
    say(`  sustained, from the first request to the last session: ${rate(start, done)} spans/s (goal 3,000 or more)`);
    const micros = (child: ChildProcess, before: number) => (((cpuOf(child) - before) * 1000) / spans).toFixed(0);
    say(`  processor time a span: console ${micros(web.child, cpu[0])} µs, worker ${micros(worker.child, cpu[1])} µs`);
  } finally {
    web.child.kill();
    worker.child.kill();
    rmSync(worker.folder, { recursive: true, force: true });
  }
}

const bench: Bench = {
  async run({ say }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    await alone(say);
    await together(say);
  },
};

export default bench;
