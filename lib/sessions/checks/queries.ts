import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { type Check, type CheckedEvent, judge } from "./check";
import type { CheckInput } from "./schema";

/** More of one session is not read: a verdict on so long a session would rest on its beginning, so it gets none. */
export const MOST_EVENTS = 20_000;

/** The workspace's checks, oldest first, and the hash that names this set. */
export async function checksOf(workspaceId: string): Promise<{ checks: Check[]; hash: string }> {
  const checks = await sql<Check>("SELECT id, name, agent, rules FROM checks WHERE workspace_id = $1 AND removed_at IS NULL ORDER BY created_at, id", [
    workspaceId,
  ]);
  return { checks, hash: sha256(canonicalJson(checks.map(({ name, agent, rules }) => ({ name, agent, rules })))) };
}

/** The checks and how many sessions have a verdict by them. */
export async function listChecks(actor: Actor): Promise<{ checks: Check[]; judged: number; open: number }> {
  await authorize(actor, "sessions.read");
  const { checks } = await checksOf(actor.workspaceId);
  const [row] = await sql<{ judged: number; open: number }>(
    `SELECT (SELECT count(DISTINCT v.session_id)::int FROM verdicts v JOIN sessions s ON s.id = v.session_id AND s.current WHERE v.workspace_id = $1 AND v.check_id IS NOT NULL) AS judged,
       (SELECT count(*)::int FROM sessions s WHERE s.workspace_id = $1 AND s.current AND s.event_count > 0 AND s.verdict IS NULL) AS open`,
    [actor.workspaceId],
  );
  return { checks, ...row! };
}

/** A session's events as a check reads them; null when it is too long to be read whole. */
export async function checkedEvents(workspaceId: string, sessionId: string): Promise<CheckedEvent[] | null> {
  const rows = await sql<CheckedEvent>(
    `SELECT index, type, speaker, tool_name AS "toolName", is_error AS "isError", left(text, 100000) AS text
     FROM events WHERE workspace_id = $1 AND session_id = $2 ORDER BY index LIMIT ${MOST_EVENTS + 1}`,
    [workspaceId, sessionId],
  );
  return rows.length > MOST_EVENTS ? null : rows;
}

/** A session that no source, grader or person has judged, as SQL over `sessions s`. */
export const UNJUDGED = `s.current AND s.event_count > 0 AND s.reward IS NULL
  AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.session_id = s.id AND v.check_id IS NULL AND (v.criterion IS NULL OR v.given_by = 'person'))`;

const PREVIEWED = 50;

export interface Preview {
  /** Sessions looked at, the newest first. */
  sessions: { id: string; title: string; result: "satisfied" | "failed"; why: string; eventIndex: number | null }[];
  satisfied: number;
  failed: number;
}

/** What a check would say about the newest sessions without a verdict. Writes nothing. */
export async function previewCheck(actor: Actor, input: CheckInput): Promise<Preview> {
  await authorize(actor, "sessions.read");
  const rows = await sql<{ id: string; title: string }>(
    `SELECT s.id, s.title FROM sessions s JOIN agents a ON a.id = s.agent_id
     WHERE s.workspace_id = $1 AND ($2::text IS NULL OR a.name = $2) AND ${UNJUDGED} ORDER BY s.occurred_at DESC, s.id DESC LIMIT ${PREVIEWED}`,
    [actor.workspaceId, input.agent],
  );
  const sessions: Preview["sessions"] = [];
  for (const { id, title } of rows) {
    const events = await checkedEvents(actor.workspaceId, id);
    if (events !== null) sessions.push({ id, title, ...judge(input, events) });
  }
  const satisfied = sessions.filter(({ result }) => result === "satisfied").length;
  return { sessions, satisfied, failed: sessions.length - satisfied };
}
