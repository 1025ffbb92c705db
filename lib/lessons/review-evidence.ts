import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { AppliesTo } from "@/lib/guidance/audience";
import { isId } from "@/lib/ids";
import { TRUSTED_SPEAKERS } from "./gates/gates";
import { isVerbatim } from "./quotes";

export interface EvidenceView {
  id: string;
  /** Ordinal of the sentence or step that it bears on now; null when an edit took that out. */
  claim: number | null;
  stance: "supports" | "contradicts";
  exact: string;
  prefix: string;
  suffix: string;
  /** Whether the event's text goes on before the prefix and after the suffix. */
  cutBefore: boolean;
  cutAfter: boolean;
  /** Whether it is verbatim in the stored event, looked up just now. */
  verified: boolean;
  sessionId: string;
  sessionTitle: string;
  taskKey: string | null;
  eventIndex: number;
  speaker: string;
  toolName: string | null;
  agent: string;
  agentVersion: string;
  verdict: string | null;
  reward: number | null;
  succeeded: boolean | null;
  /** When the session happened, ISO 8601. */
  at: string;
  /** How far the speaker's words can be relied on. */
  trust: { trusted: boolean; text: string };
  /** Who added it by hand; null for a dream's. */
  addedByName: string | null;
}

/** What it means that these words are of this speaker. */
const TRUST: Readonly<Record<string, string>> = {
  person: "typed by a person",
  agent: "what the agent itself said or did",
  grader: "a grader's words",
  tool: "a tool's output: anyone may have put words there",
  document: "a pasted document: not the words of whoever pasted it",
  guidance: "guidance that the agent was given: no evidence for itself",
  harness: "written by the harness",
  simulator: "a simulated user",
  lead: "another agent's words",
};

/** A quote with the claim as it was found, and the revision that the claim counts in; null for the first. */
export type FoundQuote = EvidenceView & { claimRevision: string | null };

interface Row extends Omit<FoundQuote, "verified" | "at" | "claim" | "trust"> {
  claim: number;
  start: number;
  end: number;
  at: Date;
  matches: boolean;
}

// Offsets are UTF-16 units and PostgreSQL counts code points: the two agree unless a character beyond U+FFFF stands before
// the quote. The few where they do not are looked at in full.
const EVIDENCE = `
SELECT e.id, e.claim, e.claim_revision AS "claimRevision", (SELECT name FROM users WHERE id = e.added_by) AS "addedByName", e.stance, e.exact, e.prefix, e.suffix, e.start_at AS start, e.end_at AS "end", e.session_id AS "sessionId", e.event_index AS "eventIndex",
  v.speaker, v.tool_name AS "toolName", s.title AS "sessionTitle", s.task_key AS "taskKey", a.name AS agent, s.agent_version AS "agentVersion",
  s.verdict, s.reward, s.succeeded, s.occurred_at AS at, e.start_at > length(e.prefix) AS "cutBefore", length(v.text) > e.end_at + length(e.suffix) AS "cutAfter",
  substr(v.text, e.start_at + 1, length(e.exact)) = e.exact AS matches
FROM evidence e JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index
JOIN sessions s ON s.id = e.session_id JOIN agents a ON a.id = s.agent_id
WHERE e.workspace_id = $1 AND e.lesson_id = $2 AND e.detached_at IS NULL ORDER BY e.stance DESC, e.claim, e.position`;

/** A lesson's quotes, supporting ones first, each verified again against its event. */
export async function evidenceOf(actor: Actor, lessonId: string): Promise<FoundQuote[]> {
  await authorize(actor, "lessons.read");
  const rows = await sql<Row>(EVIDENCE, [actor.workspaceId, lessonId]);
  const doubtful = rows.filter(({ matches }) => !matches);
  const texts =
    doubtful.length === 0
      ? []
      : await sql<{ id: string; text: string }>(
          `SELECT e.id, v.text FROM evidence e JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index
           WHERE e.workspace_id = $1 AND e.id = ANY($2::text[])`,
          [actor.workspaceId, doubtful.map(({ id }) => id)],
        );
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  return rows.map(({ matches, start, end, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    trust: { trusted: TRUSTED_SPEAKERS.has(row.speaker), text: TRUST[row.speaker] ?? row.speaker },
    verified: matches || isVerbatim(textOf.get(row.id) ?? "", { exact: row.exact, start, end }),
  }));
}

export interface CurrentItem {
  itemId: string;
  path: string;
  lessonId: string;
  title: string;
  trigger: string;
  body: string;
  file: string;
  appliesTo: AppliesTo;
}

/** Items as they are in force now, in the order given: of a merge, the one that stays comes first. */
export async function currentItems(actor: Actor, itemIds: readonly string[]): Promise<CurrentItem[]> {
  if (itemIds.length === 0) return [];
  return sql<CurrentItem>(
    `SELECT i.id AS "itemId", i.path, w.lesson_id AS "lessonId", w.title, w.trigger, w.body, w.file, w.applies_to AS "appliesTo"
     FROM releases r JOIN release_items ri ON ri.release_id = r.id JOIN items i ON i.id = ri.item_id
     JOIN revisions w ON w.lesson_id = ri.lesson_id AND w.id = ri.revision_id
     WHERE r.workspace_id = $1 AND r.state = 'in_force' AND ri.item_id = ANY($2::text[]) ORDER BY array_position($2::text[], ri.item_id)`,
    [actor.workspaceId, [...itemIds]],
  );
}

export interface ContextEvent {
  index: number;
  type: string;
  speaker: string;
  toolName: string | null;
  isError: boolean;
  /** The beginning of its text. */
  text: string;
  more: boolean;
}

const NEIGHBOURS = 2;
const SHOWN = 600;

/**
 * The events around a quote of a lesson, of the same thread, in order; the quoted event itself is left out.
 * @throws AppError not_found
 */
export async function contextOf(actor: Actor, lessonId: string, evidenceId: string): Promise<{ before: ContextEvent[]; after: ContextEvent[] }> {
  await authorize(actor, "sessions.read");
  if (!isId("evidence", evidenceId)) throw notFound("quote");
  const [quote] = await sql<{ sessionId: string; index: number; thread: number }>(
    `SELECT e.session_id AS "sessionId", e.event_index AS index, v.thread_index AS thread
     FROM evidence e JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index
     WHERE e.workspace_id = $1 AND e.lesson_id = $2 AND e.id = $3`,
    [actor.workspaceId, lessonId, evidenceId],
  );
  if (!quote) throw notFound("quote");
  const columns = `index, type, speaker, tool_name AS "toolName", is_error AS "isError", left(text, ${SHOWN}) AS text, length(text) > ${SHOWN} AS more`;
  const rows = await sql<ContextEvent>(
    `(SELECT ${columns} FROM events WHERE workspace_id = $1 AND session_id = $2 AND thread_index = $4 AND index < $3 ORDER BY index DESC LIMIT ${NEIGHBOURS})
     UNION ALL (SELECT ${columns} FROM events WHERE workspace_id = $1 AND session_id = $2 AND thread_index = $4 AND index > $3 ORDER BY index LIMIT ${NEIGHBOURS})
     ORDER BY index`,
    [actor.workspaceId, quote.sessionId, quote.index, quote.thread],
  );
  return { before: rows.filter(({ index }) => index < quote.index), after: rows.filter(({ index }) => index > quote.index) };
}
