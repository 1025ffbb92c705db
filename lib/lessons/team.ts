import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Outcome, outcomeOf, requirePerson } from "./commands";
import { onLesson } from "./decision";
import { isOpen } from "./lesson";
import type { AssignInput, CommentInput, LookInput } from "./schema";

/** What people do around a decision: hand a lesson to someone, talk about it, see who else has it open. */

/**
 * Says whose turn a lesson is, with a note; without a person it is everyone's again.
 * @throws AppError not_found for someone who is no reviewer here, conflict when the lesson is decided
 */
export async function assignLesson(actor: Actor, input: AssignInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  return onLesson(person, input, async (tx, lesson) => {
    if (!isOpen(lesson.state)) throw new AppError("conflict", "This lesson is decided, so it is nobody's turn. Reload to see what happened to it.");
    if (input.assigneeId !== null) {
      const members = await tx.$queryRawUnsafe<{ id: string }[]>(
        `SELECT m.user_id AS id FROM memberships m JOIN users u ON u.id = m.user_id
         WHERE m.workspace_id = $1 AND m.user_id = $2 AND m.role <> 'viewer' AND u.disabled_at IS NULL`,
        person.workspaceId,
        input.assigneeId,
      );
      if (members.length === 0) throw notFound("reviewer");
    }
    const assigned = input.assigneeId !== null;
    await tx.lesson.updateMany({
      where: { id: lesson.id, workspaceId: person.workspaceId },
      data: {
        assigneeId: input.assigneeId,
        assignedBy: assigned ? person.id : null,
        assignedAt: assigned ? new Date() : null,
        assignmentNote: assigned ? input.note : "",
      },
    });
    await recordAudit(tx, person, {
      action: "lesson.assigned",
      object: { type: "lesson", id: lesson.id },
      facts: { revision: lesson.revisionId, assignee: input.assigneeId },
      text: { title: lesson.title, ...(input.note === "" ? {} : { note: input.note }) },
    });
    return outcomeOf(lesson, lesson.state);
  });
}

/** Plain text beside a lesson. What is about the wording is cleared by an edit; what is about the pattern stays. */
export async function commentOnLesson(actor: Actor, input: CommentInput): Promise<{ id: string }> {
  const person = await requirePerson(actor);
  return onLesson(person, input, async (tx, lesson) => {
    const id = newId("comment");
    await tx.comment.create({
      data: {
        id,
        workspaceId: person.workspaceId,
        lessonId: lesson.id,
        revisionId: lesson.revisionId,
        authorId: person.id,
        about: input.about,
        body: input.text,
      },
    });
    await recordAudit(tx, person, {
      action: "lesson.commented",
      object: { type: "lesson", id: lesson.id },
      facts: { revision: lesson.revisionId, comment: id, about: input.about },
      text: { title: lesson.title, comment: input.text },
    });
    return { id };
  });
}

/** How long a look lasts without another sign of life, in seconds. */
const LOOK_SECONDS = 120;

/**
 * Says that this person has the lesson open, for the next two minutes. Others are warned, never kept from deciding. The first look
 * is written to the trail, its renewals are not.
 * @returns who else has it open
 */
export async function lookAtLesson(actor: Actor, input: LookInput): Promise<{ others: { name: string }[] }> {
  const person = await requirePerson(actor);
  return transact(async (tx) => {
    const [lesson] = await tx.$queryRawUnsafe<{ id: string }[]>(
      "SELECT id FROM lessons WHERE workspace_id = $1 AND id = $2",
      person.workspaceId,
      input.lessonId,
    );
    if (!lesson) throw notFound("lesson");
    const [look] = await tx.$queryRawUnsafe<{ begun: boolean }[]>(
      `INSERT INTO reservations AS r (workspace_id, lesson_id, user_id, since, expires_at)
       VALUES ($1, $2, $3, now(), now() + make_interval(secs => ${LOOK_SECONDS}))
       ON CONFLICT (lesson_id, user_id) DO UPDATE SET expires_at = excluded.expires_at,
         since = CASE WHEN r.expires_at > now() THEN r.since ELSE excluded.since END
       RETURNING since + make_interval(secs => ${LOOK_SECONDS}) = expires_at AS begun`,
      person.workspaceId,
      lesson.id,
      person.id,
    );
    const others = await tx.$queryRawUnsafe<{ name: string }[]>(
      `SELECT u.name FROM reservations r JOIN users u ON u.id = r.user_id
       WHERE r.workspace_id = $1 AND r.lesson_id = $2 AND r.user_id <> $3 AND r.expires_at > clock_timestamp() ORDER BY r.since`,
      person.workspaceId,
      lesson.id,
      person.id,
    );
    if (look?.begun) await recordAudit(tx, person, { action: "lesson.looked_at", object: { type: "lesson", id: lesson.id }, facts: { others: others.length } });
    return { others };
  });
}

/** Ends a look at once. Leaving leaves no trace: the trail says when people began to look and what they decided. */
export async function lookAway(actor: Actor, input: LookInput): Promise<void> {
  await authorize(actor, "lessons.review");
  await sql("DELETE FROM reservations WHERE workspace_id = $1 AND lesson_id = $2 AND user_id = $3", [actor.workspaceId, input.lessonId, actor.id]);
}
