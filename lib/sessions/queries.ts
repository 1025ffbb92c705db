import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import { notFound } from "@/lib/errors";
import { filterSql, type SessionFilter } from "./queries/filter";
import { resolveSessionId } from "./queries/resolve";
import { threadId } from "./queries/thread-id";
import type { VerdictResult } from "./session";

/** One line of a list of sessions. Times are ISO 8601 in UTC. */
export interface SessionRow {
  id: string;
  source: string;
  sourceId: string;
  version: number;
  agent: string;
  agentVersion: string;
  taskKey: string | null;
  title: string;
  /** When the source says it began, else when it was imported. */
  occurredAt: string;
  startedAt: string | null;
  endedAt: string | null;
  importedAt: string;
  events: number;
  errors: number;
  verdict: VerdictResult | null;
  reward: number | null;
  succeeded: boolean | null;
}

export interface SessionPage {
  sessions: SessionRow[];
  /** The cursor of the next page, or null on the last. */
  next: string | null;
}

/** The columns of a `SessionRow`, over `sessions s JOIN agents a`. */
export const SESSION_COLUMNS = `s.id, s.source, s.source_id AS "sourceId", s.version, a.name AS agent, s.agent_version AS "agentVersion", s.task_key AS "taskKey",
  s.title, s.occurred_at, s.started_at, s.ended_at, s.imported_at, s.event_count AS events, s.error_count AS errors, s.verdict, s.reward, s.succeeded`;

export interface SessionRecord extends Omit<SessionRow, "occurredAt" | "startedAt" | "endedAt" | "importedAt"> {
  occurred_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  imported_at: Date;
}

export function toSessionRow<R extends SessionRecord>({ occurred_at, started_at, ended_at, imported_at, ...row }: R) {
  return {
    ...row,
    occurredAt: occurred_at.toISOString(),
    startedAt: started_at?.toISOString() ?? null,
    endedAt: ended_at?.toISOString() ?? null,
    importedAt: imported_at.toISOString(),
  };
}

/** The SQL of one page of the list, for the query below and for the bench that compares it with itself run bare. */
export function listSql(
  workspaceId: string,
  filter: SessionFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = [workspaceId];
  let where = filterSql(filter, values);
  if (after) where += ` AND (s.occurred_at, s.id) < ($${values.push(after.at)}, $${values.push(after.id)})`;
  const text = `SELECT ${SESSION_COLUMNS} FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE ${where} ORDER BY s.occurred_at DESC, s.id DESC LIMIT $${values.push(limit + 1)}`;
  return { text, values };
}

/** Cuts the row that only told that there is more, and makes the cursor. */
export function pageOf<R extends SessionRecord>(records: R[], limit: number): { records: R[]; next: string | null } {
  const shown = records.slice(0, limit);
  const last = shown.at(-1);
  return { records: shown, next: records.length > limit && last ? encodeCursor([last.occurred_at.toISOString(), last.id]) : null };
}

export function afterOf(cursor: string | null | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at, id] = decodeCursor(cursor, ["string", "string"]);
  const time = new Date(at);
  return { at: Number.isNaN(time.getTime()) ? new Date(0) : time, id };
}

/**
 * Sessions in force, newest first; `limit` at most 200.
 * @throws AppError forbidden, invalid for a cursor that is not ours
 */
export async function listSessions(actor: Actor, filter: SessionFilter = {}, page: { cursor?: string | null; limit?: number } = {}): Promise<SessionPage> {
  await authorize(actor, "sessions.read");
  const limit = Math.max(1, Math.min(page.limit ?? 50, 200));
  const query = listSql(actor.workspaceId, filter, afterOf(page.cursor), limit);
  const { records, next } = pageOf(await sql<SessionRecord>(query.text, query.values), limit);
  return { sessions: records.map(toSessionRow), next };
}

/** The number that is counted up to; beyond it a list says "more than". */
export const COUNT_CAP = 10_000;

/** How many sessions the filter lets through, counted up to `COUNT_CAP` + 1. */
export async function countSessions(actor: Actor, filter: SessionFilter = {}): Promise<number> {
  await authorize(actor, "sessions.read");
  const values: unknown[] = [actor.workspaceId];
  const where = filterSql(filter, values);
  const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM sessions s WHERE ${where} LIMIT ${COUNT_CAP + 1}) t`, values);
  return row?.n ?? 0;
}

export interface ThreadView {
  index: number;
  id: string;
  agent: string;
  role: "lead" | "specialist";
  parent: number | null;
  title: string;
  events: number;
}

export interface VerdictView {
  id: string;
  outcome: number | null;
  iteration: number;
  criterion: string | null;
  result: VerdictResult;
  reward: number | null;
  explanation: string;
  givenBy: "source" | "grader" | "check" | "person";
  /** The name of the person who contested. */
  person: string | null;
  eventIndex: number | null;
  createdAt: string;
}

export interface SessionDetail extends SessionRow {
  current: boolean;
  environment: string;
  originPath: string;
  importId: string | null;
  threads: ThreadView[];
  outcomes: { index: number; goal: string; rubric: string }[];
  verdicts: VerdictView[];
  /** What the session's own content shows that the agent was given. */
  guidance: unknown;
  meta: Record<string, unknown>;
  /** All stored versions of this session, oldest first. */
  versions: { id: string; version: number; current: boolean; events: number }[];
  /** Records that no rule understood, kept raw. */
  unknownRecords: number;
}

const DETAIL = `
SELECT ${SESSION_COLUMNS}, s.current, s.environment, s.origin_path AS "originPath", s.import_id AS "importId", s.guidance, s.meta,
  (SELECT coalesce(json_agg(json_build_object('index', t.index, 'source_id', t.source_id, 'agent', t.agent_name, 'role', t.role, 'parent', t.parent_index, 'title', t.title,
     'events', coalesce(c.n, 0)) ORDER BY t.index), '[]')
     FROM threads t LEFT JOIN (SELECT thread_index, count(*)::int AS n FROM events WHERE session_id = $2 GROUP BY thread_index) c ON c.thread_index = t.index
     WHERE t.session_id = s.id) AS threads,
  (SELECT coalesce(json_agg(json_build_object('index', o.index, 'goal', o.goal, 'rubric', o.rubric) ORDER BY o.index), '[]')
     FROM outcomes o WHERE o.session_id = s.id) AS outcomes,
  (SELECT coalesce(json_agg(json_build_object('id', v.id, 'outcome', v.outcome_index, 'iteration', v.iteration, 'criterion', v.criterion, 'result', v.result,
     'reward', v.reward, 'explanation', v.explanation, 'givenBy', v.given_by, 'person', u.name, 'eventIndex', v.event_index, 'createdAt', v.created_at)
     ORDER BY v.iteration, v.created_at, v.id), '[]')
     FROM verdicts v LEFT JOIN users u ON u.id = v.user_id WHERE v.session_id = s.id) AS verdicts,
  (SELECT json_agg(json_build_object('id', o.id, 'version', o.version, 'current', o.current, 'events', o.event_count) ORDER BY o.version)
     FROM sessions o WHERE o.workspace_id = s.workspace_id AND o.source = s.source AND o.source_id = s.source_id) AS versions,
  (SELECT count(*)::int FROM records r WHERE r.session_id = s.id AND r.kind = 'unknown') AS "unknownRecords"
FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND s.id = $2`;

type DetailRecord = SessionRecord &
  Pick<SessionDetail, "current" | "environment" | "originPath" | "importId" | "guidance" | "meta" | "outcomes" | "verdicts" | "versions" | "unknownRecords"> & {
    threads: (Omit<ThreadView, "id"> & { source_id: string })[];
  };

/**
 * Everything about one session but its events. `id` is ours or the source's.
 * @throws AppError not_found
 */
export async function getSession(actor: Actor, id: string): Promise<SessionDetail> {
  await authorize(actor, "sessions.read");
  const own = await resolveSessionId(actor, id);
  const [record] = await sql<DetailRecord>(DETAIL, [actor.workspaceId, own]);
  if (!record) throw notFound("session");
  const threads = record.threads.map(({ source_id, ...thread }) => ({ ...thread, id: threadId(own, thread.index, source_id) }));
  const verdicts = record.verdicts.map((verdict) => ({ ...verdict, createdAt: new Date(verdict.createdAt).toISOString() }));
  return { ...toSessionRow(record), threads, verdicts };
}
