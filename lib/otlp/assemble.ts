import { setImmediate } from "node:timers/promises";
import { type Actor, authorize } from "@/lib/auth/actor";
import { importWithFeatures } from "@/lib/dreams/import";
import type { ImportSource } from "@/lib/sessions/import/report";
import { PATIENCE_SECONDS, QUIET_SECONDS } from "./otlp-job";
import { alone, countWaiting, MOST_TRACES, markTold, readyTraces, spansOfSessions } from "./waiting";

/** Puts sessions together out of the spans that wait, through the one import path. */

async function* sourcesOf(workspaceId: string, sessions: readonly string[]): AsyncGenerator<ImportSource> {
  for await (const { session, lines } of spansOfSessions(workspaceId, sessions)) {
    // What was read before is being stored beside this: its turn comes between sessions.
    await setImmediate();
    yield {
      path: `otlp/${session}.jsonl`,
      size: lines.length,
      open: async function* () {
        yield lines;
      },
    };
  }
}

interface Assembling {
  /** Seconds without a span after which a trace is told; `patience` for traces with gaps. */
  quiet?: number;
  patience?: number;
  signal?: AbortSignal;
}

/**
 * Imports every session whose spans are complete, or have been quiet for long.
 * @returns how many were put together, and how many traces wait on; null when another job or worker is at them
 */
export async function assembleSessions(actor: Actor, options: Assembling = {}): Promise<{ assembled: number; waiting: number } | null> {
  await authorize(actor, "sessions.import");
  return alone(actor.workspaceId, () => assemble(actor, options));
}

async function assemble(
  actor: Actor,
  { quiet = QUIET_SECONDS, patience = PATIENCE_SECONDS, signal }: Assembling,
): Promise<{ assembled: number; waiting: number }> {
  const { workspaceId } = actor;
  let assembled = 0;
  for (;;) {
    const ready = await readyTraces(workspaceId, quiet, patience);
    // In the order of their names, so that the same spans make the same import.
    const sessions = [...new Set(ready.map((trace) => trace.conversationId ?? trace.traceId))].sort();
    if (sessions.length > 0) {
      await importWithFeatures(actor, sourcesOf(workspaceId, sessions), { origin: "api", format: "otlp", ...(signal && { signal }) });
      if (signal?.aborted) throw signal.reason;
      await markTold(workspaceId, ready);
      assembled += sessions.length;
    }
    if (ready.length < MOST_TRACES) return { assembled, waiting: await countWaiting(workspaceId) };
  }
}
