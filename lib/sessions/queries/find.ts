import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export interface FindResult {
  /** Events whose text holds the words, in order. */
  matches: { index: number /** Code points into the text. */; at: number }[];
  cut: boolean;
}

const MOST = 1_000;

const FIND = `
SELECT index, strpos(lower(text), lower($3)) - 1 AS at FROM events
WHERE workspace_id = $1 AND session_id = $2 AND strpos(lower(text), lower($3)) > 0 ORDER BY index LIMIT ${MOST + 1}`;

/**
 * Finds literal text in one session, whatever its case.
 * @throws AppError invalid when there is nothing, or far too much, to look for
 */
export async function findInSession(actor: Actor, sessionId: string, text: string): Promise<FindResult> {
  await authorize(actor, "sessions.read");
  if (text.length === 0 || text.length > 500 || text.includes("\0")) throw new AppError("invalid", "Look for 1 to 500 characters.", { field: "q" });
  const rows = await sql<{ index: number; at: number }>(FIND, [actor.workspaceId, sessionId, text]);
  return { matches: rows.slice(0, MOST), cut: rows.length > MOST };
}
