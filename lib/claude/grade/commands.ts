import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { activeConnection } from "../connections/queries";
import { assertFits, budgetOf, termsOf } from "../dreams/budget";
import { estimateOf } from "../dreams/cost";
import { GRADE_JOB, type GradeJob } from "./grade-job";
import { WHICH } from "./queries";
import { gradingRequest, type rubricInput, type rubricRef } from "./schema";

/** Adds a rubric to the workspace's library. A rubric never changes: grades say by which one they were given. @throws AppError conflict for a name that is taken */
export async function defineRubric(actor: Actor, input: z.output<typeof rubricInput>): Promise<{ id: string }> {
  await authorize(actor, "workspace.settings");
  const id = newId("rubric");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO claude_rubrics (id, workspace_id, name, agent, criteria, created_by) VALUES ($1, $2, $3, $4, $5::jsonb, $6)
       ON CONFLICT (workspace_id, name) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
      id,
      actor.workspaceId,
      input.name,
      input.agent,
      JSON.stringify(input.criteria),
      `${actor.kind}:${actor.id}`,
    );
    if (!rows[0]) throw new AppError("conflict", "There is a rubric with this name already.", { field: "name" });
    await recordAudit(tx, actor, {
      action: "claude.rubric_defined",
      object: { type: "rubric", id },
      facts: { criteria: input.criteria.length },
      text: { name: input.name },
    });
  });
  return { id };
}

/** Takes a rubric out of the library. Grades that were given by it stay. */
export async function removeRubric(actor: Actor, input: z.output<typeof rubricRef>): Promise<void> {
  await authorize(actor, "workspace.settings");
  await transact(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      "UPDATE claude_rubrics SET removed_at = now() WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id",
      actor.workspaceId,
      input.id,
    );
    if (!rows[0]) throw notFound("rubric");
    await recordAudit(tx, actor, { action: "claude.rubric_removed", object: { type: "rubric", id: input.id } });
  });
}

/**
 * Asks Claude to grade sessions, each in a request of its own. Those that have a grade of this rubric in their present state are left out.
 * @throws AppError not_found; invalid without a session; conflict without a connection, its terms, or room in the budget
 */
export async function requestGrading(actor: Actor, input: z.input<typeof gradingRequest>): Promise<{ sessions: number; estimateHigh: number }> {
  await authorize(actor, "sessions.contest");
  await authorize(actor, "connections.use");
  const { rubricId, which, most } = gradingRequest.parse(input);
  const [rubric] = await sql<{ agent: string | null }>("SELECT agent FROM claude_rubrics WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL", [
    actor.workspaceId,
    rubricId,
  ]);
  if (!rubric) throw notFound("rubric");
  const connection = await activeConnection(actor.workspaceId);
  if (!connection) throw new AppError("conflict", "This workspace is not connected to Claude. An admin can connect it in the settings.");
  const { prices, limit } = termsOf(connection);
  const chosen = await sql<{ id: string; characters: number }>(
    `SELECT s.id, (SELECT coalesce(sum(least(length(e.text), 6000)), 0)::int FROM events e WHERE e.session_id = s.id) AS characters
     FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND ($2::text IS NULL OR a.name = $2) AND ${WHICH[which]}
       AND NOT EXISTS (SELECT 1 FROM claude_grades g WHERE g.session_id = s.id AND g.rubric_id = $3 AND g.content_hash = s.content_hash)
     ORDER BY s.occurred_at DESC, s.id DESC LIMIT $4`,
    [actor.workspaceId, rubric.agent, rubricId, most],
  );
  if (chosen.length === 0) throw new AppError("invalid", "There is no session left that this rubric could be asked about.");
  const estimateHigh = chosen.reduce((sum, { characters }) => sum + estimateOf(characters, prices).low * 2, 0);
  return transact(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    assertFits(await budgetOf(connection, limit, tx), estimateHigh);
    await enqueue<GradeJob>(
      tx,
      GRADE_JOB,
      { workspaceId: actor.workspaceId, rubricId, sessionIds: chosen.map(({ id }) => id) },
      { retryLimit: 4, retryDelay: 10 },
    );
    await recordAudit(tx, actor, {
      action: "claude.grading_requested",
      object: { type: "rubric", id: rubricId },
      facts: { sessions: chosen.length, which, estimateHigh },
    });
    return { sessions: chosen.length, estimateHigh };
  });
}
