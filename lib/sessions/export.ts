import { isUtf8 } from "node:buffer";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";

/** Events and records read at a time: few enough that long texts fit in memory. */
const PAGE = 200;

/**
 * The sessions of the workspace as Lucid's own export: JSON lines, a session's line first, then its records and its events. Importing
 * them gives the same sessions again; where they are stored already, nothing changes. Only current versions, oldest first.
 * @throws AppError forbidden
 */
export async function* exportSessions(actor: Actor, sessionIds?: readonly string[]): AsyncGenerator<string> {
  await authorize(actor, "sessions.read");
  let after = "";
  for (;;) {
    const ids = await sql<{ id: string }>(
      `SELECT id FROM sessions WHERE workspace_id = $1 AND current AND id > $2 AND ($3::text[] IS NULL OR id = ANY($3)) ORDER BY id LIMIT ${PAGE}`,
      [actor.workspaceId, after, sessionIds ?? null],
    );
    for (const { id } of ids) {
      yield* exportSession(actor.workspaceId, id);
      after = id;
    }
    if (ids.length < PAGE) return;
  }
}

async function* exportSession(workspaceId: string, id: string): AsyncGenerator<string> {
  const [head] = await sql<Record<string, unknown>>(
    `SELECT s.source, s.source_id, a.name AS agent, s.agent_version, s.task_key, s.environment, s.title, s.started_at, s.ended_at, s.reward, s.verdict, s.meta,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('source_id', t.source_id, 'agent_name', t.agent_name, 'role', t.role, 'parent', t.parent_index, 'title', t.title)
          ORDER BY t.index), '[]') FROM threads t WHERE t.session_id = s.id) AS threads,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('source_id', o.source_id, 'goal', o.goal, 'rubric', o.rubric) ORDER BY o.index), '[]')
          FROM outcomes o WHERE o.session_id = s.id) AS outcomes,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('iteration', v.iteration, 'criterion', v.criterion, 'result', v.result, 'reward', v.reward,
          'explanation', v.explanation, 'given_by', v.given_by, 'event_index', v.event_index) ORDER BY v.id), '[]')
          FROM verdicts v WHERE v.session_id = s.id AND v.given_by <> 'person') AS verdicts
     FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND s.id = $2`,
    [workspaceId, id],
  );
  if (head === undefined) return;
  yield line({ kind: "session", ...head });
  for (let from = -1; ; ) {
    const rows = await sql<{ index: number; kind: string; raw: Buffer }>(
      `SELECT index, kind, raw FROM records WHERE workspace_id = $1 AND session_id = $2 AND index > $3 ORDER BY index LIMIT ${PAGE}`,
      [workspaceId, id, from],
    );
    for (const { index, kind, raw } of rows) {
      const bytes = isUtf8(raw) ? { raw: raw.toString("utf8") } : { base64: raw.toString("base64") };
      yield line({ kind: "record", index, record_kind: kind, ...bytes });
      from = index;
    }
    if (rows.length < PAGE) break;
  }
  for (let from = -1; ; ) {
    const rows = await sql<{ index: number } & Record<string, unknown>>(
      `SELECT index, thread_index AS thread, type, speaker, at, source_id, tool_name, tool_use_id, is_error, text, record_index AS record, encode(chain, 'hex') AS chain
       FROM events WHERE workspace_id = $1 AND session_id = $2 AND index > $3 ORDER BY index LIMIT ${PAGE}`,
      [workspaceId, id, from],
    );
    for (const row of rows) {
      yield line({ kind: "event", ...row });
      from = row.index;
    }
    if (rows.length < PAGE) break;
  }
}

function line(value: Record<string, unknown>): string {
  return `${JSON.stringify({ lucid: 1, ...value })}\n`;
}
