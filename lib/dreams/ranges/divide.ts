import type { Tx } from "@/lib/db/client";
import { STALE_FEATURES } from "../load";
import { askForHelp } from "./range-job";
import { divide } from "./ranges";

/** Fewer sessions to be read anew are not worth the sharing. */
const SHARED_FROM = 200;
/** A range is some seconds of work: little is lost with a worker, and many can take part. */
const LEAST_RANGE = 50;
const MOST_RANGE = 1_000;
const RANGES = 64;

/**
 * Divides a dream's sessions into ranges when many of them have to be read anew, and asks the other workers to take part. What an
 * earlier attempt divided stays so, and what it finished stays done.
 * @returns how many ranges there are; 0 for a dream that one process reads at once
 */
export async function divideWhenLarge(tx: Tx, workspaceId: string, dreamId: string, sessions: number): Promise<number> {
  const count = async () =>
    (
      await tx.$queryRawUnsafe<{ count: number }[]>(
        "SELECT count(*)::int AS count FROM dream_ranges WHERE workspace_id = $1 AND dream_id = $2",
        workspaceId,
        dreamId,
      )
    )[0]!.count;
  if ((await count()) === 0) {
    const stale = await tx.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM dream_sessions ds JOIN sessions s ON s.id = ds.session_id AND s.current LEFT JOIN session_features f ON f.session_id = s.id
       WHERE ds.workspace_id = $1 AND ds.dream_id = $2 AND ${STALE_FEATURES} LIMIT ${SHARED_FROM}`,
      workspaceId,
      dreamId,
    );
    if (stale.length < SHARED_FROM) return 0;
  }
  const open = await divide(tx, workspaceId, dreamId, Math.min(MOST_RANGE, Math.max(LEAST_RANGE, Math.ceil(sessions / RANGES))));
  await askForHelp(tx, workspaceId, dreamId, open);
  return count();
}
