import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { newId } from "@/lib/ids";
import { findFiles } from "@/lib/sessions/import/files";
import type { ImportSource } from "@/lib/sessions/import/report";
import { type Bench, median, peakMemory } from "./bench";

const DATA = "../shared/data/tau2-retail";
const ROUNDS = 5;
/** In the order that the references need. */
const TABLES = ["agents", "imports", "sessions", "threads", "records", "events", "event_overflow", "outcomes", "verdicts", "session_features"];
const MB = 1_048_576;

async function newActor(): Promise<Actor> {
  const id = newId("workspace");
  await db().workspace.create({ data: { id, slug: `bench-${id.slice(-12)}`, name: "Bench" } });
  return mintActor({ kind: "operator", id: "operator", workspaceId: id });
}

async function rowsOf(client: pg.PoolClient, table: string, workspaceId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  const stream = client.query(copyTo(`COPY (SELECT * FROM ${table} WHERE workspace_id = '${workspaceId}') TO STDOUT (FORMAT binary)`));
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function clear(workspaceId: string): Promise<void> {
  for (const table of [...TABLES].reverse()) await pool().query(`DELETE FROM ${table} WHERE workspace_id = $1`, [workspaceId]);
  for (const table of TABLES) await pool().query(`VACUUM ${table}`);
}

/** The floor: read the files, JSON.parse them, COPY the very same rows into the very same tables. */
async function floor(sources: readonly ImportSource[], rows: readonly { table: string; bytes: Buffer }[]): Promise<void> {
  for (const source of sources) {
    const text = await readFile(source.path, "utf8");
    if (text.startsWith("{")) JSON.parse(text);
  }
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    for (const { table, bytes } of rows) {
      const stream = client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`));
      for (let at = 0; at < bytes.length; at += MB)
        if (!stream.write(bytes.subarray(at, at + MB))) await new Promise((resolve) => stream.once("drain", resolve));
      stream.end();
      await finished(stream);
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function throughput(say: (line: string) => void): Promise<void> {
  if (!existsSync(DATA)) {
    say(`skipped: there is no ${DATA}`);
    return;
  }
  const { sources } = await findFiles([DATA]);
  const bytes = sources.reduce((sum, source) => sum + (source.size ?? 0), 0);
  const ours: number[] = [];
  const floors: number[] = [];
  let events = 0;
  let peak = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const actor = await newActor();
    const start = performance.now();
    const run = await peakMemory(() => importWithFeatures(actor, sources, { origin: "cli" }));
    const took = performance.now() - start;
    events = run.value.events;
    const client = await pool().connect();
    const rows: { table: string; bytes: Buffer }[] = [];
    try {
      for (const table of TABLES) rows.push({ table, bytes: await rowsOf(client, table, actor.workspaceId) });
    } finally {
      client.release();
    }
    await clear(actor.workspaceId);
    const floorStart = performance.now();
    await floor(sources, rows);
    const floorTook = performance.now() - floorStart;
    await clear(actor.workspaceId);
    // The first round warms up.
    if (round === 0) continue;
    peak = Math.max(peak, run.peak);
    ours.push(took);
    floors.push(floorTook);
  }
  const seconds = median(ours) / 1000;
  const ratio = median(floors.map((each, at) => each / ours[at]!));
  say(`import of ${(bytes / MB).toFixed(0)} MB: ${(bytes / MB / seconds).toFixed(1)} MB/s, ${Math.round(events / seconds)} events/s`);
  say(
    `ratio to reading, JSON.parse and COPY of the same rows: ${ratio.toFixed(2)} (goal >= 0.5); floor ${(median(floors) / 1000).toFixed(2)} s, import ${seconds.toFixed(2)} s, median of ${ROUNDS}`,
  );
  say(`peak memory above the start: ${(peak / MB).toFixed(0)} MB`);
}

/** One session of about this many bytes, as Claude Code writes it. */
function generated(bytes: number): ImportSource {
  return {
    path: "generated/large.jsonl",
    async *open() {
      const filler = "The quick brown fox jumps over the lazy dog while the build log scrolls by. ".repeat(12);
      let sent = 0;
      let at = 0;
      while (sent < bytes) {
        const lines: string[] = [];
        for (let i = 0; i < 500; i++, at++) {
          const record = {
            type: at % 2 === 0 ? "user" : "assistant",
            sessionId: "large",
            uuid: `u-${at}`,
            parentUuid: at === 0 ? null : `u-${at - 1}`,
            isSidechain: false,
            timestamp: new Date(1_767_225_600_000 + at * 1000).toISOString(),
            message:
              at % 2 === 0
                ? { role: "user", content: [{ type: "tool_result", tool_use_id: `t-${at - 1}`, content: `${at} ${filler}` }] }
                : { role: "assistant", content: [{ type: "tool_use", id: `t-${at}`, name: "Bash", input: { command: `make step-${at}` } }] },
          };
          lines.push(JSON.stringify(record));
        }
        const chunk = Buffer.from(`${lines.join("\n")}\n`);
        sent += chunk.length;
        yield chunk;
      }
    },
  };
}

/** Conversations of about 5 KB, a line each, of about this many bytes together. */
function many(bytes: number): ImportSource {
  return {
    path: "generated/many.jsonl",
    async *open() {
      const filler = "The quick brown fox jumps over the lazy dog while the build log scrolls by. ".repeat(8);
      let sent = 0;
      let at = 0;
      while (sent < bytes) {
        const lines: string[] = [];
        for (let i = 0; i < 200; i++, at++) {
          const messages = Array.from({ length: 8 }, (_, turn) => ({ role: turn % 2 === 0 ? "user" : "assistant", content: `${at} ${turn} ${filler}` }));
          lines.push(JSON.stringify({ session_id: `s-${at}`, agent: "clerk", task: `t-${at % 100}`, reward: at % 2, messages }));
        }
        const chunk = Buffer.from(`${lines.join("\n")}\n`);
        sent += chunk.length;
        yield chunk;
      }
    },
  };
}

async function memory(say: (line: string) => void, what: string, source: (bytes: number) => ImportSource, bytes: number): Promise<void> {
  const actor = await newActor();
  const start = performance.now();
  const { value, peak } = await peakMemory(() => importWithFeatures(actor, [source(bytes)], { origin: "cli" }));
  const seconds = (performance.now() - start) / 1000;
  say(
    `${what} of ${(bytes / MB).toFixed(0)} MB: ${JSON.stringify(value.sessions)}, ${value.events} events in ${seconds.toFixed(0)} s, peak memory above the start ${(peak / MB).toFixed(0)} MB (goal < 400)`,
  );
  const again = await peakMemory(() => importWithFeatures(actor, [source(bytes)], { origin: "cli" }));
  say(`the same again: ${JSON.stringify(again.value.sessions)}, peak memory above its start ${(again.peak / MB).toFixed(0)} MB`);
}

const bench: Bench = {
  async run({ say, flags }) {
    const sizeOf = (name: string): number | null => {
      const flag = flags.find((each) => each === name || each.startsWith(`${name}=`));
      return flag === undefined ? null : Number(flag.split("=")[1] ?? 1024) * MB;
    };
    const large = sizeOf("--large");
    const sessions = sizeOf("--many");
    if (large !== null) await memory(say, "one session", generated, large);
    if (sessions !== null) await memory(say, "many sessions", many, sessions);
    if (large === null && sessions === null) await throughput(say);
  },
};

export default bench;
