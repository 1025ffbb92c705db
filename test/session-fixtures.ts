import { createHash } from "node:crypto";
import { pool } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { type Speaker, succeeded, type VerdictResult } from "@/lib/sessions/session";

export interface EventFixture {
  type?: string;
  speaker?: Speaker;
  text: string;
  thread?: number;
  at?: Date;
  sourceId?: string;
  toolName?: string;
  toolUseId?: string;
  isError?: boolean;
}

export interface SessionFixture {
  source?: string;
  sourceId?: string;
  agent?: string;
  agentVersion?: string;
  taskKey?: string | null;
  title?: string;
  occurredAt?: Date;
  reward?: number | null;
  verdict?: VerdictResult | null;
  version?: number;
  current?: boolean;
  guidance?: unknown[];
  meta?: Record<string, unknown>;
  events?: (EventFixture | string)[];
  threads?: { agentName?: string; role?: "lead" | "specialist"; sourceId?: string; title?: string; parent?: number }[];
  verdicts?: {
    iteration?: number;
    criterion?: string;
    result: VerdictResult;
    reward?: number;
    explanation?: string;
    eventIndex?: number;
    givenBy?: "source" | "grader" | "check";
  }[];
  outcomes?: { goal?: string; rubric?: string }[];
  /** Raw records that no rule understood. */
  unknownRecords?: string[];
}

const OVERFLOW = 262_144;
const TYPES: Partial<Record<Speaker, string>> = {
  agent: "agent.message",
  lead: "agent.message",
  tool: "agent.tool_result",
  grader: "span.outcome_evaluation_end",
};

/** Stores one session as an import would: rows for agent, session, threads, events, long texts' overflow, records, verdicts. */
export async function makeSession(workspaceId: string, fixture: SessionFixture = {}): Promise<{ id: string; sourceId: string; agentId: string }> {
  const id = newId("session");
  const sourceId = fixture.sourceId ?? `src-${id.slice(-10)}`;
  const events = (fixture.events ?? ["Hello"]).map((event) => (typeof event === "string" ? { text: event } : event));
  const threads = fixture.threads ?? [{}];
  const verdict = fixture.verdict ?? (fixture.reward == null ? null : "reward");
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    const agent = await client.query(
      `INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, name) DO UPDATE SET name = excluded.name RETURNING id`,
      [newId("agent"), workspaceId, fixture.agent ?? "helper"],
    );
    const agentId = String(agent.rows[0].id);
    const occurredAt = fixture.occurredAt ?? new Date();
    await client.query(
      `INSERT INTO sessions (id, workspace_id, source, source_id, version, current, agent_id, agent_version, task_key, title, started_at, occurred_at,
         event_count, error_count, content_hash, reward, verdict, succeeded, guidance, meta)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        id,
        workspaceId,
        fixture.source ?? "messages",
        sourceId,
        fixture.version ?? 1,
        fixture.current ?? true,
        agentId,
        fixture.agentVersion ?? "",
        fixture.taskKey ?? null,
        fixture.title ?? "",
        occurredAt,
        events.length,
        events.filter((event) => event.isError).length,
        createHash("sha256").update(JSON.stringify(events)).digest("hex"),
        fixture.reward ?? null,
        verdict,
        succeeded(verdict, fixture.reward ?? null),
        JSON.stringify(fixture.guidance ?? []),
        JSON.stringify(fixture.meta ?? {}),
      ],
    );
    for (const [index, thread] of threads.entries())
      await client.query(
        `INSERT INTO threads (workspace_id, session_id, index, source_id, agent_name, role, parent_index, title) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          workspaceId,
          id,
          index,
          thread.sourceId ?? "",
          thread.agentName ?? fixture.agent ?? "helper",
          thread.role ?? (index === 0 ? "lead" : "specialist"),
          thread.parent ?? (index === 0 ? null : 0),
          thread.title ?? "",
        ],
      );
    const rows = events.map((event, index) => {
      const speaker = event.speaker ?? "person";
      return {
        index,
        thread_index: event.thread ?? 0,
        type: event.type ?? TYPES[speaker] ?? "user.message",
        speaker,
        at: (event.at ?? new Date(occurredAt.getTime() + index * 1000)).toISOString(),
        source_id: event.sourceId ?? null,
        tool_name: event.toolName ?? null,
        tool_use_id: event.toolUseId ?? null,
        is_error: event.isError ?? false,
        text: event.text,
        chain: createHash("sha256").update(`${id}${index}`).digest("hex").slice(0, 32),
      };
    });
    await client.query(
      `INSERT INTO records (workspace_id, session_id, index, kind, raw)
       SELECT $1, $2, (value->>'index')::int, 'event', convert_to(value::text, 'UTF8') FROM jsonb_array_elements($3::jsonb)`,
      [workspaceId, id, JSON.stringify(rows.map(({ index, text }) => ({ index, text: text.slice(0, 2000) })))],
    );
    for (const [position, raw] of (fixture.unknownRecords ?? []).entries())
      await client.query("INSERT INTO records (workspace_id, session_id, index, kind, raw) VALUES ($1, $2, $3, 'unknown', $4)", [
        workspaceId,
        id,
        events.length + position,
        Buffer.from(raw),
      ]);
    await client.query(
      `INSERT INTO events (workspace_id, session_id, index, thread_index, type, speaker, at, source_id, tool_name, tool_use_id, is_error, text, text_version, record_index, chain)
       SELECT $1, $2, e.index, e.thread_index, e.type, e.speaker, e.at, e.source_id, e.tool_name, e.tool_use_id, e.is_error, e.text, 1, e.index, decode(e.chain, 'hex')
       FROM json_to_recordset($3::json) AS e(index int, thread_index int, type text, speaker text, at timestamptz, source_id text, tool_name text, tool_use_id text, is_error boolean, text text, chain text)`,
      [workspaceId, id, JSON.stringify(rows)],
    );
    for (const row of rows)
      for (let chunk = 1, points = Array.from(row.text.length > OVERFLOW ? row.text : ""); chunk * OVERFLOW < points.length; chunk++)
        await client.query("INSERT INTO event_overflow (workspace_id, session_id, index, chunk, text) VALUES ($1, $2, $3, $4, $5)", [
          workspaceId,
          id,
          row.index,
          chunk,
          points.slice(chunk * OVERFLOW, (chunk + 1) * OVERFLOW).join(""),
        ]);
    for (const [index, outcome] of (fixture.outcomes ?? []).entries())
      await client.query("INSERT INTO outcomes (workspace_id, session_id, index, goal, rubric) VALUES ($1, $2, $3, $4, $5)", [
        workspaceId,
        id,
        index,
        outcome.goal ?? "",
        outcome.rubric ?? "",
      ]);
    for (const given of fixture.verdicts ?? [])
      await client.query(
        `INSERT INTO verdicts (id, workspace_id, session_id, outcome_index, iteration, criterion, result, reward, explanation, given_by, event_index)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          newId("verdict"),
          workspaceId,
          id,
          fixture.outcomes?.length ? 0 : null,
          given.iteration ?? 0,
          given.criterion ?? null,
          given.result,
          given.reward ?? null,
          given.explanation ?? "",
          given.givenBy ?? "source",
          given.eventIndex ?? null,
        ],
      );
    await client.query("COMMIT");
    return { id, sourceId, agentId };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
