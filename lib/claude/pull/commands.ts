import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { activeConnection } from "../connections/queries";
import { PULL_JOB, type PullJob } from "./pull-job";
import { pullRequest } from "./schema";

const RETRIES = 6;

/**
 * Asks for sessions, agents and memory stores from Claude; a worker brings them in.
 * @throws AppError forbidden; conflict without a connection, or while another pull runs
 */
export async function requestPull(actor: Actor, input: z.input<typeof pullRequest>): Promise<{ id: string }> {
  await authorize(actor, "sessions.import");
  const { kind, filter } = pullRequest.parse(input);
  const connection = await activeConnection(actor.workspaceId);
  if (!connection) throw new AppError("conflict", "This workspace is not connected to Claude. An admin can connect it in the settings.");
  const id = newId("pull");
  return transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO claude_pulls (id, workspace_id, connection_id, kind, filter, requested_by) VALUES ($1, $2, $3, $4, $5::jsonb, $6)
       ON CONFLICT (workspace_id, connection_id) WHERE status IN ('pending', 'running') DO NOTHING RETURNING id`,
      id,
      actor.workspaceId,
      connection.id,
      kind,
      JSON.stringify(filter ?? connection.pullFilter),
      `${actor.kind}:${actor.id}`,
    );
    if (!rows[0]) throw new AppError("conflict", "Sessions are being brought in already. Wait for that to end, or stop it.");
    await enqueue<PullJob>(tx, PULL_JOB, { workspaceId: actor.workspaceId, pullId: id }, { retryLimit: RETRIES, retryDelay: 5 });
    await recordAudit(tx, actor, {
      action: "claude.pull_requested",
      object: { type: "pull", id },
      facts: { kind, what: kind === "full" ? "all sessions" : "new sessions" },
    });
    return { id };
  });
}

/** Stops a pull. What it has stored stays. @throws AppError conflict when it is over already */
export async function cancelPull(actor: Actor, input: { id: string }): Promise<void> {
  await authorize(actor, "sessions.import");
  if (!isId("pull", input.id)) throw notFound("pull");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      "UPDATE claude_pulls SET status = 'canceled', finished_at = now() WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'running') RETURNING id",
      actor.workspaceId,
      input.id,
    );
    if (!rows[0]) throw new AppError("conflict", "It has ended already. Reload to see how.");
    await recordAudit(tx, actor, {
      action: "claude.pull_finished",
      object: { type: "pull", id: input.id },
      facts: { status: "canceled", sessions: 0, problems: 0 },
    });
  });
}
