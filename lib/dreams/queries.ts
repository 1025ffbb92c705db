import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Association, Kind, Operation, State, Strength } from "@/lib/lessons/lesson";
import type { Proposed } from "@/lib/lessons/propose";
import type { DreamFunnel, DreamStatus, Progress, Selection } from "./dream";
import type { Stratum } from "./forest";
import { countSelectable } from "./selection";

/** PostgreSQL's largest integer: before every dream. */
const LAST_NUMBER = 2_147_483_647;

export interface DreamView {
  id: string;
  number: number;
  status: DreamStatus;
  provider: "embedded" | "claude";
  selection: Selection;
  budget: number | null;
  /** Sessions read; while it runs, those read so far. */
  sessions: number;
  progress: Progress;
  /** Null until it is over. */
  funnel: DreamFunnel | null;
  findingsHash: string | null;
  error: string | null;
  requestedBy: string;
  attempts: number;
  canceling: boolean;
  /** ISO 8601. */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** From its start to its end; to now while it runs. Milliseconds. */
  durationMs: number | null;
  /** Its lessons: those that it was the first to bring, and all by what people have done with them so far. */
  lessons: { all: number; fresh: number; open: number; heldBack: number; quarantined: number; approved: number; rejected: number };
}

const DREAMS = `
SELECT d.id, d.number, d.status, d.provider, d.selection, d.budget, d.progress, d.funnel, d.findings_hash AS "findingsHash", d.error, d.attempts,
  CASE WHEN d.status = 'completed' THEN d.sessions ELSE coalesce((d.progress->>'read')::int, 0) END AS sessions,
  d.cancel_requested_at IS NOT NULL AND d.status = 'running' AS canceling,
  coalesce(CASE split_part(d.requested_by, ':', 1)
    WHEN 'person' THEN (SELECT u.name FROM users u WHERE u.id = split_part(d.requested_by, ':', 2))
    WHEN 'token' THEN 'Token ' || (SELECT t.name FROM tokens t WHERE t.id = split_part(d.requested_by, ':', 2) AND t.workspace_id = d.workspace_id)
    WHEN 'operator' THEN 'Operator' ELSE 'Schedule' END, 'Unknown') AS "requestedBy",
  d.created_at AS "createdAt", d.started_at AS "startedAt", d.finished_at AS "finishedAt",
  (extract(epoch FROM coalesce(d.finished_at, now()) - d.started_at) * 1000)::int AS "durationMs",
  (SELECT json_build_object('all', count(*)::int,
     'fresh', count(*) FILTER (WHERE dl.outcome = 'added')::int,
     'open', count(*) FILTER (WHERE l.state = 'proposed')::int,
     'heldBack', count(*) FILTER (WHERE l.state = 'held_back')::int,
     'quarantined', count(*) FILTER (WHERE l.state = 'quarantined')::int,
     'approved', count(*) FILTER (WHERE l.state IN ('approved', 'published', 'retired', 'withdrawn'))::int,
     'rejected', count(*) FILTER (WHERE l.state = 'rejected')::int) FROM dream_lessons dl JOIN lessons l ON l.id = dl.lesson_id WHERE dl.workspace_id = $1 AND dl.dream_id = d.id) AS lessons
FROM dreams d`;

interface Row extends Omit<DreamView, "createdAt" | "startedAt" | "finishedAt" | "funnel"> {
  funnel: DreamFunnel | Record<string, never>;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

function toView(row: Row): DreamView {
  return {
    ...row,
    funnel: "sessions" in row.funnel ? (row.funnel as DreamFunnel) : null,
    durationMs: row.startedAt === null ? null : row.durationMs,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** One dream. @throws AppError not_found */
export async function getDream(actor: Actor, id: string): Promise<DreamView> {
  await authorize(actor, "dreams.read");
  if (!isId("dream", id)) throw notFound("dream");
  const [row] = await sql<Row>(`${DREAMS} WHERE d.workspace_id = $1 AND d.id = $2`, [actor.workspaceId, id]);
  if (!row) throw notFound("dream");
  return toView(row);
}

/** The workspace's dreams, the newest first, by pages. */
export async function listDreams(
  actor: Actor,
  page: { cursor?: string | undefined; limit?: number } = {},
): Promise<{ dreams: DreamView[]; next: string | null }> {
  await authorize(actor, "dreams.read");
  const limit = Math.min(Math.max(1, page.limit ?? 30), 100);
  const [before] = page.cursor === undefined ? [LAST_NUMBER] : decodeCursor(page.cursor, ["number"]);
  const rows = await sql<Row>(`${DREAMS} WHERE d.workspace_id = $1 AND d.number < $2 ORDER BY d.number DESC LIMIT $3`, [
    actor.workspaceId,
    Math.min(before, LAST_NUMBER),
    limit + 1,
  ]);
  const dreams = rows.slice(0, limit).map(toView);
  return { dreams, next: rows.length > limit ? encodeCursor([dreams.at(-1)!.number]) : null };
}

export interface DreamLesson {
  id: string;
  title: string;
  kind: Kind;
  operation: Operation;
  /** What it is now. */
  state: State;
  stateReason: string;
  /** The rest as this dream found it. */
  outcome: Proposed["outcome"];
  strength: Strength;
  sessions: number;
  association: Association | null;
  /** What the difference is made of, by task. */
  strata: Stratum[];
  /** The latest dream that found it again, when that is a later one. */
  refreshedIn: { id: string; number: number } | null;
}

/** The lessons that a dream brought or refreshed, those that wait for people first. Later dreams take none of them away. */
export async function lessonsOfDream(actor: Actor, dreamId: string): Promise<DreamLesson[]> {
  await authorize(actor, "dreams.read");
  return sql<DreamLesson>(
    `SELECT l.id, r.title, l.kind, l.operation, l.state, l.state_reason AS "stateReason", dl.outcome, dl.strength, dl.sessions, dl.association, dl.strata,
       (SELECT json_build_object('id', later.id, 'number', later.number) FROM dream_lessons again JOIN dreams later ON later.id = again.dream_id
        WHERE again.lesson_id = l.id AND later.number > d.number ORDER BY later.number DESC LIMIT 1) AS "refreshedIn"
     FROM dream_lessons dl JOIN dreams d ON d.id = dl.dream_id
     JOIN lessons l ON l.id = dl.lesson_id JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
     WHERE dl.workspace_id = $1 AND dl.dream_id = $2
     ORDER BY array_position(ARRAY['proposed', 'quarantined', 'approved', 'published', 'held_back', 'rejected'], l.state) NULLS LAST, dl.sessions DESC, l.id LIMIT 500`,
    [actor.workspaceId, dreamId],
  );
}

/** How many sessions a dream would read. */
export async function selectableSessions(actor: Actor): Promise<{ all: number; fresh: number }> {
  await authorize(actor, "dreams.read");
  return transact((tx) => countSelectable(tx, actor.workspaceId));
}

/** A dream in the contract of the command line and the API. */
export function dreamJson(dream: DreamView) {
  const { id, number, status, provider, sessions, durationMs, error, findingsHash, createdAt, startedAt, finishedAt, funnel, progress } = dream;
  return { id, number, status, provider, sessions, durationMs, error, findingsHash, createdAt, startedAt, finishedAt, progress, funnel };
}
