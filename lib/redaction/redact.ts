import pg from "pg";
import { type AuditActor, recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { asTx, pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { forgetGuidance } from "@/lib/guidance/current";
import { newId } from "@/lib/ids";
import { redactionKey } from "@/lib/sessions/import/guard";
import { markOf, SHORTEST_INSIDE } from "@/lib/text/passages";
import { emptyColumns, textTables } from "./columns";
import { redactRevisions, refuseInForce, revisionsHolding } from "./lessons";
import { formsOf, partsOf } from "./needles";
import { destroyRecords, dropDerived, type EventPlace, emptyRecords, eventsHolding, followEvents } from "./sessions";

export interface Redaction {
  kind: "event" | "quote" | "lesson" | "words";
  /** What the entry is about. */
  object: { type: string; id: string };
  /** Destroyed wherever they stand in the workspace. */
  passages: string[];
  /** The events whose text is destroyed as a whole: their parts are looked for in their own session too. */
  events: EventPlace[];
  /** Lessons whose texts are destroyed whatever they say. */
  lessonIds: string[];
  reason: string;
  note: string;
}

export interface Redacted {
  id: string;
  /** The number of its entry in the trail. */
  seq: number;
  /** Rows that held something of it. */
  places: number;
  /** Lessons that lost their text, by id. */
  lessons: string[];
}

/** Words that a person names are looked for inside texts however common they are; shorter ones are refused. */
export const SHORTEST_WORDS = 4;

/** What sessions say themselves. */
const SESSION_TABLES = new Set(["sessions", "threads", "events", "outcomes", "verdicts", "otlp_spans"]);
/** A sentence of this many characters is no other one by chance. */
const DISTINCT = 24;

const MINUTES = 10;

/** Runs `work` in one transaction that may take long: it looks through every text of the workspace. */
async function longTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let failed = true;
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL statement_timeout = '${MINUTES}min'`);
    const result = await work(client);
    await client.query("COMMIT");
    failed = false;
    return result;
  } catch (error) {
    if (error instanceof pg.DatabaseError && /^23/.test(error.code ?? "")) {
      throw new AppError("invalid", "These words are needed as they are: a name, a path or a word of Lucid's own. Choose a longer passage around them.", {
        cause: error,
      });
    }
    throw error;
  } finally {
    if (failed) await client.query("ROLLBACK").catch(() => undefined);
    client.release(failed);
  }
}

/** What lies beside entries of the trail and repeats one of the passages is erased whole; the entries stay and still check. */
async function eraseTexts(client: pg.ClientBase, workspaceId: string, finds: readonly string[], lessonIds: readonly string[]): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM audit_texts t USING audit_entries e WHERE e.trail = t.trail AND e.seq = t.seq AND t.trail = $1
       AND (EXISTS (SELECT 1 FROM unnest($2::text[]) n WHERE strpos(t.body, n) > 0) OR e.object_id = ANY($3) AND e.object_type = 'lesson')`,
    [workspaceId, [...finds], [...lessonIds]],
  );
  return rowCount ?? 0;
}

async function remember(client: pg.ClientBase, workspaceId: string, redaction: Redaction): Promise<string> {
  const id = newId("redaction");
  const key = await redactionKey(asTx(client), workspaceId);
  await client.query("INSERT INTO redactions (id, workspace_id, kind, object_id) VALUES ($1, $2, $3, $4)", [
    id,
    workspaceId,
    redaction.kind,
    redaction.object.id,
  ]);
  for (const passage of new Set(redaction.passages)) {
    const { mark, length, rolling, whole } = markOf(key, passage, redaction.kind === "words" ? SHORTEST_WORDS : SHORTEST_INSIDE);
    await client.query(
      `INSERT INTO redaction_marks (workspace_id, mark, redaction_id, length, rolling, whole) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [workspaceId, mark, id, length, rolling, whole],
    );
  }
  return id;
}

/** Events that are destroyed as a whole, in place: as many blocks as there were characters, and their records with them. */
async function blankEvents(client: pg.ClientBase, workspaceId: string, places: readonly EventPlace[]): Promise<void> {
  if (places.length === 0) return;
  await destroyRecords(client, workspaceId, places);
  for (const { sessionId, index } of places) {
    const { rows } = await client.query<{ text: string }>("SELECT text FROM events WHERE workspace_id = $1 AND session_id = $2 AND index = $3 FOR UPDATE", [
      workspaceId,
      sessionId,
      index,
    ]);
    const text = rows[0]?.text ?? "";
    await client.query("UPDATE events SET text = $4 WHERE workspace_id = $1 AND session_id = $2 AND index = $3", [
      workspaceId,
      sessionId,
      index,
      "█".repeat(text.length),
    ]);
    // What the import noted about this event by its words.
    await client.query(
      `UPDATE sessions SET guidance = (SELECT coalesce(jsonb_agg(CASE WHEN g ->> 'eventIndex' = $3 THEN g || jsonb_build_object('name', 'redacted', 'sha256', repeat('0', 64)) ELSE g END), '[]') FROM jsonb_array_elements(guidance) g)
       WHERE workspace_id = $1 AND id = $2 AND jsonb_typeof(guidance) = 'array'`,
      [workspaceId, sessionId, String(index)],
    );
  }
}

async function citing(client: pg.ClientBase, workspaceId: string, places: readonly EventPlace[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT e.lesson_id AS id FROM evidence e JOIN unnest($2::text[], $3::int[]) AS p (session_id, index) ON e.session_id = p.session_id AND e.event_index = p.index WHERE e.workspace_id = $1`,
    [workspaceId, places.map(({ sessionId }) => sessionId), places.map(({ index }) => index)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Destroys passages in every copy that the workspace keeps, remembers them by keyed hashes so that no import brings them back, and writes
 * the entry, all in one transaction. The caller has authorised it.
 * @throws AppError conflict while guidance in force or waiting says it
 */
export async function redact(actor: Actor, redaction: Redaction): Promise<Redacted> {
  const { workspaceId } = actor;
  const result = await longTransaction(async (client) => {
    // One redaction at a time: what another one has just destroyed is not looked for.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 5012646278))", [workspaceId]);
    const wide = redaction.passages.filter((passage) => passage.length >= SHORTEST_INSIDE || redaction.kind === "words").flatMap(formsOf);
    const finds = wide.map(({ find }) => find);
    const lessons = [...new Set([...redaction.lessonIds, ...(await revisionsHolding(client, workspaceId, finds))])];
    await refuseInForce(client, workspaceId, lessons);
    const touched = [...redaction.events, ...(await eventsHolding(client, workspaceId, wide))];
    const quoting = await citing(client, workspaceId, touched);
    await blankEvents(client, workspaceId, redaction.events);
    const tables = await textTables(client);
    let places = redaction.events.length + (await emptyColumns(client, tables, { workspaceId }, wide));
    const sessions = [...new Set(touched.map(({ sessionId }) => sessionId))];
    const parts = redaction.kind === "words" ? [] : redaction.passages.flatMap(partsOf).flatMap(formsOf);
    const near = { workspaceId, sessions: redaction.events.map(({ sessionId }) => sessionId), lessons: [...quoting, ...lessons] };
    if (near.sessions.length > 0 || near.lessons.length > 0) places += await emptyColumns(client, tables, near, parts);
    // What was made of sessions repeats whole sentences; another session that says the same is its own.
    const derived = tables.filter(({ table }) => !SESSION_TABLES.has(table));
    places += await emptyColumns(
      client,
      derived,
      { workspaceId },
      parts.filter(({ find }) => find.length >= DISTINCT),
    );
    places += await emptyRecords(client, workspaceId, wide, null);
    if (near.sessions.length > 0) places += await emptyRecords(client, workspaceId, parts, near.sessions);
    await followEvents(client, workspaceId, [...touched, ...(await eventsOf(client, workspaceId, near.sessions, parts.length > 0))]);
    await dropDerived(client, workspaceId, sessions);
    const changed = await redactRevisions(client, workspaceId, lessons);
    places += changed;
    places += await eraseTexts(client, workspaceId, [...finds, ...(near.lessons.length > 0 ? parts.map(({ find }) => find) : [])], lessons);
    const id = await remember(client, workspaceId, redaction);
    const seq = await recordAudit(asTx(client), actor as AuditActor, {
      action: "content.redacted",
      object: redaction.object,
      facts: { redaction: id, kind: redaction.kind, reason: redaction.reason, places, sessions: sessions.length, lessons },
      ...(redaction.note !== "" && { text: { note: redaction.note } }),
    });
    return { id, seq: Number(seq), places, lessons };
  });
  forgetGuidance(workspaceId);
  return result;
}

/** The events of sessions whose other copies of a part were emptied: their quotes follow. */
async function eventsOf(client: pg.ClientBase, workspaceId: string, sessions: readonly string[], wanted: boolean): Promise<EventPlace[]> {
  if (!wanted || sessions.length === 0) return [];
  const { rows } = await client.query<EventPlace>(
    `SELECT DISTINCT e.session_id AS "sessionId", e.event_index AS index FROM evidence e WHERE e.workspace_id = $1 AND e.session_id = ANY($2)`,
    [workspaceId, [...sessions]],
  );
  return rows;
}
