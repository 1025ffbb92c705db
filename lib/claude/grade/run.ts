import type Anthropic from "@anthropic-ai/sdk";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { JobPostponed } from "@/lib/jobs/registry";
import { UNJUDGED } from "@/lib/sessions/checks/queries";
import { claudeClient } from "../client/client";
import { claudeFailure, isOutage, mayPass } from "../client/failure";
import type { StoredConnection } from "../connections/queries";
import { budgetOf, termsOf } from "../dreams/budget";
import { costOf } from "../dreams/cost";
import { type Criterion, dataFor, type Grade, type GradedEvent, readAnswer, SYSTEM, TOOL } from "./grade";

const MOST_TOKENS = 4_000;
const WAIT_SECONDS = 60;

interface Asked {
  grade: Grade | null;
  problem: string | null;
  cost: number;
}

/** One session in a request of its own: the grader sees nothing of other sessions, of other verdicts, or of what the agent was told. */
async function ask(client: Anthropic, connection: StoredConnection, criteria: readonly Criterion[], events: readonly GradedEvent[]): Promise<Asked> {
  const { model, prices } = termsOf(connection);
  const data = dataFor(criteria, events);
  if (data === null) return { grade: null, problem: "The session is too long to be judged whole.", cost: 0 };
  const reply = await client.messages.create({
    model,
    max_tokens: MOST_TOKENS,
    system: SYSTEM,
    tools: [TOOL],
    tool_choice: { type: "tool", name: TOOL.name },
    messages: [{ role: "user", content: data }],
  });
  const read = readAnswer(reply.content.find((block) => block.type === "tool_use")?.input, criteria, events);
  const cost = costOf(
    {
      input_tokens: reply.usage.input_tokens,
      output_tokens: reply.usage.output_tokens,
      cache_read_input_tokens: reply.usage.cache_read_input_tokens ?? 0,
      cache_creation_input_tokens: reply.usage.cache_creation_input_tokens ?? 0,
    },
    prices,
  );
  return "grade" in read ? { grade: read.grade, problem: null, cost } : { grade: null, problem: read.problem, cost };
}

/** Keeps the grade, and gives it to the session as its verdict when nobody judged it meanwhile. */
async function keep(actor: Actor, rubricId: string, session: { id: string; hash: string }, model: string, { grade, problem, cost }: Asked): Promise<void> {
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      `INSERT INTO claude_grades (workspace_id, session_id, rubric_id, content_hash, result, explanation, criteria, problem, model, cost)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
       ON CONFLICT (session_id, rubric_id) DO UPDATE SET content_hash = excluded.content_hash, gave_verdict = false, result = excluded.result, explanation = excluded.explanation,
         criteria = excluded.criteria, problem = excluded.problem, model = excluded.model, cost = claude_grades.cost + excluded.cost, created_at = now()`,
      actor.workspaceId,
      session.id,
      rubricId,
      session.hash,
      grade?.result ?? null,
      grade?.explanation ?? "",
      JSON.stringify(grade?.criteria ?? []),
      problem,
      model,
      cost,
    );
    if (grade === null || grade.result === "failed") return;
    const free = await tx.$queryRawUnsafe<{ id: string }[]>(
      `SELECT s.id FROM sessions s WHERE s.workspace_id = $1 AND s.id = $2 AND s.content_hash = $3 AND s.verdict IS NULL AND ${UNJUDGED} FOR UPDATE`,
      actor.workspaceId,
      session.id,
      session.hash,
    );
    if (!free[0]) return;
    // A grade is final here: nobody revises the session afterwards. So what is not satisfied has failed.
    const verdict = grade.result === "satisfied" ? "satisfied" : "failed";
    const row = (criterion: string | null, result: string, explanation: string, eventIndex: number | null) => ({
      id: newId("verdict"),
      workspaceId: actor.workspaceId,
      sessionId: session.id,
      criterion,
      result,
      explanation,
      givenBy: "grader",
      eventIndex,
    });
    await tx.verdict.createMany({
      data: [
        row(null, verdict, grade.explanation, null),
        ...grade.criteria.map((each) => row(each.name, each.met ? "satisfied" : "needs_revision", each.explanation, each.quotes[0]?.eventIndex ?? null)),
      ],
    });
    await tx.session.updateMany({
      where: { workspaceId: actor.workspaceId, id: session.id },
      data: { verdict, succeeded: verdict === "satisfied", updatedAt: new Date() },
    });
    await tx.$executeRawUnsafe(
      "UPDATE claude_grades SET gave_verdict = true WHERE workspace_id = $1 AND session_id = $2 AND rubric_id = $3",
      actor.workspaceId,
      session.id,
      rubricId,
    );
  });
}

/**
 * Grades these sessions one by one. Safe to run twice: one that has its grade in its present state is not asked about again.
 * @throws JobPostponed when Claude asked for fewer requests or could not be reached
 */
export async function gradeSessions(actor: Actor, rubricId: string, sessionIds: readonly string[], signal?: AbortSignal): Promise<void> {
  await authorize(actor, "sessions.import");
  const [rubric] = await sql<{ criteria: Criterion[] }>("SELECT criteria FROM claude_rubrics WHERE workspace_id = $1 AND id = $2", [
    actor.workspaceId,
    rubricId,
  ]);
  if (!rubric) return;
  const { client, connection } = await claudeClient(actor);
  const { model, limit } = termsOf(connection);
  const sessions = await sql<{ id: string; hash: string }>(
    `SELECT s.id, s.content_hash AS hash FROM sessions s WHERE s.workspace_id = $1 AND s.id = ANY($2) AND s.current
       AND NOT EXISTS (SELECT 1 FROM claude_grades g WHERE g.session_id = s.id AND g.rubric_id = $3 AND g.content_hash = s.content_hash) ORDER BY s.id`,
    [actor.workspaceId, sessionIds, rubricId],
  );
  let graded = 0;
  for (const session of sessions) {
    signal?.throwIfAborted();
    const { spent, reserved } = await budgetOf(connection, limit);
    if (spent + reserved >= limit) break;
    const events = await sql<GradedEvent>(
      `SELECT index, speaker, type, tool_name AS "toolName", is_error AS "isError", text FROM events WHERE workspace_id = $1 AND session_id = $2 ORDER BY index`,
      [actor.workspaceId, session.id],
    );
    try {
      await keep(actor, rubricId, session, model, await ask(client, connection, rubric.criteria, events));
      graded++;
    } catch (error) {
      const failure = claudeFailure(error);
      if (mayPass(failure)) throw new JobPostponed(WAIT_SECONDS);
      if (isOutage(failure)) throw failure;
      await keep(actor, rubricId, session, model, { grade: null, problem: failure.message, cost: 0 });
    }
  }
  if (graded > 0)
    await transact((tx) => recordAudit(tx, actor, { action: "claude.graded", object: { type: "rubric", id: rubricId }, facts: { sessions: graded, model } }));
}
