import type { SqlTx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { filterSql } from "@/lib/sessions/queries/filter";
import type { Selection } from "./dream";

/** The selection as SQL over `sessions s`; values are pushed on `values`, where `$1` is the workspace. Only what is current is mined. */
function whereOf(selection: Selection, values: unknown[]): string {
  const { sessions } = selection;
  let where: string;
  if (typeof sessions === "object" && "filter" in sessions) where = filterSql(sessions.filter, values);
  else {
    where = "s.workspace_id = $1 AND s.current";
    if (sessions === "new") {
      where += ` AND NOT EXISTS (SELECT 1 FROM dream_sessions ds JOIN dreams d ON d.id = ds.dream_id
        WHERE ds.session_id = s.id AND d.status = 'completed' AND d.started_at >= s.updated_at)`;
    } else if (typeof sessions === "object")
      where += ` AND (s.id = ANY($${values.push(sessions.ids)}::text[]) OR s.source_id = ANY($${values.length}::text[]))`;
  }
  if (selection.since !== undefined) where += ` AND s.occurred_at >= $${values.push(new Date(selection.since))}`;
  return `${where} AND s.event_count > 0`;
}

/**
 * Fixes which sessions a dream reads. The first attempt decides; a later one finds them as they were.
 * @returns how many there are
 * @throws AppError not_found when a listed session is not of this workspace
 */
export async function fixSelection(tx: SqlTx, workspaceId: string, dreamId: string, selection: Selection): Promise<number> {
  const known = await tx.$queryRawUnsafe<{ count: number }[]>(
    "SELECT count(*)::int AS count FROM dream_sessions WHERE workspace_id = $1 AND dream_id = $2",
    workspaceId,
    dreamId,
  );
  if (known[0]!.count > 0) return known[0]!.count;
  const values: unknown[] = [workspaceId];
  const where = whereOf(selection, values);
  const inserted = await tx.$queryRawUnsafe<{ count: number }[]>(
    `WITH chosen AS (INSERT INTO dream_sessions (workspace_id, dream_id, session_id)
       SELECT s.workspace_id, $${values.push(dreamId)}, s.id FROM sessions s WHERE ${where} RETURNING 1)
     SELECT count(*)::int AS count FROM chosen`,
    ...values,
  );
  const count = inserted[0]!.count;
  const { sessions } = selection;
  if (typeof sessions === "object" && "ids" in sessions && count < new Set(sessions.ids).size && selection.since === undefined) {
    throw new AppError("not_found", `Only ${count} of the ${new Set(sessions.ids).size} sessions named are in this workspace.`);
  }
  return count;
}

/** How many sessions no finished dream has read yet, and how many there are. */
export async function countSelectable(tx: SqlTx, workspaceId: string): Promise<{ all: number; fresh: number }> {
  const values: unknown[] = [workspaceId];
  const fresh = whereOf({ sessions: "new" }, values);
  const rows = await tx.$queryRawUnsafe<{ all: number; fresh: number }[]>(
    `SELECT (SELECT count(*)::int FROM sessions s WHERE s.workspace_id = $1 AND s.current AND s.event_count > 0) AS "all",
            (SELECT count(*)::int FROM sessions s WHERE ${fresh}) AS fresh`,
    ...values,
  );
  return rows[0]!;
}
