import type { SqlTx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { LossView } from "./desk-types";
import type { Operation } from "./lesson";

interface Target {
  operation: Operation;
  itemId: string | null;
  absorbs: readonly string[];
  revisionId: string;
}

/** The guidance in force that a merge or a retirement takes away, with the digest that its approval must name; null when nothing goes. */
export async function lossOf(tx: SqlTx, workspaceId: string, { operation, itemId, absorbs, revisionId }: Target): Promise<LossView | null> {
  if ((operation !== "merge" && operation !== "retire") || itemId === null) return null;
  const items = await tx.$queryRawUnsafe<(LossView["items"][number] & { sha256: string })[]>(
    `SELECT i.id AS "itemId", i.path, w.title, w.file AS text, w.sha256
     FROM releases r JOIN release_items ri ON ri.release_id = r.id JOIN items i ON i.id = ri.item_id
     JOIN revisions w ON w.lesson_id = ri.lesson_id AND w.id = ri.revision_id
     WHERE r.workspace_id = $1 AND r.state = 'in_force' AND ri.item_id = ANY($2::text[]) ORDER BY array_position($2::text[], ri.item_id)`,
    workspaceId,
    [itemId, ...absorbs],
  );
  if (items.length === 0) return null;
  const digest = sha256(canonicalJson([revisionId, ...items.map((item) => [item.itemId, item.sha256])]));
  return { digest, items: items.map(({ sha256: _sha256, ...item }) => item) };
}

/** @throws AppError invalid when text would go that whoever approves has not confirmed to have seen */
export async function requireAcknowledged(tx: SqlTx, workspaceId: string, target: Target, acknowledged: string | undefined): Promise<string> {
  const loss = await lossOf(tx, workspaceId, target);
  if (loss === null || loss.digest === acknowledged) return loss?.digest ?? "";
  const what = loss.items.map(({ title }) => `“${title}”`).join(", ");
  if (acknowledged) throw new AppError("conflict", `The text that this takes away has changed since you saw it (${what}). Reload and look again.`);
  throw new AppError("invalid", `This takes text out of force: ${what}. Confirm that you have seen what is lost, then approve.`, { field: "acknowledged" });
}
