import pg from "pg";
import PgBoss from "pg-boss";
import { log } from "@/lib/log";

/** The schema of pg-boss's tables, beside Lucid's own. */
export const JOBS_SCHEMA = "pgboss";

/** What a worker's connections are called in pg_stat_activity, before its process number: how health knows that a worker lives, without a table of heartbeats. */
export const WORKER_APPLICATION = "lucid-worker";

/** A job that died with its worker is taken by another after this many seconds without a sign of life. */
export const EXPIRE_SECONDS = 20;

interface Boss {
  url: string;
  boss: PgBoss;
  pool: pg.Pool;
  queues: Map<string, Promise<void>>;
}

const holder = globalThis as typeof globalThis & { lucidBoss?: Promise<Boss> };

async function open(url: string, application: string): Promise<Boss> {
  const pool = new pg.Pool({ connectionString: url, max: 4, idleTimeoutMillis: 30_000, application_name: `${application}-${process.pid}` });
  pool.on("error", (error) => log.warn({ err: error }, "the job queue lost its database connection"));
  const boss = new PgBoss({
    db: { executeSql: (text: string, values: unknown[]) => pool.query(text, values as unknown[]) },
    schema: JOBS_SCHEMA,
    schedule: false,
    supervise: application === WORKER_APPLICATION,
    migrate: true,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the job queue reported an error"));
  try {
    await boss.start();
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { url, boss, pool, queues: new Map() };
}

/** This process's one connection to the job queue; the tables are made when they are missing. */
export async function jobQueue(application = "lucid-jobs"): Promise<Boss> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set. Start Lucid with `npm start`, or name a PostgreSQL database.");
  const current = await holder.lucidBoss;
  if (current?.url === url) return current;
  const opening = open(url, application);
  holder.lucidBoss = opening;
  opening.catch(() => {
    if (holder.lucidBoss === opening) delete holder.lucidBoss;
  });
  return opening;
}

/** Makes the queue and its dead-letter queue where they are missing. Remembered, so that it costs one query a process. */
export async function ensureQueue(name: string): Promise<void> {
  const { boss, queues } = await jobQueue();
  let made = queues.get(name);
  if (!made) {
    made = (async () => {
      await boss.createQueue(deadLetterOf(name), { name: deadLetterOf(name) });
      await boss.createQueue(name, { name, deadLetter: deadLetterOf(name) });
    })();
    queues.set(name, made);
    made.catch(() => queues.delete(name));
  }
  await made;
}

/** Where a job goes when its last attempt has failed. */
export function deadLetterOf(name: string): string {
  return `${name}-failed`;
}

/** Closes this process's connection to the job queue. */
export async function closeJobs(): Promise<void> {
  const opening = holder.lucidBoss;
  delete holder.lucidBoss;
  const current = await opening?.catch(() => undefined);
  if (!current) return;
  await current.boss.stop({ graceful: false, wait: true });
  await current.pool.end();
}

/** Makes or updates the job queue's tables. Several at once are safe: pg-boss takes a lock. */
export async function migrateJobs(url: string): Promise<void> {
  const { boss, pool } = await open(url, "lucid-jobs");
  await boss.stop({ graceful: false, wait: true });
  await pool.end();
}
