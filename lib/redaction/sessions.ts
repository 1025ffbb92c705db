import type pg from "pg";
import { REDACTED_RECORD } from "@/lib/sessions/import/guard";
import { INDEXED_TEXT, overflowChunks } from "@/lib/sessions/import/session-rows";
import { changeRecord } from "@/lib/text/json-strings";
import { type Needle, takenOut } from "./needles";

/** The copies of a passage in sessions: events, what search reads of them, the quotes from them, raw records, features. */

export interface EventPlace {
  sessionId: string;
  index: number;
}

/** The events of the workspace that hold one of the needles. */
export async function eventsHolding(client: pg.ClientBase, workspaceId: string, needles: readonly Needle[]): Promise<EventPlace[]> {
  const { rows } = await client.query<EventPlace>(
    `SELECT session_id AS "sessionId", index FROM events WHERE workspace_id = $1 AND EXISTS (SELECT 1 FROM unnest($2::text[]) n WHERE strpos(text, n) > 0)`,
    [workspaceId, needles.map(({ find }) => find)],
  );
  return rows;
}

/** Makes anew what hangs on the texts of these events: quotes keep their places, and search its pieces. */
export async function followEvents(client: pg.ClientBase, workspaceId: string, places: readonly EventPlace[]): Promise<void> {
  for (const { sessionId, index } of places) {
    const { rows } = await client.query<{ text: string }>("SELECT text FROM events WHERE workspace_id = $1 AND session_id = $2 AND index = $3", [
      workspaceId,
      sessionId,
      index,
    ]);
    const text = rows[0]?.text;
    if (text === undefined) continue;
    await client.query("DELETE FROM event_overflow WHERE session_id = $1 AND index = $2", [sessionId, index]);
    if (text.length > INDEXED_TEXT) {
      await client.query(
        `INSERT INTO event_overflow (workspace_id, session_id, index, chunk, text) SELECT $1, $2, $3, n, piece FROM unnest($4::text[]) WITH ORDINALITY AS t (piece, n)`,
        [workspaceId, sessionId, index, overflowChunks(text)],
      );
    }
    const quotes = await client.query<{ id: string; exact: string; prefix: string; suffix: string; start: number; end: number }>(
      `SELECT id, exact, prefix, suffix, start_at AS start, end_at AS "end" FROM evidence WHERE workspace_id = $1 AND session_id = $2 AND event_index = $3`,
      [workspaceId, sessionId, index],
    );
    for (const { id, prefix, suffix, start, end } of quotes.rows) {
      const exact = text.slice(start, end).toWellFormed();
      const before = text.slice(Math.max(0, start - prefix.length), start).toWellFormed();
      await client.query("UPDATE evidence SET exact = $2, prefix = $3, suffix = $4 WHERE id = $1", [
        id,
        exact,
        before,
        text.slice(end, end + suffix.length).toWellFormed(),
      ]);
    }
  }
}

/** Removes what was derived from these sessions; it is made anew from the events when it is needed. */
export async function dropDerived(client: pg.ClientBase, workspaceId: string, sessionIds: readonly string[]): Promise<void> {
  await client.query("DELETE FROM session_features WHERE workspace_id = $1 AND session_id = ANY($2)", [workspaceId, [...sessionIds]]);
}

/** Takes the needles out of raw records. A record in which one still stands afterwards is destroyed as a whole. */
export async function emptyRecords(
  client: pg.ClientBase,
  workspaceId: string,
  needles: readonly Needle[],
  sessions: readonly string[] | null,
): Promise<number> {
  const forms = needles.map(({ find }) => Buffer.from(find));
  const { rows } = await client.query<{ sessionId: string; index: number; raw: Buffer }>(
    `SELECT session_id AS "sessionId", index, raw FROM records WHERE workspace_id = $1 AND ($3::text[] IS NULL OR session_id = ANY($3))
       AND EXISTS (SELECT 1 FROM unnest($2::bytea[]) n WHERE position(n IN raw) > 0)`,
    [workspaceId, forms, sessions === null ? null : [...sessions]],
  );
  for (const { sessionId, index, raw } of rows) {
    const changed = changeRecord(raw, (text) => takenOut(text, needles));
    const clean = changed !== null && !forms.some((form) => changed.includes(form));
    await client.query("UPDATE records SET raw = $3 WHERE session_id = $1 AND index = $2", [sessionId, index, clean ? changed : REDACTED_RECORD]);
  }
  return rows.length;
}

/** Destroys the records that these events came from. */
export async function destroyRecords(client: pg.ClientBase, workspaceId: string, places: readonly EventPlace[]): Promise<void> {
  await client.query(
    `UPDATE records r SET raw = $4 FROM unnest($2::text[], $3::int[]) AS p (session_id, index) JOIN events e ON e.session_id = p.session_id AND e.index = p.index
     WHERE r.workspace_id = $1 AND r.session_id = e.session_id AND r.index = e.record_index`,
    [workspaceId, places.map(({ sessionId }) => sessionId), places.map(({ index }) => index), REDACTED_RECORD],
  );
}
