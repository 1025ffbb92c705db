import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { isAlive, self } from "@/lib/db/embedded/process-identity";

const record = z.object({ pid: z.int(), started: z.string(), url: z.string(), host: z.string(), port: z.int() });

/** A console that serves: where it listens, and the address that people open. */
export type RunningConsole = z.output<typeof record>;

function fileOf(dataDir: string): string {
  return path.join(dataDir, "console.json");
}

/** Notes in the data folder where this process's console listens. @returns the function that removes the note */
export function noteConsole(dataDir: string, at: { url: string; host: string; port: number }): () => void {
  const { url, host, port } = at;
  writeFileSync(fileOf(dataDir), `${JSON.stringify({ ...self(), url, host, port } satisfies RunningConsole)}\n`, { mode: 0o644 });
  return () => rmSync(fileOf(dataDir), { force: true });
}

/** The console that serves from the data folder, or null when none does. */
export function runningConsole(dataDir: string): RunningConsole | null {
  try {
    const parsed = record.safeParse(JSON.parse(readFileSync(fileOf(dataDir), "utf8")));
    return parsed.success && isAlive(parsed.data) ? parsed.data : null;
  } catch {
    // None has ever run, or a power cut left the note half written: either way none is known.
    return null;
  }
}
