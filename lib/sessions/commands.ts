import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, type PersonActor } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { HELD } from "./holds";
import { citingLessons } from "./queries/citations";
import type { ContestVerdictInput, DeleteSessionInput, SetTaskKeyInput } from "./schema";
import { succeeded } from "./session";

/**
 * Deletes a session with all its versions, unless a lesson quotes one of them.
 * @throws AppError reauthenticate, not_found, or conflict that names the lessons
 */
export async function deleteSession(actor: Actor, input: DeleteSessionInput): Promise<{ deleted: number }> {
  await authorize(actor, "sessions.delete");
  await requireFreshSignIn(actor);
  try {
    return await transact(async (tx) => {
      const target = await tx.session.findFirst({ where: { id: input.sessionId, workspaceId: actor.workspaceId } });
      if (!target) throw notFound("session");
      const same = { workspaceId: actor.workspaceId, source: target.source, sourceId: target.sourceId };
      const versions = await tx.session.findMany({ where: same, select: { id: true, eventCount: true }, orderBy: { version: "asc" } });
      const ids = versions.map((version) => version.id);
      await refuseWhenCited(tx, actor.workspaceId, ids);
      await refuseWhenHeld(tx, actor.workspaceId, ids);
      const { count } = await tx.session.deleteMany({ where: { ...same, id: { in: versions.map((version) => version.id) } } });
      if (count !== versions.length) throw new AppError("conflict", "This session was changed at the same moment. Reload to see what is there now.");
      await recordAudit(tx, actor, {
        action: "session.deleted",
        object: { type: "session", id: target.id },
        facts: { versions: versions.map((version) => version.id), events: target.eventCount, content_hash: target.contentHash },
        text: { source: target.source, sourceId: target.sourceId, title: target.title },
      });
      return { deleted: count };
    });
  } catch (error) {
    // A lesson that came to cite the session in between is refused by the foreign key.
    if (isForeignKeyError(error)) throw new AppError("conflict", "A lesson has just quoted this session, so it stays. Reload to see which.", { cause: error });
    throw error;
  }
}

async function refuseWhenCited(tx: Tx, workspaceId: string, sessionIds: string[]): Promise<void> {
  const lessons = new Map<string, string>();
  for (const id of sessionIds) for (const lesson of await citingLessons(tx, workspaceId, id)) lessons.set(lesson.id, lesson.title);
  if (lessons.size === 0) return;
  const named = [...lessons].slice(0, 5).map(([id, title]) => `“${title}” (${id})`);
  const more = lessons.size > named.length ? ` and ${lessons.size - named.length} more` : "";
  const count = lessons.size === 1 ? "One lesson quotes" : `${lessons.size} lessons quote`;
  throw new AppError("conflict", `${count} this session as evidence, so it cannot be deleted: ${named.join(", ")}${more}.`);
}

async function refuseWhenHeld(tx: Tx, workspaceId: string, sessionIds: string[]): Promise<void> {
  const held = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM sessions s WHERE s.workspace_id = $1 AND s.id = ANY($2) AND ${HELD} LIMIT 1`,
    workspaceId,
    sessionIds,
  );
  if (held.length > 0) throw new AppError("conflict", "A legal hold covers this session, so it cannot be deleted. Lift the hold first.");
}

function isForeignKeyError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === "P2003" || code === "23503" || (code === "P2010" && /23503/.test(String((error as Error).message)));
}

/**
 * A person contests the verdict: theirs is added beside the source's and decides from then on whether the session succeeded.
 * @throws AppError not_found, or conflict when the verdict changed since the person saw it
 */
export async function contestVerdict(actor: PersonActor, input: ContestVerdictInput): Promise<{ verdictId: string; succeeded: boolean | null }> {
  await authorize(actor, "sessions.contest");
  return transact(async (tx) => {
    const where = { id: input.sessionId, workspaceId: actor.workspaceId };
    const session = await tx.session.findFirst({ where });
    if (!session) throw notFound("session");
    if (!session.current) throw new AppError("conflict", "This is an older version of the session. Contest the verdict of the version in force.");
    const last = await tx.verdict.aggregate({ where: { sessionId: session.id, workspaceId: actor.workspaceId }, _max: { iteration: true } });
    const now = succeeded(input.result, null);
    const changed = await tx.session.updateMany({
      where: { ...where, current: true, verdict: input.seen, updatedAt: session.updatedAt },
      data: { verdict: input.result, succeeded: now, updatedAt: new Date() },
    });
    if (changed.count === 0) throw new AppError("conflict", "The verdict of this session has changed since you opened it. Reload to see by whom and why.");
    const verdictId = newId("verdict");
    await tx.verdict.create({
      data: {
        id: verdictId,
        workspaceId: actor.workspaceId,
        sessionId: session.id,
        iteration: last._max.iteration ?? 0,
        result: input.result,
        explanation: input.reason,
        givenBy: "person",
        userId: actor.id,
      },
    });
    await recordAudit(tx, actor, {
      action: "session.verdict_contested",
      object: { type: "session", id: session.id },
      facts: { verdict_id: verdictId, from: session.verdict, to: input.result, succeeded_before: session.succeeded, succeeded_after: now },
      text: { reason: input.reason },
    });
    return { verdictId, succeeded: now };
  });
}

/**
 * Corrects which task a session belongs to, and so what it is compared with; null is a task of its own.
 * @throws AppError not_found, or conflict when it changed since the person saw it
 */
export async function setTaskKey(actor: PersonActor, input: SetTaskKeyInput): Promise<{ taskKey: string | null }> {
  await authorize(actor, "sessions.contest");
  return transact(async (tx) => {
    const where = { id: input.sessionId, workspaceId: actor.workspaceId };
    if (!(await tx.session.findFirst({ where, select: { id: true } }))) throw notFound("session");
    const changed = await tx.session.updateMany({
      where: { ...where, current: true, taskKey: input.seen },
      data: { taskKey: input.taskKey, updatedAt: new Date() },
    });
    if (changed.count === 0) throw new AppError("conflict", "The task of this session has changed since you opened it. Reload to see what it is now.");
    await recordAudit(tx, actor, {
      action: "session.task_changed",
      object: { type: "session", id: input.sessionId },
      text: { from: input.seen ?? "", to: input.taskKey ?? "" },
    });
    return { taskKey: input.taskKey };
  });
}
