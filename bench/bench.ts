import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { disconnect } from "@/lib/db/client";
import { acquireDatabase } from "@/lib/db/embedded/acquire";
import { migrate } from "@/lib/db/migrate";

/** One measurement. Prints its lines through `say`. */
export interface Bench {
  /** DATABASE_URL names a migrated database of its own. */
  run(context: { say: (line: string) => void; flags: readonly string[] }): Promise<void>;
}

/**
 * Runs a bench in a database of its own, which is dropped afterwards: on the server that LUCID_TEST_SERVER or DATABASE_URL names, else
 * on an embedded one in a temporary folder.
 */
export async function inOwnDatabase(name: string, bench: Bench, flags: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "lucid-bench-"));
  const named = process.env.LUCID_TEST_SERVER ?? process.env.DATABASE_URL;
  const embedded = named ? undefined : await acquireDatabase({ dataDir: path.join(folder, "data"), holder: "test" });
  const server = named ?? embedded?.url ?? "";
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
    await embedded?.release();
    rmSync(folder, { recursive: true, force: true });
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
