import { sql } from "@/lib/db/client";

/** The platform says that something happened to a store: if a release stands in it, it is looked at in the next round. */
export async function storeTold(workspaceId: string, storeId: string): Promise<void> {
  await sql("UPDATE claude_publications SET next_check_at = now() WHERE workspace_id = $1 AND store_id = $2 AND removed_at IS NULL", [workspaceId, storeId]);
}
