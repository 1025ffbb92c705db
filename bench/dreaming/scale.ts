import { sql, transact } from "@/lib/db/client";
import { createDream } from "@/lib/dreams/commands";
import { sessionFeatures } from "@/lib/dreams/features/extractor";
import { loadFeatures } from "@/lib/dreams/load";
import { mine } from "@/lib/dreams/mining/mine";
import { fixSelection } from "@/lib/dreams/selection";
import { newId } from "@/lib/ids";
import { packedFeatures, World, type Written } from "./generate";
import { PLAIN, written } from "./planted";
import { newActor } from "./real-sessions";
import { many, peakMb, row, seconds } from "./say";

const BATCH = 500;

/** Features alone: the extractor over events in memory. */
export function benchFeatures(): void {
  const { all } = written(PLAIN);
  const events = all.reduce((sum, { script }) => sum + script.events.length, 0);
  for (const one of all) packedFeatures(one);
  const before = process.cpuUsage();
  const rounds = 5;
  for (let round = 0; round < rounds; round++) for (const one of all) packedFeatures(one);
  // Seconds of one core, whatever else the machine does.
  const { user, system } = process.cpuUsage(before);
  row("features, events a second of one core", many((rounds * events) / ((user + system) / 1e6)), "50,000");
}

/** Stores sessions with their features and without their events. @returns how many events they had */
async function store(workspaceId: string, sessions: Iterable<Written>): Promise<number> {
  const agent = newId("agent");
  await sql("INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, 'helper')", [agent, workspaceId]);
  let events = 0;
  let rows: { id: string; key: string; task: string; succeeded: boolean; day: string; events: number; packed: Buffer }[] = [];
  const flush = async () => {
    const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((one) => one[name]);
    await sql(
      `INSERT INTO sessions (id, workspace_id, source, source_id, agent_id, agent_version, task_key, started_at, event_count, content_hash, succeeded)
       SELECT id, $1, 'bench', key, $2, '1', task, day::timestamptz, events, md5(id), succeeded FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::boolean[]) AS t (id, key, task, day, events, succeeded)`,
      [workspaceId, agent, column("id"), column("key"), column("task"), column("day"), column("events"), column("succeeded")],
    );
    await sql(
      `INSERT INTO session_features (workspace_id, session_id, version, content_hash, packed)
       SELECT $1, id, $2, md5(id), packed FROM unnest($3::text[], $4::bytea[]) AS t (id, packed)`,
      [workspaceId, sessionFeatures.version, column("id"), column("packed")],
    );
    rows = [];
  };
  for (const one of sessions) {
    events += one.script.events.length;
    const day = `2026-03-${String((events % 28) + 1).padStart(2, "0")}`;
    rows.push({
      id: newId("session"),
      key: one.key,
      task: one.task,
      succeeded: one.succeeded,
      day,
      events: one.script.events.length,
      packed: Buffer.from(packedFeatures(one)),
    });
    if (rows.length === BATCH) await flush();
  }
  if (rows.length > 0) await flush();
  return events;
}

/** A dream over very many stored sessions: reading their features from the database, and mining. Needs a database. */
export async function benchScale(sessions: number): Promise<void> {
  const actor = await newActor();
  // A hundred events a session.
  const world = new World({ ...PLAIN, seed: "scale", tasks: Math.ceil(sessions / PLAIN.trials), distractors: 400 });
  const events = await store(actor.workspaceId, world.sessions());
  await sql("ANALYZE sessions, session_features");
  const dream = await createDream(actor, {}, { enqueue: false });
  const before = process.cpuUsage();
  const started = performance.now();
  const count = await transact((tx) => fixSelection(tx, actor.workspaceId, dream.id, { sessions: "all" }), { timeout: 120_000 });
  const chosen = performance.now();
  const loaded = await loadFeatures(actor.workspaceId, dream.id, async () => undefined);
  const read = performance.now();
  const { findings } = mine(loaded.sessions, []);
  const done = performance.now();
  const { user, system } = process.cpuUsage(before);
  row(
    `dream over the stored features of ${many(count)} sessions, ${many(events)} events`,
    `${seconds(done - started)} (choosing ${seconds(chosen - started)}, reading ${seconds(read - chosen)}, mining ${seconds(done - read)}; ${seconds((user + system) / 1000)} of one core), ${peakMb()} MB, ${findings.length} findings`,
    "≤ 30 s and 2,048 MB at 100,000",
  );
}
