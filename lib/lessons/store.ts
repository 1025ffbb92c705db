import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { normaliseAppliesTo } from "@/lib/guidance/audience";
import { newId } from "@/lib/ids";
import type { Association, GateFlag, LessonText, Operation, Quote, Strength, Support } from "./lesson";
import type { RevisionBytes } from "./revision";
import { riskNumber, riskOf } from "./risk";

/** The rows of a lesson, written. Every function runs in the caller's transaction and audits nothing: the caller does. */

export interface OpenLesson {
  id: string;
  state: "proposed" | "held_back" | "quarantined";
  stateReason: string;
  revisionId: string;
  /** Whether a person has worked on it: an edit, a standing approval, a release from hold. */
  touched: boolean;
}

/** The one open lesson of a finding and operation, locked, or null. */
export async function openLesson(tx: Tx, workspaceId: string, fingerprint: string, operation: Operation): Promise<OpenLesson | null> {
  const rows = await tx.$queryRawUnsafe<OpenLesson[]>(
    `SELECT l.id, l.state, l.state_reason AS "stateReason", l.revision_id AS "revisionId",
       (EXISTS (SELECT 1 FROM revisions r WHERE r.lesson_id = l.id AND r.author_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM reviews v WHERE v.lesson_id = l.id AND v.undone_at IS NULL)
        OR l.findings ? 'releasedBy') AS touched
     FROM lessons l
     WHERE l.workspace_id = $1 AND l.fingerprint = $2 AND l.operation = $3 AND l.state IN ('proposed', 'held_back', 'quarantined')
     FOR UPDATE OF l`,
    workspaceId,
    fingerprint,
    operation,
  );
  return rows[0] ?? null;
}

/** Writes an immutable revision. The same text again is the same revision and is left as it is. */
export async function storeRevision(
  tx: Tx,
  workspaceId: string,
  lessonId: string,
  number: number,
  text: LessonText,
  bytes: RevisionBytes,
  authorId: string | null,
): Promise<void> {
  const canonical = JSON.parse(bytes.canonical) as { title: string; trigger: string; body: string };
  if (canonical.title.length < 1 || canonical.title.length > 300) throw new AppError("invalid", "A title has 1 to 300 characters.", { field: "title" });
  await tx.revision.createMany({
    data: [
      {
        workspaceId,
        lessonId,
        id: bytes.id,
        number,
        title: canonical.title,
        trigger: canonical.trigger,
        body: canonical.body,
        appliesTo: { ...normaliseAppliesTo(text.appliesTo) },
        canonical: bytes.canonical,
        file: bytes.file,
        sha256: bytes.sha256,
        authorId,
      },
    ],
    skipDuplicates: true,
  });
}

/** Replaces a lesson's quotes. They were verified before. */
export async function replaceEvidence(tx: Tx, workspaceId: string, lessonId: string, quotes: readonly Quote[]): Promise<void> {
  await tx.$executeRawUnsafe("DELETE FROM evidence WHERE workspace_id = $1 AND lesson_id = $2", workspaceId, lessonId);
  if (quotes.length === 0) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO evidence (id, workspace_id, lesson_id, position, session_id, event_index, claim, stance, speaker, exact, prefix, suffix, start_at, end_at)
     SELECT q.id, $1, $2, (q.n - 1)::int, q.session_id, q.event_index, q.claim, q.stance, q.speaker, q.exact, q.prefix, q.suffix, q.start_at, q.end_at
     FROM unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::int[])
       WITH ORDINALITY AS q (id, session_id, event_index, claim, stance, speaker, exact, prefix, suffix, start_at, end_at, n)`,
    workspaceId,
    lessonId,
    quotes.map(() => newId("evidence")),
    quotes.map(({ sessionId }) => sessionId),
    quotes.map(({ eventIndex }) => eventIndex),
    quotes.map(({ claim }) => claim),
    quotes.map(({ stance }) => stance),
    quotes.map(({ speaker }) => speaker),
    quotes.map(({ exact }) => exact),
    quotes.map(({ prefix }) => prefix),
    quotes.map(({ suffix }) => suffix),
    quotes.map(({ start }) => start),
    quotes.map(({ end }) => end),
  );
}

/** Replaces what the gates found in one revision, the one that stands or is about to, and the lesson's risk with it. */
export async function storeFlags(tx: Tx, workspaceId: string, lessonId: string, revisionId: string, flags: readonly GateFlag[]): Promise<void> {
  await tx.$executeRawUnsafe("DELETE FROM flags WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3", workspaceId, lessonId, revisionId);
  const risk = riskNumber(riskOf(flags));
  await tx.$executeRawUnsafe("UPDATE lessons SET risk = $3 WHERE workspace_id = $1 AND id = $2 AND risk <> $3", workspaceId, lessonId, risk);
  if (flags.length === 0) return;
  await tx.flag.createMany({
    data: flags.map((flag) => ({
      id: newId("flag"),
      workspaceId,
      lessonId,
      revisionId,
      rule: flag.rule,
      severity: flag.severity,
      message: flag.message,
      field: flag.field,
      startAt: flag.start ?? null,
      endAt: flag.end ?? null,
    })),
  });
}

/** An open lesson gives way to a newer one of the same finding. */
export async function supersede(tx: Tx, workspaceId: string, open: OpenLesson): Promise<void> {
  await tx.lesson.updateMany({
    where: { id: open.id, workspaceId, state: open.state, revisionId: open.revisionId },
    data: { state: "superseded", updatedAt: new Date(), decidedAt: new Date() },
  });
}

export interface Pattern {
  dreamId: string | null;
  state: string;
  stateReason: string;
  strength: Strength;
  support: Support;
  association: Association | null;
  findings: Record<string, unknown>;
  members: string[];
}

/** New numbers for an open lesson, its wording untouched. */
export async function refreshPattern(tx: Tx, workspaceId: string, open: OpenLesson, pattern: Pattern): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET state = $3, state_reason = $4, strength = $5, support = $6::jsonb, association = $7::jsonb,
       findings = $8::jsonb || jsonb_strip_nulls(jsonb_build_object('releasedBy', findings->'releasedBy')),
       members = $9::text[], impact = $10, dream_id = coalesce($11, dream_id), updated_at = now()
     WHERE workspace_id = $1 AND id = $2`,
    workspaceId,
    open.id,
    pattern.state,
    pattern.stateReason,
    pattern.strength,
    JSON.stringify(pattern.support),
    pattern.association ? JSON.stringify(pattern.association) : null,
    JSON.stringify(pattern.findings),
    pattern.members,
    pattern.support.sessions,
    pattern.dreamId,
  );
}
