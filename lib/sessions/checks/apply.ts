import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { type Check, judge } from "./check";
import { checkedEvents, checksOf, UNJUDGED } from "./queries";

const BATCH = 200;

interface Row {
  id: string;
  agent: string;
  hash: string;
}

/**
 * Judges the sessions that have no verdict of their own by the workspace's checks: those that are new, have grown, or were judged
 * by another set of checks. A session that several checks apply to succeeded when all of them are satisfied. Safe to run twice, and
 * at the same time as another.
 * @returns how many sessions were judged anew
 */
export async function applyChecks(actor: Actor, signal?: AbortSignal): Promise<number> {
  await authorize(actor, "sessions.import");
  const { workspaceId } = actor;
  const { checks, hash } = await checksOf(workspaceId);
  if (checks.length === 0 && (await sql("SELECT 1 FROM session_checks WHERE workspace_id = $1 LIMIT 1", [workspaceId])).length === 0) return 0;
  let judged = 0;
  for (let after = ""; ; ) {
    signal?.throwIfAborted();
    // Without a check there is nothing to judge, only what removed checks left behind.
    const rows = await sql<Row>(
      `SELECT s.id, a.name AS agent, s.content_hash AS hash FROM sessions s JOIN agents a ON a.id = s.agent_id LEFT JOIN session_checks c ON c.session_id = s.id
       WHERE s.workspace_id = $1 AND s.id > $2 AND ${UNJUDGED}
         AND (${checks.length === 0 ? "c.session_id IS NOT NULL" : "c.session_id IS NULL OR c.content_hash <> s.content_hash OR c.checks_hash <> $3 OR (c.judged AND s.verdict IS NULL)"}) AND $3::text IS NOT NULL
       ORDER BY s.id LIMIT ${BATCH}`,
      [workspaceId, after, hash],
    );
    for (const row of rows) {
      signal?.throwIfAborted();
      if (await judgeSession(workspaceId, row, checks, hash)) judged++;
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  if (judged > 0)
    await transact((tx) =>
      recordAudit(tx, actor, {
        action: "session.judged",
        object: { type: "workspace", id: workspaceId },
        facts: { sessions: judged, checks: checks.map(({ id }) => id), checksHash: hash },
      }),
    );
  return judged;
}

/** @returns whether its verdict is another one than before */
async function judgeSession(workspaceId: string, { id, agent, hash }: Row, checks: readonly Check[], checksHash: string): Promise<boolean> {
  const own = checks.filter((check) => check.agent === null || check.agent === agent);
  const events = own.length === 0 ? [] : await checkedEvents(workspaceId, id);
  const results = events === null ? [] : own.map((check) => ({ check, ...judge(check, events) }));
  const verdict = results.length === 0 ? null : results.every(({ result }) => result === "satisfied") ? "satisfied" : "failed";
  return transact(async (tx) => {
    // Whoever judged it or extended it meanwhile comes first; it is looked at again in the next round.
    const still = await tx.$queryRawUnsafe<{ verdict: string | null }[]>(
      `SELECT s.verdict FROM sessions s WHERE s.workspace_id = $1 AND s.id = $2 AND s.content_hash = $3 AND ${UNJUDGED} FOR UPDATE`,
      workspaceId,
      id,
      hash,
    );
    if (!still[0]) return false;
    await tx.verdict.deleteMany({ where: { workspaceId, sessionId: id, checkId: { not: null } } });
    await tx.verdict.createMany({
      data: results.map(({ check, result, why, eventIndex }) => ({
        id: newId("verdict"),
        workspaceId,
        sessionId: id,
        criterion: check.name,
        result,
        explanation: why,
        givenBy: "check",
        checkId: check.id,
        eventIndex,
      })),
    });
    if (checks.length === 0) await tx.sessionCheck.deleteMany({ where: { workspaceId, sessionId: id } });
    else
      await tx.sessionCheck.upsert({
        where: { sessionId: id },
        create: { workspaceId, sessionId: id, checksHash, contentHash: hash, judged: verdict !== null },
        update: { checksHash, contentHash: hash, judged: verdict !== null },
      });
    if (still[0].verdict === verdict) return false;
    await tx.session.updateMany({
      where: { workspaceId, id },
      data: { verdict, succeeded: verdict === null ? null : verdict === "satisfied", updatedAt: new Date() },
    });
    return true;
  });
}
