import { type Actor, authorize } from "@/lib/auth/actor";
import { pool, sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { TextRange } from "@/lib/text/ranges";
import { afterOf, pageOf, SESSION_COLUMNS, type SessionRecord, type SessionRow, toSessionRow } from "../queries";
import { parseSearch, postgresPattern, type SearchTerm, searchHighlights, tsquerySql } from "../search-terms";
import type { Speaker } from "../session";
import { filterSql, type SessionFilter } from "./filter";

/** One place where a search hit, with what stands around it. `ranges` are UTF-16 offsets into `text`. */
export interface Snippet {
  index: number;
  speaker: Speaker;
  text: string;
  ranges: TextRange[];
  /** Whether text was left off before and after. */
  before: boolean;
  after: boolean;
}

export interface SearchedSession extends SessionRow {
  /** Events of this session that match. */
  hits: number;
  snippets: Snippet[];
}

export interface SearchPage {
  sessions: SearchedSession[];
  next: string | null;
  /** False when the search held no letter or digit: nothing was looked for. */
  searched: boolean;
}

/** As the indexes of both tables hold it: the planner uses them only for this very expression. */
const WORDS = "search_words(text)";
/** With more expected hits than this, walking the sessions from the newest finds a page sooner than gathering all hits. */
const BROAD = 20_000;
const TIME_LIMIT = "8s";
const SNIPPETS = 2;
const AROUND = 140;

type Found = SessionRecord & { hits: number; first: { index: number; chunk: number }[] };

const GATHER = (where: string, q: string, limit: string) => `
WITH hits AS (
  SELECT session_id, index, min(chunk) AS chunk FROM (
    SELECT session_id, index, 0 AS chunk FROM events WHERE workspace_id = $1 AND ${WORDS} @@ ${q}
    UNION ALL SELECT session_id, index, chunk FROM event_overflow WHERE workspace_id = $1 AND ${WORDS} @@ ${q}) h GROUP BY session_id, index
), grouped AS (
  SELECT session_id, count(*)::int AS hits, (array_agg(json_build_object('index', index, 'chunk', chunk) ORDER BY index))[1:${SNIPPETS}] AS first FROM hits GROUP BY session_id
)
SELECT ${SESSION_COLUMNS}, g.hits, g.first FROM grouped g JOIN sessions s ON s.id = g.session_id JOIN agents a ON a.id = s.agent_id
WHERE ${where} ORDER BY s.occurred_at DESC, s.id DESC LIMIT ${limit}`;

const WALK = (where: string, q: string, limit: string) => `
SELECT p.*, g.hits, g.first FROM (
  SELECT ${SESSION_COLUMNS} FROM sessions s JOIN agents a ON a.id = s.agent_id
  WHERE ${where} AND EXISTS (SELECT 1 FROM events WHERE session_id = s.id AND ${WORDS} @@ ${q} OFFSET 0)
  ORDER BY s.occurred_at DESC, s.id DESC LIMIT ${limit}) p
CROSS JOIN LATERAL (
  SELECT count(*)::int AS hits, (array_agg(json_build_object('index', index, 'chunk', 0) ORDER BY index))[1:${SNIPPETS}] AS first
  FROM events WHERE session_id = p.id AND ${WORDS} @@ ${q}) g
ORDER BY p.occurred_at DESC, p.id DESC`;

/**
 * Full-text search over every event, hits grouped by session, newest session first. Words must all occur in one event;
 * "phrases" and begin* are understood.
 * @throws AppError forbidden, invalid for a cursor that is not ours or a search that takes too long
 */
export async function searchSessions(
  actor: Actor,
  input: string,
  filter: SessionFilter,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<SearchPage> {
  await authorize(actor, "sessions.read");
  const terms = parseSearch(input);
  if (terms.length === 0) return { sessions: [], next: null, searched: false };
  const query = tsquerySql(terms);
  const [compiled] = await sql<{ q: string }>(`SELECT (${query.text})::text AS q`, query.values);
  if (!compiled || compiled.q === "") return { sessions: [], next: null, searched: false };
  const limit = Math.max(1, Math.min(page.limit ?? 25, 50));
  const after = afterOf(page.cursor);
  const values: unknown[] = [actor.workspaceId];
  const q = `$${values.push(compiled.q)}::tsquery`;
  let where = filterSql(filter, values);
  if (after) where += ` AND (s.occurred_at, s.id) < ($${values.push(after.at)}, $${values.push(after.id)})`;
  const most = `$${values.push(limit + 1)}`;
  const found = await withTimeLimit(async (run) => {
    const [plan] = await run<{ "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }>(
      `EXPLAIN (FORMAT JSON) SELECT 1 FROM events WHERE ${WORDS} @@ $1::tsquery`,
      [compiled.q],
    );
    const broad = (plan?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0) > BROAD;
    return run<Found>((broad ? WALK : GATHER)(where, q, most), values);
  });
  const { records, next } = pageOf(found, limit);
  const snippets = await snippetsOf(actor.workspaceId, records, terms);
  const sessions = records.map(({ first: _, ...record }) => ({ ...toSessionRow(record), snippets: snippets.get(record.id) ?? [] }));
  return { sessions, next, searched: true };
}

async function withTimeLimit<T>(work: (run: <R extends object>(text: string, values: unknown[]) => Promise<R[]>) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query(`SET LOCAL statement_timeout = '${TIME_LIMIT}'`);
    const result = await work(async <R extends object>(text: string, values: unknown[]) => (await client.query(text, values)).rows as R[]);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    if ((error as { code?: string }).code === "57014")
      throw new AppError("invalid", "This search takes too long. Add a word, or narrow it with a filter.", { field: "q", cause: error });
    throw error;
  } finally {
    client.release();
  }
}

const WINDOW = `
SELECT w.session_id, w.index, e.speaker, substr(body, greatest(p.place - ${AROUND}, 1), ${AROUND * 3}) AS text, p.place > ${AROUND} + 1 AS before,
  length(body) > greatest(p.place - ${AROUND}, 1) + ${AROUND * 3} AS after
FROM unnest($2::text[], $3::int[], $4::int[]) AS w(session_id, index, chunk)
JOIN events e ON e.session_id = w.session_id AND e.index = w.index AND e.workspace_id = $1
LEFT JOIN event_overflow o ON w.chunk > 0 AND o.session_id = w.session_id AND o.index = w.index AND o.chunk = w.chunk
CROSS JOIN LATERAL (SELECT coalesce(o.text, left(e.text, 262144)) AS body) b
CROSS JOIN LATERAL (SELECT greatest(regexp_instr(body, $5, 1, 1, 0, 'i'), 1) AS place) p`;

async function snippetsOf(workspaceId: string, found: Found[], terms: SearchTerm[]): Promise<Map<string, Snippet[]>> {
  const places = found.flatMap((session) => session.first.map((hit) => ({ session: session.id, ...hit })));
  if (places.length === 0) return new Map();
  const rows = await sql<Omit<Snippet, "ranges"> & { session_id: string }>(WINDOW, [
    workspaceId,
    places.map((place) => place.session),
    places.map((place) => place.index),
    places.map((place) => place.chunk),
    postgresPattern(terms),
  ]);
  const bySession = new Map<string, Snippet[]>();
  for (const { session_id, ...row } of rows) {
    const list = bySession.get(session_id) ?? [];
    list.push({ ...row, ranges: searchHighlights(row.text, terms) });
    bySession.set(session_id, list);
  }
  for (const list of bySession.values()) list.sort((a, b) => a.index - b.index);
  return bySession;
}
