import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";

/** How a run goes on, told by the job that does it. */

export interface OpenRun {
  id: string;
  number: number;
  guided: boolean;
  /** From 1, among the runs on the same release. */
  trial: number;
  requestedAt: Date;
}

const CLAIM = `
UPDATE simulated_runs c SET state = 'running', done = 0,
  release_id = CASE WHEN c.guided THEN (SELECT r.id FROM releases r WHERE r.workspace_id = $1 AND r.state = 'in_force') END
WHERE c.id = (SELECT id FROM simulated_runs WHERE workspace_id = $1 AND state IN ('waiting', 'running') ORDER BY number LIMIT 1)
RETURNING c.id, c.number, c.guided, c.requested_at AS "requestedAt",
  (SELECT 1 + count(*)::int FROM simulated_runs e WHERE e.workspace_id = $1 AND e.release_id = c.release_id AND e.state = 'completed') AS trial`;

/** The next run of the workspace that is open, begun anew where an earlier attempt was cut short; null when none is. */
export async function claimRun(actor: Actor): Promise<OpenRun | null> {
  const [run] = await sql<OpenRun>(CLAIM, [actor.workspaceId]);
  return run ?? null;
}

export async function tellDone(actor: Actor, run: OpenRun, done: number): Promise<void> {
  await sql("UPDATE simulated_runs SET done = $3 WHERE workspace_id = $1 AND id = $2 AND state = 'running'", [actor.workspaceId, run.id, done]);
}

export async function completeRun(actor: Actor, run: OpenRun, outcome: { sessions: number; succeeded: number }): Promise<void> {
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ release: string | null }[]>(
      `UPDATE simulated_runs SET state = 'completed', done = total, finished_at = now() WHERE workspace_id = $1 AND id = $2 AND state = 'running'
       RETURNING release_id AS release`,
      actor.workspaceId,
      run.id,
    );
    if (!rows[0]) return;
    await recordAudit(tx, actor, {
      action: "simulation.completed",
      object: { type: "simulated_run", id: run.id },
      facts: { number: run.number, guided: run.guided, release: rows[0].release, ...outcome },
    });
  });
}

/** Ends every open run of the workspace with the reason, in a sentence for people. */
export async function failRuns(actor: Actor, reason: string): Promise<void> {
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string; number: number; guided: boolean }[]>(
      `UPDATE simulated_runs SET state = 'failed', error = $2, finished_at = now() WHERE workspace_id = $1 AND state IN ('waiting', 'running')
       RETURNING id, number, guided`,
      actor.workspaceId,
      reason,
    );
    for (const { id, number, guided } of rows) {
      await recordAudit(tx, actor, { action: "simulation.failed", object: { type: "simulated_run", id }, facts: { number, guided } });
    }
  });
}
