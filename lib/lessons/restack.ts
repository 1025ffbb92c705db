import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import type { AppliesTo } from "@/lib/guidance/audience";
import { type BlockChange, makeChange } from "@/lib/text/block-change";
import { countVerdicts, lapseVerdicts, quotesOf } from "./decision";
import { fileOf } from "./file";
import { isBlocked } from "./gates/gates";
import { inspectLesson } from "./gates/inspect-lesson";
import type { Form, GateFlag, Kind, LessonText } from "./lesson";
import { readFile } from "./read-file";
import { revisionOf } from "./revision";
import { storeFlags, storeRevision } from "./store";

/**
 * Several lessons may each change one part of the same item. When one of them is approved, the others are made anew on top of it, so
 * that whoever approves the next one sees, and approves, the text with both. What no longer fits is left for people to resolve.
 */

const CONFLICT = "change.conflict";

interface Ground {
  path: string;
  /** The revision that waits in the draft; null for what is in force. */
  revisionId: string | null;
  title: string;
  trigger: string;
  body: string;
  appliesTo: AppliesTo;
}

interface Sibling {
  id: string;
  kind: Kind;
  form: Form;
  state: string;
  revisionId: string;
  standsOn: string | null;
  change: BlockChange & { whole: boolean };
  number: number;
}

/** The item's text as the draft will have it, or as it is in force. */
async function groundOf(tx: Tx, workspaceId: string, itemId: string): Promise<Ground | null> {
  const rows = await tx.$queryRawUnsafe<Ground[]>(
    `SELECT i.path, t.waiting AS "revisionId", v.title, v.trigger, v.body, v.applies_to AS "appliesTo"
     FROM items i
     CROSS JOIN LATERAL (
       SELECT c.lesson_id, c.revision_id, c.revision_id AS waiting, 0 AS rank, c.joined_at AS at FROM release_changes c JOIN releases r ON r.id = c.release_id
         WHERE c.workspace_id = $1 AND c.item_id = i.id AND r.state = 'draft' AND c.operation = 'revise'
       UNION ALL
       SELECT ri.lesson_id, ri.revision_id, NULL, 1, now() FROM release_items ri JOIN releases r ON r.id = ri.release_id
         WHERE ri.workspace_id = $1 AND ri.item_id = i.id AND r.state = 'in_force'
       ORDER BY rank, at DESC LIMIT 1
     ) t
     JOIN revisions v ON v.lesson_id = t.lesson_id AND v.id = t.revision_id
     WHERE i.workspace_id = $1 AND i.id = $2`,
    workspaceId,
    itemId,
  );
  return rows[0] ?? null;
}

/** Open lessons that each change one part of the item, in whose wording nobody has had a hand. */
async function siblingsOf(tx: Tx, workspaceId: string, itemId: string): Promise<Sibling[]> {
  return await tx.$queryRawUnsafe<Sibling[]>(
    `SELECT l.id, l.kind, l.form, l.state, l.revision_id AS "revisionId", l.findings->>'standsOn' AS "standsOn", l.findings->'change' AS change,
       (SELECT max(v.number) FROM revisions v WHERE v.lesson_id = l.id)::int AS number
     FROM lessons l
     WHERE l.workspace_id = $1 AND l.item_id = $2 AND l.operation = 'revise' AND l.state IN ('proposed', 'held_back', 'quarantined')
       AND l.findings->'change'->>'whole' = 'false'
       AND NOT EXISTS (SELECT 1 FROM revisions v WHERE v.lesson_id = l.id AND v.id = l.revision_id AND v.author_id IS NOT NULL)
     ORDER BY l.id FOR UPDATE OF l`,
    workspaceId,
    itemId,
  );
}

/** Makes the open changes of an item anew on its text as the draft has it now. Call it after every change of the draft that is about the item. */
export async function restack(tx: Tx, actor: Actor, itemId: string | null): Promise<void> {
  if (itemId === null) return;
  const ground = await groundOf(tx, actor.workspaceId, itemId);
  if (!ground) return;
  for (const sibling of await siblingsOf(tx, actor.workspaceId, itemId)) {
    if (sibling.standsOn === ground.revisionId) continue;
    const changed = makeChange(fileOf(ground), sibling.change);
    if (changed === null) await markConflict(tx, actor, sibling, ground);
    else await standOn(tx, actor, sibling, ground, { ...readFile(ground.path, changed), appliesTo: ground.appliesTo }, itemId);
  }
}

async function standOn(tx: Tx, actor: Actor, sibling: Sibling, ground: Ground, text: LessonText, itemId: string): Promise<void> {
  const { workspaceId } = actor;
  const bytes = revisionOf({ ...text, operation: "revise", kind: sibling.kind, form: sibling.form, targets: [itemId] });
  const quotes = await quotesOf(tx, workspaceId, sibling.id);
  const flags = [...(await inspectLesson(text, quotes)), ...(await ownFlags(tx, workspaceId, sibling))];
  const state = isBlocked(flags) ? "quarantined" : sibling.state === "quarantined" ? "proposed" : sibling.state;
  await storeRevision(tx, workspaceId, sibling.id, sibling.number + 1, text, bytes, null);
  await storeFlags(tx, workspaceId, sibling.id, bytes.id, flags);
  const lapsed = await lapseVerdicts(tx, actor, sibling.id, "text");
  await tx.$executeRawUnsafe(
    `UPDATE lessons SET revision_id = $3, state = $4, findings = findings || jsonb_build_object('standsOn', $5::text), updated_at = now() WHERE workspace_id = $1 AND id = $2`,
    workspaceId,
    sibling.id,
    bytes.id,
    state,
    ground.revisionId,
  );
  await countVerdicts(tx, workspaceId, sibling.id);
  await recordAudit(tx, actor, {
    action: "lesson.restacked",
    object: { type: "lesson", id: sibling.id },
    facts: { from: sibling.revisionId, revision: bytes.id, sha256: bytes.sha256, standsOn: ground.revisionId, lapsedApprovals: lapsed },
    text: { title: text.title },
  });
}

/** What the dream or a destination said about the lesson, rather than about its wording. */
async function ownFlags(tx: Tx, workspaceId: string, { id, revisionId }: Sibling): Promise<GateFlag[]> {
  const rows = await tx.$queryRawUnsafe<GateFlag[]>(
    "SELECT rule, severity, message, field FROM flags WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3 AND rule LIKE 'source.%'",
    workspaceId,
    id,
    revisionId,
  );
  return rows;
}

/** The words that it changes are gone: people must say how both can stand. */
async function markConflict(tx: Tx, actor: Actor, sibling: Sibling, ground: Ground): Promise<void> {
  const known = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM flags WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3 AND rule = $4",
    actor.workspaceId,
    sibling.id,
    sibling.revisionId,
    CONFLICT,
  );
  if (known.length > 0) return;
  const flags = await tx.$queryRawUnsafe<GateFlag[]>(
    "SELECT rule, severity, message, field FROM flags WHERE workspace_id = $1 AND lesson_id = $2 AND revision_id = $3",
    actor.workspaceId,
    sibling.id,
    sibling.revisionId,
  );
  const message = `It changes words of “${ground.title}” that an approved change has changed too. Publish that one first, then edit this lesson so that both stand, or reject it.`;
  await storeFlags(tx, actor.workspaceId, sibling.id, sibling.revisionId, [...flags, { rule: CONFLICT, severity: "review", field: "body", message }]);
  await recordAudit(tx, actor, {
    action: "lesson.conflict_found",
    object: { type: "lesson", id: sibling.id },
    facts: { revision: sibling.revisionId, with: ground.revisionId },
    text: { title: ground.title },
  });
}

/** The revision waiting in the draft that a lesson was made on, or null. */
export async function standsOn(tx: Tx, workspaceId: string, lessonId: string): Promise<string | null> {
  const rows = await tx.$queryRawUnsafe<{ standsOn: string | null }[]>(
    `SELECT findings->>'standsOn' AS "standsOn" FROM lessons WHERE workspace_id = $1 AND id = $2`,
    workspaceId,
    lessonId,
  );
  return rows[0]?.standsOn ?? null;
}
