import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/lib/db/client";
import { log } from "@/lib/log";
import { STALE_FEATURES } from "../load";
import { rebuildFeatures } from "../rebuild";
import { digestOf, finishRange, howFar, keepRange, type Range, releaseRange, type Shared, takeRange } from "./ranges";

const BEAT_MS = 3_000;
const LOOK_AGAIN_MS = 250;

/** Who works on a range, for people who look at a dream: a process of a machine. */
const ME = `${hostname()}:${process.pid}`;

const STALE = `
SELECT s.id, s.content_hash AS hash FROM dream_sessions ds
JOIN sessions s ON s.id = ds.session_id AND s.current
LEFT JOIN session_features f ON f.session_id = s.id
WHERE ds.workspace_id = $1 AND ds.dream_id = $2 AND ds.session_id > $3 AND ds.session_id <= $4
  AND ${STALE_FEATURES}
ORDER BY s.id`;

class Lost extends Error {}

/** Reads one range: makes the features of its sessions anew where they are missing or old. Sessions that are done stay done. */
async function readRange(workspaceId: string, dreamId: string, range: Range, signal?: AbortSignal): Promise<void> {
  let ours = true;
  const beat = async () => {
    ours = await keepRange(workspaceId, dreamId, range);
  };
  const beating = setInterval(() => void beat().catch((error) => log.warn({ err: error, dreamId }, "a range's sign of life could not be given")), BEAT_MS);
  try {
    const digest = await digestOf(workspaceId, dreamId, range.position);
    const stale = await sql<{ id: string; hash: string }>(STALE, [workspaceId, dreamId, range.low, range.high]);
    for (const { id, hash } of stale) {
      signal?.throwIfAborted();
      if (!ours) throw new Lost();
      await rebuildFeatures(workspaceId, id, hash);
    }
    await finishRange(workspaceId, dreamId, range, { digest, rebuilt: stale.length });
  } catch (error) {
    await releaseRange(workspaceId, dreamId, range);
    if (!(error instanceof Lost)) throw error;
  } finally {
    clearInterval(beating);
  }
}

/** Takes one range of a dream and reads it. @returns false when there is none to take */
export async function helpOnce(workspaceId: string, dreamId: string, signal?: AbortSignal): Promise<boolean> {
  signal?.throwIfAborted();
  const range = await takeRange(workspaceId, dreamId, ME);
  if (range === null) return false;
  await readRange(workspaceId, dreamId, range, signal);
  return true;
}

/**
 * Sees to it that every range gets read, whoever does it: works on those that are left, and waits for those that others have. One
 * that a dead worker had is taken over, and no other.
 * @param onProgress told between ranges and while waiting; throws when the dream is not to go on
 */
export async function readRanges(workspaceId: string, dreamId: string, onProgress: (shared: Shared) => Promise<void>, signal?: AbortSignal): Promise<Shared> {
  for (;;) {
    signal?.throwIfAborted();
    const shared = await howFar(workspaceId, dreamId);
    await onProgress(shared);
    if (shared.open === 0) return shared;
    if (!(await helpOnce(workspaceId, dreamId, signal))) await sleep(LOOK_AGAIN_MS);
  }
}
