import { type Actor, authorize } from "@/lib/auth/actor";
import { pool, sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { eventId } from "@/lib/ids";
import type { Speaker } from "../session";
import { resolveSessionId } from "./resolve";
import { threadId } from "./thread-id";

/** One event as the transcript shows it. */
export interface EventView {
  id: string;
  index: number;
  thread: number;
  type: string;
  speaker: Speaker;
  at: string | null;
  toolName: string | null;
  toolUseId: string | null;
  isError: boolean;
  /** The beginning of the text; the rest is fetched apart when `more` says where it goes on. */
  text: string;
  /** Size of the whole text in UTF-8 bytes. */
  bytes: number;
  /** Code points into the text from where it goes on, or null when `text` is all of it. */
  more: number | null;
  record: number | null;
}

/** Code points of one event's text that a page carries, and that one step of the rest carries. */
export const PAGE_TEXT = 4_000;
export const STEP_TEXT = 262_144;
export const PAGE_EVENTS = 100;

interface EventRecord extends Omit<EventView, "id" | "at" | "more"> {
  at: Date | null;
  cut: boolean;
}

/** The SQL of one page of a transcript: $1 workspace, $2 session, $3 first index, $4 how many. */
export const EVENTS_SQL = `SELECT index, thread_index AS thread, type, speaker, at, tool_name AS "toolName", tool_use_id AS "toolUseId", is_error AS "isError",
  left(text, ${PAGE_TEXT}) AS text, octet_length(text) AS bytes, octet_length(text) > ${PAGE_TEXT} AND length(text) > ${PAGE_TEXT} AS cut, record_index AS record
FROM events WHERE workspace_id = $1 AND session_id = $2 AND index >= $3 ORDER BY index LIMIT $4`;

function place(value: number): number {
  return Number.isSafeInteger(value) ? Math.max(0, Math.min(value, 2_147_483_647)) : 0;
}

/** Events from an ordinal on, long texts cut. An unknown session has no events. @throws AppError forbidden */
export async function listEvents(actor: Actor, sessionId: string, from: number, limit = PAGE_EVENTS): Promise<EventView[]> {
  await authorize(actor, "sessions.read");
  // Named, so that each connection plans it once.
  const values = [actor.workspaceId, sessionId, place(from), Math.max(1, Math.min(limit, PAGE_EVENTS))];
  const { rows } = await pool().query<EventRecord>({ name: "transcript-page", text: EVENTS_SQL, values });
  return rows.map(({ cut, at, ...row }) => ({ ...row, id: eventId(sessionId, row.index), at: at?.toISOString() ?? null, more: cut ? PAGE_TEXT : null }));
}

/**
 * A step of one event's text, from a code point on.
 * @throws AppError not_found
 */
export async function eventText(actor: Actor, sessionId: string, index: number, from: number): Promise<{ text: string; next: number | null }> {
  await authorize(actor, "sessions.read");
  const [row] = await sql<{ text: string; more: boolean }>(
    `SELECT substr(text, $4::int + 1, ${STEP_TEXT}) AS text, length(text) > $4::int + ${STEP_TEXT} AS more FROM events WHERE workspace_id = $1 AND session_id = $2 AND index = $3`,
    [actor.workspaceId, sessionId, place(index), Math.min(place(from), 2_000_000_000)],
  );
  if (!row) throw notFound("event");
  return { text: row.text, next: row.more ? from + STEP_TEXT : null };
}

/** One event as the API gives it: the whole text, so that a quote's offsets can be checked. */
export interface EventJson {
  id: string;
  index: number;
  threadId: string;
  type: string;
  speaker: Speaker;
  at: string | null;
  sourceId: string | null;
  toolName: string | null;
  toolUseId: string | null;
  isError: boolean;
  text: string;
}

/** A page of the API ends after this many bytes of text, but has at least one event. */
const PAGE_BYTES = 8 * 1024 * 1024;

const WHOLE_SQL = `
SELECT e.index, e.thread_index, coalesce(t.source_id, '') AS thread_source, e.type, e.speaker, e.at, e.source_id, e.tool_name, e.tool_use_id, e.is_error, e.text
FROM (SELECT index, sum(octet_length(text)) OVER (ORDER BY index) - octet_length(text) AS before
      FROM (SELECT index, text FROM events WHERE workspace_id = $1 AND session_id = $2 AND index >= $3 ORDER BY index LIMIT $4) p) sized
JOIN events e ON e.session_id = $2 AND e.index = sized.index
LEFT JOIN threads t ON t.session_id = $2 AND t.index = e.thread_index
WHERE sized.before = 0 OR sized.before < ${PAGE_BYTES} ORDER BY e.index`;

interface WholeRecord {
  index: number;
  thread_index: number;
  thread_source: string;
  type: string;
  speaker: Speaker;
  at: Date | null;
  source_id: string | null;
  tool_name: string | null;
  tool_use_id: string | null;
  is_error: boolean;
  text: string;
}

/**
 * Events with their whole texts, for machines. `id` is ours or the source's; `next` is the index to ask for next, or null.
 * @throws AppError not_found
 */
export async function listEventsJson(actor: Actor, id: string, from: number, limit: number): Promise<{ events: EventJson[]; next: number | null }> {
  await authorize(actor, "sessions.read");
  const sessionId = await resolveSessionId(actor, id);
  const most = Math.max(1, Math.min(limit, 1000));
  const rows = await sql<WholeRecord>(WHOLE_SQL, [actor.workspaceId, sessionId, place(from), most]);
  const events = rows.map((row) => ({
    id: eventId(sessionId, row.index),
    index: row.index,
    threadId: threadId(sessionId, row.thread_index, row.thread_source),
    type: row.type,
    speaker: row.speaker,
    at: row.at?.toISOString() ?? null,
    sourceId: row.source_id,
    toolName: row.tool_name,
    toolUseId: row.tool_use_id,
    isError: row.is_error,
    text: row.text,
  }));
  const last = events.at(-1);
  const [rest] = last ? await sql("SELECT 1 FROM events WHERE session_id = $1 AND index > $2 LIMIT 1", [sessionId, last.index]) : [];
  return { events, next: rest && last ? last.index + 1 : null };
}
