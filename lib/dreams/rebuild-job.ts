import { sql } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { type JobPayload, registerJob } from "@/lib/jobs/registry";
import { FEATURES_VERSION } from "./features/features";
import { rebuildFeatures } from "./rebuild";

const REBUILD_JOB = "features";
const BATCH = 200;

const OLD = `s.current AND s.event_count > 0 AND (f.session_id IS NULL OR f.version <> ${FEATURES_VERSION} OR f.content_hash <> s.content_hash)`;

/** Makes a workspace's old features anew, a batch at a time; what a dead worker has done stays done. */
registerJob<JobPayload>(REBUILD_JOB, async ({ workspaceId }, _payload, signal) => {
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const rows = await sql<{ id: string; hash: string }>(
      `SELECT s.id, s.content_hash AS hash FROM sessions s LEFT JOIN session_features f ON f.session_id = s.id
       WHERE s.workspace_id = $1 AND s.id > $2 AND ${OLD} ORDER BY s.id LIMIT ${BATCH}`,
      [workspaceId, after],
    );
    for (const { id, hash } of rows) {
      signal.throwIfAborted();
      await rebuildFeatures(workspaceId, id, hash);
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
});

/**
 * After an upgrade: puts workspaces whose features were made by another version into the queue, so that no dream has to wait
 * for them. @returns how many workspaces
 */
export async function scheduleRebuilds(): Promise<number> {
  const rows = await sql<{ workspaceId: string }>(
    `SELECT DISTINCT s.workspace_id AS "workspaceId" FROM sessions s LEFT JOIN session_features f ON f.session_id = s.id WHERE ${OLD}`,
  );
  for (const { workspaceId } of rows) await enqueue<JobPayload>(null, REBUILD_JOB, { workspaceId }, { priority: -1 });
  return rows.length;
}
