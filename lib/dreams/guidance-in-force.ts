import type { SqlTx } from "@/lib/db/client";
import type { AppliesTo } from "@/lib/guidance/audience";
import type { GuidanceInForce } from "./mining/finding";

/** The guidance in force with the body of each item, and our id of each by its path. */
export async function guidanceInForce(tx: SqlTx, workspaceId: string): Promise<{ items: GuidanceInForce[]; ids: Map<string, string> }> {
  const rows = await tx.$queryRawUnsafe<{ id: string; path: string; sha256: string; title: string; trigger: string; body: string; appliesTo: AppliesTo }[]>(
    `SELECT i.id, i.path, ri.sha256, v.title, v.trigger, v.body, v.applies_to AS "appliesTo"
     FROM releases r
     JOIN release_items ri ON ri.release_id = r.id
     JOIN items i ON i.id = ri.item_id
     JOIN revisions v ON v.lesson_id = ri.lesson_id AND v.id = ri.revision_id
     WHERE r.workspace_id = $1 AND r.state = 'in_force' ORDER BY i.path`,
    workspaceId,
  );
  return { items: rows.map(({ id: _id, ...item }) => item), ids: new Map(rows.map(({ id, path }) => [path, id])) };
}
