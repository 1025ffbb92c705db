import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { getSettings } from "@/lib/auth/workspaces/queries";
import { sql, type Tx, transact } from "@/lib/db/client";
import { NO_PROGRESS } from "@/lib/dreams/dream";
import { AppError, notFound } from "@/lib/errors";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { claudeClient } from "../client/client";
import { claudeFailure } from "../client/failure";
import { activeConnection, type StoredConnection } from "../connections/queries";
import { assertFits, budgetOf, type MonthlyBudget, termsOf } from "./budget";
import { type Chosen, chooseSessions } from "./choose";
import { CLAUDE_DREAM_JOB, type ClaudeDreamJob } from "./claude-dream-job";
import { type Estimate, estimateOf } from "./cost";
import { guidanceFiles } from "./input-store";
import { type Part, partsOf } from "./parts";
import { claudeDreamRequest } from "./schema";

const RETRIES = 8;

async function connected(workspaceId: string): Promise<StoredConnection> {
  const connection = await activeConnection(workspaceId);
  if (!connection) throw new AppError("conflict", "This workspace is not connected to Claude. An admin can connect it in the settings.");
  return connection;
}

interface Planned {
  connection: StoredConnection;
  model: string;
  parts: (Part & { estimate: Estimate })[];
  sessions: number;
  total: Estimate;
  budget: MonthlyBudget;
  releaseId: string | null;
}

async function plan(actor: Actor, input: z.output<typeof claudeDreamRequest>): Promise<Planned> {
  const connection = await connected(actor.workspaceId);
  const { model, prices, limit } = termsOf(connection);
  const chosen = await chooseSessions(connection, input.sessions);
  const guidance = await guidanceFiles(actor.workspaceId);
  const given = guidance.files.reduce((sum, file) => sum + file.content.length, 0) + input.instructions.length;
  const byId = new Map<string, Chosen>(chosen.map((session) => [session.id, session]));
  const parts = partsOf(chosen).map((part) => ({
    ...part,
    estimate: estimateOf(
      part.ids.reduce((sum, id) => sum + (byId.get(id)?.characters ?? 0), given),
      prices,
    ),
  }));
  const total = parts.reduce((sum, { estimate }) => ({ tokens: sum.tokens + estimate.tokens, low: sum.low + estimate.low, high: sum.high + estimate.high }), {
    tokens: 0,
    low: 0,
    high: 0,
  });
  return { connection, model, parts, sessions: chosen.length, total, budget: await budgetOf(connection, limit), releaseId: guidance.releaseId };
}

export interface ClaudeDreamPlan {
  sessions: number;
  /** One dream each. */
  parts: { name: string; sessions: number }[];
  model: string;
  estimate: Estimate;
  budget: MonthlyBudget;
}

/** What a dream with Claude would read and is likely to cost. Sends nothing. @throws AppError invalid, conflict */
export async function planClaudeDream(actor: Actor, input: z.input<typeof claudeDreamRequest>): Promise<ClaudeDreamPlan> {
  await authorize(actor, "dreams.run");
  const { parts, sessions, model, total, budget } = await plan(actor, claudeDreamRequest.parse(input));
  return { sessions, parts: parts.map(({ name, ids }) => ({ name, sessions: ids.length })), model, estimate: total, budget };
}

async function write(
  tx: Tx,
  actor: Actor,
  planned: Planned,
  part: Planned["parts"][number],
  at: number,
  instructions: string,
  lessons: number,
): Promise<string> {
  const id = newId("dream");
  const { connection, model, parts } = planned;
  const rows = await tx.$queryRawUnsafe<{ number: number }[]>(
    `INSERT INTO dreams (id, workspace_id, number, provider, selection, budget, progress, requested_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, 'claude', $3::jsonb, $4, $5::jsonb, $6 FROM dreams WHERE workspace_id = $2 RETURNING number`,
    id,
    actor.workspaceId,
    JSON.stringify({ sessions: { ids: part.ids } }),
    lessons,
    JSON.stringify({ ...NO_PROGRESS, total: part.ids.length }),
    `${actor.kind}:${actor.id}`,
  );
  await tx.$executeRawUnsafe(
    "INSERT INTO dream_sessions (workspace_id, dream_id, session_id) SELECT $1, $2, unnest($3::text[])",
    actor.workspaceId,
    id,
    part.ids,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO claude_dreams (dream_id, workspace_id, connection_id, part, parts, part_name, instructions, model, price_input, price_output, estimate_low, estimate_high, release_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    id,
    actor.workspaceId,
    connection.id,
    at + 1,
    parts.length,
    part.name.slice(0, 300),
    instructions,
    model,
    connection.priceInput,
    connection.priceOutput,
    part.estimate.low,
    part.estimate.high,
    planned.releaseId,
  );
  await enqueue<ClaudeDreamJob>(tx, CLAUDE_DREAM_JOB, { workspaceId: actor.workspaceId, dreamId: id }, { retryLimit: RETRIES, retryDelay: 5 });
  await recordAudit(tx, actor, {
    action: "dream.requested",
    object: { type: "dream", id },
    facts: {
      number: rows[0]?.number ?? 0,
      provider: "claude",
      model,
      sessions: part.ids.length,
      part: at + 1,
      parts: parts.length,
      estimateHigh: part.estimate.high,
    },
  });
  return id;
}

/**
 * Asks for a dream with Claude; more than a hundred sessions become several. A worker gives them to the platform.
 * @throws AppError invalid; conflict without a connection, its terms, or room in the budget
 */
export async function requestClaudeDream(actor: Actor, input: z.input<typeof claudeDreamRequest>): Promise<{ ids: string[] }> {
  await authorize(actor, "dreams.run");
  await authorize(actor, "connections.use");
  const request = claudeDreamRequest.parse(input);
  const planned = await plan(actor, request);
  const { queueBudget } = await getSettings(actor);
  if (request.agreedHigh !== undefined && planned.total.high > request.agreedHigh * 1.01 + 0.01) {
    throw new AppError("conflict", `The estimate changed meanwhile: up to $${planned.total.high.toFixed(2)} now. Look at it again before you start.`);
  }
  return transact(async (tx) => {
    // One at a time, so that two requests cannot both take what is left.
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    assertFits(await budgetOf(planned.connection, planned.budget.limit, tx), planned.total.high);
    const ids: string[] = [];
    for (const [at, part] of planned.parts.entries()) ids.push(await write(tx, actor, planned, part, at, request.instructions, queueBudget));
    return { ids };
  });
}

/**
 * Hides an ended dream on the Claude platform. It stays here as it is; on the platform that cannot be undone.
 * @throws AppError not_found, conflict while it runs, upstream
 */
export async function archiveClaudeDream(actor: Actor, input: { id: string }): Promise<void> {
  await authorize(actor, "dreams.run");
  if (!isId("dream", input.id)) throw notFound("dream");
  const [row] = await sql<{ remoteId: string | null; connectionId: string; over: boolean; archived: boolean }>(
    `SELECT c.remote_id AS "remoteId", c.connection_id AS "connectionId", d.status NOT IN ('pending', 'running') AS over, c.archived_at IS NOT NULL AS archived
     FROM claude_dreams c JOIN dreams d ON d.id = c.dream_id WHERE c.workspace_id = $1 AND c.dream_id = $2`,
    [actor.workspaceId, input.id],
  );
  if (!row) throw notFound("dream");
  if (!row.over) throw new AppError("conflict", "This dream still runs. Cancel it first.");
  if (row.remoteId === null || row.archived)
    throw new AppError("conflict", "There is nothing to archive: it never came to the platform, or it is archived already.");
  const { client, connection } = await claudeClient(actor);
  if (connection.id !== row.connectionId) throw new AppError("conflict", "This dream ran through a connection that was revoked.");
  try {
    await client.beta.dreams.archive(row.remoteId);
  } catch (error) {
    throw claudeFailure(error);
  }
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      "UPDATE claude_dreams SET archived_at = now() WHERE workspace_id = $1 AND dream_id = $2 AND archived_at IS NULL",
      actor.workspaceId,
      input.id,
    );
    if (changed > 0) await recordAudit(tx, actor, { action: "claude.dream_archived", object: { type: "dream", id: input.id } });
  });
}
