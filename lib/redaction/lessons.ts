import type pg from "pg";
import { AppError } from "@/lib/errors";

/** The texts of lessons: revisions are destroyed whole, because a text of which a part is missing is another text. */

/** The lessons of which a revision says one of these things. */
export async function revisionsHolding(client: pg.ClientBase, workspaceId: string, finds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT lesson_id AS id FROM revisions WHERE workspace_id = $1 AND redacted_at IS NULL
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) n WHERE strpos(title || E'\\x01' || trigger || E'\\x01' || body || E'\\x01' || file || E'\\x01' || canonical, n) > 0)`,
    [workspaceId, [...finds]],
  );
  return rows.map(({ id }) => id);
}

/**
 * Guidance that agents get is never emptied behind anyone's back: it is taken out of force first, by people, as a decision of its own.
 * @throws AppError conflict that names the first of the lessons
 */
export async function refuseInForce(client: pg.ClientBase, workspaceId: string, lessonIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ title: string; state: string; number: number }>(
    `SELECT w.title, r.state, r.number FROM releases r
       JOIN (SELECT release_id, lesson_id, revision_id FROM release_items UNION SELECT release_id, lesson_id, revision_id FROM release_changes) i ON i.release_id = r.id
       JOIN revisions w ON w.lesson_id = i.lesson_id AND w.id = i.revision_id
     WHERE r.workspace_id = $1 AND i.lesson_id = ANY($2)
       AND (r.state = 'draft' OR r.state = 'in_force' AND EXISTS (SELECT 1 FROM release_items x WHERE x.release_id = r.id AND x.lesson_id = i.lesson_id))
     ORDER BY r.state DESC LIMIT 1`,
    [workspaceId, [...lessonIds]],
  );
  const found = rows[0];
  if (!found) return;
  throw new AppError(
    "conflict",
    found.state === "in_force"
      ? `The lesson “${found.title}” says this and is in force in release ${found.number}. Retire or withdraw it first, then redact.`
      : `The lesson “${found.title}” says this and is approved, waiting in the draft. Undo its approval first, then redact.`,
  );
}

/** Destroys every revision of these lessons, what was found in them, and the path that was made of their title. */
export async function redactRevisions(client: pg.ClientBase, workspaceId: string, lessonIds: readonly string[]): Promise<number> {
  if (lessonIds.length === 0) return 0;
  const ids = [...lessonIds];
  const { rowCount } = await client.query(
    `UPDATE revisions SET title = 'Redacted', trigger = '', body = '', canonical = '', file = '', redacted_at = clock_timestamp()
     WHERE workspace_id = $1 AND lesson_id = ANY($2) AND redacted_at IS NULL`,
    [workspaceId, ids],
  );
  await client.query("UPDATE flags SET message = rule WHERE workspace_id = $1 AND lesson_id = ANY($2)", [workspaceId, ids]);
  // Without its text nobody can decide about it.
  await client.query(
    `UPDATE lessons SET findings = '{}', state_reason = CASE WHEN state IN ('proposed', 'held_back', 'quarantined') THEN 'Its text was redacted.' ELSE '' END,
       state = CASE WHEN state IN ('proposed', 'held_back', 'quarantined') THEN 'withdrawn' ELSE state END, updated_at = clock_timestamp()
     WHERE workspace_id = $1 AND id = ANY($2)`,
    [workspaceId, ids],
  );
  await renameItems(client, workspaceId, ids);
  await client.query(
    `UPDATE releases SET index_text = 'Redacted' WHERE workspace_id = $1 AND index_text IS NOT NULL
       AND id IN (SELECT release_id FROM release_items WHERE workspace_id = $1 AND lesson_id = ANY($2))`,
    [workspaceId, ids],
  );
  return rowCount ?? 0;
}

/** An item's path is made of a title's words. */
async function renameItems(client: pg.ClientBase, workspaceId: string, lessonIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: string; path: string }>(
    `SELECT i.id, i.path FROM items i WHERE i.workspace_id = $1 AND i.path NOT LIKE 'redacted/%'
       AND i.id IN (SELECT item_id FROM lessons WHERE workspace_id = $1 AND id = ANY($2) UNION SELECT item_id FROM release_items WHERE workspace_id = $1 AND lesson_id = ANY($2))
       AND NOT EXISTS (SELECT 1 FROM lessons l JOIN revisions w ON w.lesson_id = l.id AND w.id = l.revision_id
         WHERE l.workspace_id = $1 AND l.item_id = i.id AND w.redacted_at IS NULL AND l.operation <> 'retire')`,
    [workspaceId, [...lessonIds]],
  );
  for (const { id, path } of rows) {
    const next = `redacted/${id.slice(4)}.md`;
    await client.query("UPDATE items SET path = $3 WHERE workspace_id = $1 AND id = $2", [workspaceId, id, next]);
    await client.query(
      "UPDATE deliveries SET items = replace(items::text, to_jsonb($2::text)::text, to_jsonb($3::text)::text)::jsonb WHERE workspace_id = $1 AND strpos(items::text, to_jsonb($2::text)::text) > 0",
      [workspaceId, path, next],
    );
    await client.query("DELETE FROM audit_texts WHERE trail = $1 AND strpos(body, $2) > 0", [workspaceId, JSON.stringify(path)]);
  }
}
