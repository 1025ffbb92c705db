import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { requireFreshSignIn } from "@/lib/auth/step-up";
import { sql, type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { sessionsOnHold } from "@/lib/sessions/holds";
import { SHORTEST_INSIDE } from "@/lib/text/passages";
import { type Redacted, redact } from "./redact";
import type { RedactEventInput, RedactLessonInput, RedactNameInput, RedactQuoteInput, RedactWordsInput } from "./schema";

const HELD = "A legal hold covers this session, so nothing in it can be destroyed. Lift the hold first.";
const HELD_SOMEWHERE =
  "A legal hold covers sessions of this workspace, so words cannot be destroyed everywhere. Lift the hold first, or redact single events that it does not cover.";

async function refuseOnHold(workspaceId: string, sessionIds: readonly string[] | null): Promise<void> {
  const held = await sessionsOnHold(workspaceId, sessionIds);
  if (held.length > 0) throw new AppError("conflict", sessionIds === null ? HELD_SOMEWHERE : HELD);
}

/** The event and its copies in other versions of the same session. */
async function copiesOf(workspaceId: string, sessionId: string, index: number): Promise<{ text: string; places: { sessionId: string; index: number }[] }> {
  const rows = isId("session", sessionId)
    ? await sql<{ sessionId: string; index: number; text: string }>(
        `SELECT e.session_id AS "sessionId", e.index, e.text FROM sessions s JOIN sessions o ON o.workspace_id = s.workspace_id AND o.source = s.source AND o.source_id = s.source_id
         JOIN events own ON own.session_id = s.id AND own.index = $3
         JOIN events e ON e.session_id = o.id AND e.index = own.index AND (e.chain = own.chain OR e.text = own.text)
         WHERE s.workspace_id = $1 AND s.id = $2 ORDER BY e.session_id <> $2`,
        [workspaceId, sessionId, index],
      )
    : [];
  const own = rows[0];
  if (own?.sessionId !== sessionId) throw notFound("event");
  return { text: own.text, places: rows.map((row) => ({ sessionId: row.sessionId, index: row.index })) };
}

/**
 * Destroys the text of an event in every copy, or only some words of it.
 * @throws AppError not_found; invalid when the words do not stand in it; conflict while guidance says it or a hold covers it
 */
export async function redactEvent(actor: Actor, { sessionId, index, words, reason, note }: RedactEventInput): Promise<Redacted> {
  await authorize(actor, "content.redact");
  await requireFreshSignIn(actor);
  const { workspaceId } = actor;
  const { text, places } = await copiesOf(workspaceId, sessionId, index);
  await refuseOnHold(
    workspaceId,
    places.map((place) => place.sessionId),
  );
  const object = { type: "session", id: sessionId };
  if (words !== undefined) {
    if (!text.includes(words))
      throw new AppError("invalid", "These words do not stand in this event. Copy them as they are written there.", { field: "words" });
    return redactWordsEverywhere(actor, object, words, reason, note);
  }
  if (/^█*$/.test(text)) throw new AppError("conflict", "This event has no text that could be redacted.");
  return redact(actor, { kind: "event", object, passages: [text], events: places, lessonIds: [], reason, note });
}

/**
 * Destroys a quote: in its lesson, in its event, and wherever else the same words stand.
 * @throws AppError not_found; invalid for a quote too short to be looked for
 */
export async function redactQuote(actor: Actor, { evidenceId, reason, note }: RedactQuoteInput): Promise<Redacted> {
  await authorize(actor, "content.redact");
  await requireFreshSignIn(actor);
  const [quote] = isId("evidence", evidenceId)
    ? await sql<{ exact: string; sessionId: string; lessonId: string }>(
        `SELECT exact, session_id AS "sessionId", lesson_id AS "lessonId" FROM evidence WHERE workspace_id = $1 AND id = $2`,
        [actor.workspaceId, evidenceId],
      )
    : [];
  if (!quote) throw notFound("quote");
  if (quote.exact.length < SHORTEST_INSIDE) throw new AppError("invalid", "This quote is too short to be told from others like it. Redact its event instead.");
  await refuseOnHold(actor.workspaceId, [quote.sessionId]);
  return redact(actor, { kind: "quote", object: { type: "lesson", id: quote.lessonId }, passages: [quote.exact], events: [], lessonIds: [], reason, note });
}

/**
 * Destroys the text of a lesson in all its revisions; their hashes stay. A lesson in force is refused.
 * @throws AppError not_found, conflict
 */
export async function redactLesson(actor: Actor, { lessonId, reason, note }: RedactLessonInput): Promise<Redacted> {
  await authorize(actor, "content.redact");
  await requireFreshSignIn(actor);
  const rows = isId("lesson", lessonId)
    ? await sql<{ title: string; trigger: string; body: string; redacted: boolean }>(
        "SELECT title, trigger, body, redacted_at IS NOT NULL AS redacted FROM revisions WHERE workspace_id = $1 AND lesson_id = $2 ORDER BY number",
        [actor.workspaceId, lessonId],
      )
    : [];
  if (rows.length === 0) throw notFound("lesson");
  const standing = rows.filter(({ redacted }) => !redacted);
  if (standing.length === 0) throw new AppError("conflict", "The text of this lesson was redacted already.");
  const passages = standing.flatMap(({ title, trigger, body }) => [title, trigger, body]).filter((passage) => passage !== "");
  return redact(actor, {
    kind: "lesson",
    object: { type: "lesson", id: lessonId },
    passages: [...new Set(passages)],
    events: [],
    lessonIds: [lessonId],
    reason,
    note,
  });
}

async function redactWordsEverywhere(actor: Actor, object: { type: string; id: string }, words: string, reason: string, note: string): Promise<Redacted> {
  await refuseOnHold(actor.workspaceId, null);
  return redact(actor, { kind: "words", object, passages: [words], events: [], lessonIds: [], reason, note });
}

/** Destroys these words wherever they stand in the workspace. */
export async function redactWords(actor: Actor, { words, reason, note }: RedactWordsInput): Promise<Redacted> {
  await authorize(actor, "content.redact");
  await requireFreshSignIn(actor);
  return redactWordsEverywhere(actor, { type: "workspace", id: actor.workspaceId }, words, reason, note);
}

/** Columns that repeat people's names besides the trail's own texts. */
async function forgetName(tx: Tx, workspaceId: string, userId: string, name: string, email: string): Promise<number> {
  const whole = `\\m${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\M`;
  const erased = await tx.$executeRawUnsafe(
    `DELETE FROM audit_texts t USING audit_entries e WHERE e.trail = t.trail AND e.seq = t.seq AND (t.trail = $1 AND (t.body ~ $2 OR strpos(lower(t.body), $3) > 0 OR e.object_id = $4)
       OR t.trail = 'installation' AND (strpos(lower(t.body), $3) > 0 OR e.object_id = $4 OR e.actor_id = $4))`,
    workspaceId,
    whole,
    email,
    userId,
  );
  await tx.$executeRawUnsafe("UPDATE reviews SET reviewer_name = '' WHERE workspace_id = $1 AND reviewer_id = $2", workspaceId, userId);
  await tx.$executeRawUnsafe(
    "UPDATE invitations SET note = '' WHERE workspace_id = $1 AND (accepted_by = $2 OR note ~ $3 OR strpos(lower(note), $4) > 0)",
    workspaceId,
    userId,
    whole,
    email,
  );
  return erased;
}

/**
 * Destroys the name and address of somebody who has left every workspace: what they did stays, under their id.
 * @throws AppError not_found, or conflict while they are a member anywhere
 */
export async function redactName(actor: Actor, { userId, reason, note }: RedactNameInput): Promise<{ seq: number; places: number }> {
  await authorize(actor, "content.redact_name");
  await requireFreshSignIn(actor);
  const { workspaceId } = actor;
  return transact(async (tx) => {
    const [user] = await tx.$queryRawUnsafe<{ name: string; email: string; member: boolean }[]>(
      `SELECT u.name, u.email, EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id) AS member FROM users u WHERE u.id = $2
         AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND (e.actor_id = u.id OR e.object_type = 'user' AND e.object_id = u.id)) FOR UPDATE`,
      workspaceId,
      userId,
    );
    if (!user) throw notFound("person");
    if (user.member) throw new AppError("conflict", `${user.name} is a member of a workspace. Remove them from every workspace first.`);
    const places = await forgetName(tx, workspaceId, userId, user.name, user.email);
    await tx.$executeRawUnsafe("DELETE FROM sign_ins WHERE user_id = $1", userId);
    await tx.$executeRawUnsafe("DELETE FROM identities WHERE user_id = $1", userId);
    await tx.$executeRawUnsafe(
      "UPDATE users SET name = 'Redacted person', email = $2, password_hash = NULL, disabled_at = coalesce(disabled_at, now()) WHERE id = $1",
      userId,
      `redacted-${userId.slice(-16)}@redacted.invalid`,
    );
    const seq = await recordAudit(tx, actor, {
      action: "content.redacted",
      object: { type: "user", id: userId },
      facts: { kind: "name", reason, places },
      ...(note !== "" && { text: { note } }),
    });
    return { seq: Number(seq), places };
  });
}
