import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { PullFilter } from "../connections/schema";
import { MOST_FAILURES, NO_PROGRESS, type PullFailure, type PullKind, type PullProgress, type PullStatus } from "./pull";

/** The state changes of a pull: each a conditional update, fenced by the number of its attempt. */

export interface ClaimedPull {
  id: string;
  connectionId: string;
  kind: PullKind;
  filter: PullFilter;
  progress: PullProgress;
  failures: PullFailure[];
  attempt: number;
}

interface Row extends Omit<ClaimedPull, "attempt" | "progress"> {
  status: PullStatus;
  progress: Partial<PullProgress>;
  attempts: number;
}

/** Takes a pull up, or goes on with one. Null when it is over. */
export async function claimPull(actor: Actor, pullId: string): Promise<ClaimedPull | null> {
  const [known] = await sql<{ id: string }>("SELECT id FROM claude_pulls WHERE workspace_id = $1 AND id = $2", [actor.workspaceId, pullId]);
  if (!known) throw notFound("pull");
  const [row] = await sql<Row>(
    `UPDATE claude_pulls SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now())
     WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running')
     RETURNING id, connection_id AS "connectionId", kind, status, filter, progress, failures, attempts`,
    [actor.workspaceId, pullId],
  );
  if (!row) return null;
  const { attempts, progress, ...rest } = row;
  return { ...rest, progress: { ...NO_PROGRESS, ...progress }, attempt: attempts };
}

/** @returns whether the pull is still ours: not canceled, not taken up by another */
export async function tellPull(actor: Actor, pull: ClaimedPull): Promise<boolean> {
  const rows = await sql<{ id: string }>(
    "UPDATE claude_pulls SET progress = $4::jsonb, failures = $5::jsonb WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND attempts = $3 RETURNING id",
    [actor.workspaceId, pull.id, pull.attempt, JSON.stringify(pull.progress), JSON.stringify(pull.failures.slice(0, MOST_FAILURES))],
  );
  return rows.length > 0;
}

/** Ends a pull. Does nothing when it is over already. */
export async function endPull(
  actor: Actor,
  pull: { id: string; progress?: PullProgress; failures?: PullFailure[] },
  status: "completed" | "partial" | "failed",
  error: string | null,
): Promise<void> {
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ progress: Partial<PullProgress>; failures: PullFailure[] }[]>(
      `UPDATE claude_pulls SET status = $3, error = $4, finished_at = now(), progress = coalesce($5::jsonb, progress), failures = coalesce($6::jsonb, failures)
       WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running') RETURNING progress, failures`,
      actor.workspaceId,
      pull.id,
      status,
      error,
      pull.progress ? JSON.stringify(pull.progress) : null,
      pull.failures ? JSON.stringify(pull.failures.slice(0, MOST_FAILURES)) : null,
    );
    const row = rows[0];
    if (!row) return;
    const { fetched = 0, added = 0, updated = 0, requests = 0, agents = 0, memories = 0 } = row.progress;
    await recordAudit(tx, actor, {
      action: "claude.pull_finished",
      object: { type: "pull", id: pull.id },
      facts: { status, sessions: fetched, added, updated, requests, agents, memories, problems: row.failures.length },
    });
  });
}
