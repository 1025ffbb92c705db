import pg from "pg";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

/** One measurement. Prints its lines through `say`. */
export interface Bench {
  /** DATABASE_URL names a migrated database of its own. */
  run(context: { say: (line: string) => void; flags: readonly string[] }): Promise<void>;
}

/** Runs a bench in a database of its own, which is dropped afterwards. Needs LUCID_TEST_SERVER or DATABASE_URL to name a server. */
export async function inOwnDatabase(name: string, bench: Bench, flags: readonly string[]): Promise<void> {
  const server = process.env.LUCID_TEST_SERVER ?? process.env.DATABASE_URL;
  if (!server) throw new Error("Name a PostgreSQL server in LUCID_TEST_SERVER or DATABASE_URL; the bench makes a database of its own there.");
  const database = `lucid_bench_${process.pid}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${database}"`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  try {
    await migrate(url.toString());
    process.env.DATABASE_URL = url.toString();
    console.log(`# ${name}`);
    await bench.run({ say: (line) => console.log(line), flags });
  } finally {
    await disconnect();
    await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
    await admin.end();
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Watches the memory of this process while `work` runs. @returns the peak above the start, in bytes */
export async function peakMemory<T>(work: () => Promise<T>): Promise<{ value: T; peak: number }> {
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  try {
    const value = await work();
    return { value, peak: Math.max(peak, process.memoryUsage.rss()) - start };
  } finally {
    clearInterval(timer);
  }
}
