import type { SqlTx } from "@/lib/db/client";

/** Whether a lesson of this very finding had its text redacted: no dream brings it back in the same words. */
export async function wasRedacted(tx: SqlTx, workspaceId: string, fingerprint: string): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    "SELECT 1 FROM lessons l JOIN revisions r ON r.lesson_id = l.id WHERE l.workspace_id = $1 AND l.fingerprint = $2 AND r.redacted_at IS NOT NULL LIMIT 1",
    workspaceId,
    fingerprint,
  );
  return rows.length > 0;
}
