import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/lib/db/client";
import { sessionFeatures } from "@/lib/dreams/features/extractor";
import { importWithFeatures } from "@/lib/dreams/import";
import { runDreamAndWait } from "@/lib/dreams/run";
import { NO_FEATURES } from "@/lib/sessions/import/feature-extractor";
import { importSessions } from "@/lib/sessions/import/import";
import type { ImportSource } from "@/lib/sessions/import/report";
import { median } from "../bench";
import { World, type Written } from "./generate";
import { PLAIN } from "./planted";
import { newActor } from "./real-sessions";
import { many, row, seconds } from "./say";

/** A written session as a line of chat messages, which any agent could have left behind. */
function lineOf({ key, task, succeeded, script }: Written): string {
  const messages = script.events.map(({ type, speaker, text, person, toolName, toolUseId, isError }) => {
    if (type.endsWith("tool_use")) {
      const source = text.slice(text.indexOf("(") + 1, -1);
      return { role: "assistant", content: null, tool_calls: [{ id: toolUseId, type: "function", function: { name: toolName, arguments: source } }] };
    }
    if (type.endsWith("tool_result")) return { role: "tool", tool_call_id: toolUseId, name: toolName, content: text, is_error: isError };
    return { role: speaker === "agent" ? "assistant" : "user", content: text, ...(person === null ? {} : { name: person }) };
  });
  return JSON.stringify({ id: key, task_id: task, agent: "helper", reward: succeeded ? 1 : 0, messages });
}

export function sourceOf(path: string, sessions: () => Iterable<Written>): ImportSource {
  return {
    path,
    open: async function* () {
      for (const one of sessions()) yield Buffer.from(`${lineOf(one)}\n`);
    },
  };
}

function* part(world: World, from: number, count: number): Generator<Written> {
  let at = 0;
  for (const one of world.sessions()) {
    if (at >= from + count) return;
    if (at++ >= from) yield one;
  }
}

const rowsRead = async (): Promise<number> => {
  await sleep(1_200);
  const [found] = await sql<{ read: number }>(
    "SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 AS read FROM pg_stat_user_tables WHERE relname = 'events'",
  );
  return found?.read ?? 0;
};

/** A dream in the night after a day's new sessions: how long it takes, and what it reads again. Needs a database. */
export async function benchNightly(old: number, fresh: number): Promise<void> {
  const actor = await newActor();
  const setting = { ...PLAIN, seed: "nightly", tasks: Math.ceil((old + fresh) / PLAIN.trials) };
  await importWithFeatures(actor, [sourceOf("old.jsonl", () => part(new World(setting), 0, old))], { origin: "cli" });
  await sql("ANALYZE");
  await runDreamAndWait(actor, {});
  const [before] = await sql<{ now: Date }>("SELECT clock_timestamp() AS now");
  await importWithFeatures(actor, [sourceOf("new.jsonl", () => part(new World(setting), old, fresh))], { origin: "cli" });
  const eventsBefore = await rowsRead();
  const started = performance.now();
  const dream = await runDreamAndWait(actor, {});
  const took = performance.now() - started;
  const eventsRead = (await rowsRead()) - eventsBefore;
  const [again] = await sql<{ count: number; events: number }>(
    `SELECT count(*) FILTER (WHERE f.created_at > $2)::int AS count, (SELECT count(*)::int FROM events e WHERE e.workspace_id = $1) AS events
     FROM session_features f WHERE f.workspace_id = $1`,
    [actor.workspaceId, before!.now],
  );
  row(
    `nightly dream, ${many(fresh)} new sessions on ${many(old)} old`,
    `${seconds(took)}; ${dream.sessions} sessions scored, ${dream.funnel?.rebuilt ?? 0} featured again, ${(again?.count ?? 0) - fresh} old rows of features written; ${many(eventsRead)} of ${many(again?.events ?? 0)} events read, for the quotes`,
    "≤ 5 s; 0; 0; no transcript",
  );
}

/** The same import with and without features, in turns. Needs a database. */
export async function benchImport(sessions: number): Promise<void> {
  const setting = { ...PLAIN, seed: "import", tasks: Math.ceil(sessions / PLAIN.trials) };
  const all = [...new World(setting).sessions()].map(lineOf);
  const source: ImportSource = {
    path: "sessions.jsonl",
    open: async function* () {
      for (const line of all) yield Buffer.from(`${line}\n`);
    },
  };
  const times = { with: [] as number[], without: [] as number[] };
  for (let round = 0; round < 6; round++) {
    for (const way of ["without", "with"] as const) {
      const actor = await newActor();
      const started = performance.now();
      await importSessions(actor, [source], { origin: "cli", features: way === "with" ? sessionFeatures : NO_FEATURES });
      if (round > 0) times[way].push(performance.now() - started);
    }
  }
  const [plain, featured] = [median(times.without), median(times.with)];
  row(
    `import of ${many(sessions)} sessions with features, against the same without`,
    `${(featured / plain).toFixed(2)} × (${seconds(featured)} / ${seconds(plain)})`,
    "≤ 1.3 ×",
  );
}
