import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { type ConcernKind, concernWords } from "./concern";

export interface ConcernView {
  id: string;
  kind: ConcernKind;
  itemId: string;
  lessonId: string;
  title: string;
  words: string;
  raisedAt: string;
  state: "open" | "kept" | "retirement_proposed" | "over";
  decidedBy: string | null;
  decidedAt: string | null;
  note: string;
}

interface Row extends Omit<ConcernView, "words" | "raisedAt" | "decidedAt"> {
  facts: Record<string, unknown>;
  raisedAt: Date;
  decidedAt: Date | null;
}

/** Reasons to look at items again: open ones first, then the latest that were settled. */
export async function listConcerns(actor: Actor): Promise<ConcernView[]> {
  await authorize(actor, "guidance.read");
  const rows = await sql<Row>(
    `SELECT c.id, c.kind, c.item_id AS "itemId", c.lesson_id AS "lessonId", v.title, c.facts, c.raised_at AS "raisedAt", c.state, u.name AS "decidedBy",
       c.decided_at AS "decidedAt", c.note
     FROM concerns c JOIN lessons l ON l.id = c.lesson_id JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id LEFT JOIN users u ON u.id = c.decided_by
     WHERE c.workspace_id = $1 ORDER BY c.state <> 'open', c.raised_at DESC, c.id DESC LIMIT 100`,
    [actor.workspaceId],
  );
  return rows.map(({ facts, raisedAt, decidedAt, ...row }) => ({
    ...row,
    words: concernWords(row.kind, facts),
    raisedAt: raisedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

export interface Care {
  itemId: string;
  owner: string | null;
  ownerId: string | null;
  /** YYYY-MM-DD. */
  revalidateOn: string | null;
}

/** Who answers for the items, and when they are due, by item. */
export async function careOfItems(actor: Actor): Promise<Map<string, Care>> {
  await authorize(actor, "guidance.read");
  const rows = await sql<Care>(
    `SELECT c.item_id AS "itemId", u.name AS owner, c.owner_id AS "ownerId", to_char(c.revalidate_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "revalidateOn"
     FROM item_care c LEFT JOIN users u ON u.id = c.owner_id WHERE c.workspace_id = $1`,
    [actor.workspaceId],
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}
