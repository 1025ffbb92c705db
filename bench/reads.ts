import pg from "pg";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { newId } from "@/lib/ids";
import { listSessions, listSql } from "@/lib/sessions/queries";
import { EVENTS_SQL, listEvents, PAGE_EVENTS } from "@/lib/sessions/queries/events";
import { searchSessions } from "@/lib/sessions/queries/search";
import { makePerson, makeWorkspace } from "@/test/fixtures";

/** The hot reads at a million events, each beside the bare SQL that it stands on. */

export interface ReadFigures {
  events: number;
  /** Milliseconds, and Lucid's as a ratio to the bare SQL's. */
  list: Compared;
  filtered: Compared;
  transcript: Compared;
  /** Search has no simpler form to be compared with. */
  search: { rare: Times; common: Times };
}

export interface Times {
  p50: number;
  p95: number;
}

export interface Compared {
  lucid: Times;
  bare: Times;
  ratio: Times;
}

export interface ReadBenchOptions {
  /** An empty or migrated database that may be filled. DATABASE_URL must name it. */
  databaseUrl: string;
  events?: number;
  rounds?: number;
}

const EVENTS_A_SESSION = 100;
/** Rounds that do not count, until the code is compiled and the pages are in memory. */
const WARM_UP = 200;

const FILL_SESSIONS = `
INSERT INTO sessions (id, workspace_id, source, source_id, agent_id, task_key, title, started_at, occurred_at, event_count, error_count, content_hash, reward, verdict, succeeded)
SELECT 'ses_' || md5($1 || n), $1, 'messages', 'bench-' || n, $2, 'task-' || n % 200, 'Session number ' || n, now() - n * interval '1 minute',
  now() - n * interval '1 minute', ${EVENTS_A_SESSION}, n % 4, md5(n::text), n % 2, 'reward', n % 2 = 1
FROM generate_series(1, $3::int) n`;

const FILL_EVENTS = `
INSERT INTO events (workspace_id, session_id, index, type, speaker, at, is_error, text, text_version, chain)
SELECT $1, 'ses_' || md5($1 || n), i, CASE i % 3 WHEN 0 THEN 'user.message' ELSE 'agent.message' END, CASE i % 3 WHEN 0 THEN 'person' ELSE 'agent' END,
  now(), i % 50 = 7, 'common words of event ' || i || ' in session ' || n || CASE WHEN n % 500 = 0 AND i = 3 THEN ' seldom' ELSE '' END ||
  repeat(' and some more text that makes it as long as an event is', 4), 1, decode(md5(n || '/' || i), 'hex')
FROM generate_series($2::int, $3::int) n CROSS JOIN generate_series(0, ${EVENTS_A_SESSION - 1}) i`;

async function fill(client: pg.Client, workspaceId: string, sessions: number): Promise<void> {
  const agent = newId("agent");
  await client.query("INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, 'bench')", [agent, workspaceId]);
  await client.query(FILL_SESSIONS, [workspaceId, agent, sessions]);
  for (let from = 1; from <= sessions; from += 1000) await client.query(FILL_EVENTS, [workspaceId, from, Math.min(sessions, from + 999)]);
  await client.query("VACUUM ANALYZE sessions");
  await client.query("VACUUM ANALYZE events");
}

function times(samples: number[]): Times {
  const sorted = samples.sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(3));
  return { p50: at(0.5), p95: at(0.95) };
}

async function measure(rounds: number, work: (round: number) => Promise<unknown>): Promise<Times> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work(round);
    samples.push(performance.now() - started);
  }
  return times(samples);
}

/** Lucid and the bare query in turn, so that both meet the same caches and the same neighbours. */
async function compare(rounds: number, lucid: (round: number) => Promise<unknown>, bare: (round: number) => Promise<unknown>): Promise<Compared> {
  const one: number[] = [];
  const other: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++)
    for (const [work, samples] of round % 2 === 0
      ? ([
          [lucid, one],
          [bare, other],
        ] as const)
      : ([
          [bare, other],
          [lucid, one],
        ] as const)) {
      const started = performance.now();
      await work(Math.max(0, round));
      if (round >= 0) samples.push(performance.now() - started);
    }
  const figures = { lucid: times(one), bare: times(other) };
  const ratio = (key: keyof Times) => Number((figures.lucid[key] / figures.bare[key]).toFixed(2));
  return { ...figures, ratio: { p50: ratio("p50"), p95: ratio("p95") } };
}

/** Fills a workspace with `events` events and measures list, transcript and search in it. */
export async function benchReads({ databaseUrl, events = 1_000_000, rounds = 2_000 }: ReadBenchOptions): Promise<ReadFigures> {
  await migrate(databaseUrl);
  const { id: workspaceId } = await makeWorkspace("Bench");
  const viewer = await makePerson(workspaceId, "viewer");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const sessions = Math.ceil(events / EVENTS_A_SESSION);
    await fill(client, workspaceId, sessions);
    const ids = (await client.query("SELECT id FROM sessions WHERE workspace_id = $1 ORDER BY id LIMIT 500", [workspaceId])).rows.map((row) => String(row.id));
    const idOf = (round: number) => ids[(round * 37) % ids.length] ?? "";
    const filter = (round: number) => ({ task: `task-${round % 200}`, errors: true });
    const bareList = (round: number, filtered: boolean) => {
      const query = listSql(workspaceId, filtered ? filter(round) : {}, null, 50);
      return client.query(query.text, query.values);
    };
    return {
      events: sessions * EVENTS_A_SESSION,
      list: await compare(
        rounds,
        () => listSessions(viewer, {}),
        (round) => bareList(round, false),
      ),
      filtered: await compare(
        rounds,
        (round) => listSessions(viewer, filter(round)),
        (round) => bareList(round, true),
      ),
      transcript: await compare(
        rounds,
        (round) => listEvents(viewer, idOf(round), 0),
        (round) => client.query(EVENTS_SQL, [workspaceId, idOf(round), 0, PAGE_EVENTS]),
      ),
      search: {
        rare: await measure(30, () => searchSessions(viewer, "seldom", {})),
        common: await measure(30, () => searchSessions(viewer, "common words", {})),
      },
    };
  } finally {
    await client.end();
    await disconnect();
  }
}
