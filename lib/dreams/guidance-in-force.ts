import type { SqlTx } from "@/lib/db/client";
import type { AppliesTo } from "@/lib/guidance/audience";
import type { Kind } from "@/lib/lessons/lesson";
import type { KnownItem } from "./known/known";
import type { Slots } from "./mining/finding";

interface Row {
  id: string;
  path: string;
  sha256: string;
  title: string;
  trigger: string;
  body: string;
  appliesTo: AppliesTo;
  kind: Kind;
  since: string;
  sessions: number;
  slots: Slots | null;
}

/** The guidance in force with the body of each item and what stands behind it, and our id of each by its path. */
export async function guidanceInForce(tx: SqlTx, workspaceId: string): Promise<{ items: KnownItem[]; ids: Map<string, string> }> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT i.id, i.path, ri.sha256, v.title, v.trigger, v.body, v.applies_to AS "appliesTo", l.kind, l.impact AS sessions, l.findings->'slots' AS slots,
       to_char((SELECT min(old.published_at) FROM release_items held JOIN releases old ON old.id = held.release_id AND old.state <> 'draft'
         WHERE held.workspace_id = $1 AND held.item_id = i.id AND held.revision_id = ri.revision_id) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since
     FROM releases r
     JOIN release_items ri ON ri.release_id = r.id
     JOIN items i ON i.id = ri.item_id
     JOIN lessons l ON l.id = ri.lesson_id
     JOIN revisions v ON v.lesson_id = ri.lesson_id AND v.id = ri.revision_id
     WHERE r.workspace_id = $1 AND r.state = 'in_force' ORDER BY i.path`,
    workspaceId,
  );
  return { items: rows.map(({ id: _id, ...item }) => item), ids: new Map(rows.map(({ id, path }) => [path, id])) };
}
