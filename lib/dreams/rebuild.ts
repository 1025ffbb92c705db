import { sql } from "@/lib/db/client";
import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import type { EventDraft, Speaker, VerdictDraft, VerdictResult } from "@/lib/sessions/session";
import { sessionFeatures } from "./features/extractor";

const PAGE = 2000;

interface EventRow {
  index: number;
  thread: number;
  type: string;
  speaker: Speaker;
  person: string | null;
  at: Date | null;
  toolName: string | null;
  toolUseId: string | null;
  isError: boolean;
  text: string;
}

/**
 * Makes a stored session's features anew from its events, and stores them: the same bytes that the import would have made.
 * @returns the packed features
 */
export async function rebuildFeatures(workspaceId: string, sessionId: string, contentHash: string): Promise<Uint8Array> {
  const builder = sessionFeatures.start({ source: "", sourceId: null });
  let count = 0;
  for (let from = 0; ; ) {
    const rows = await sql<EventRow>(
      `SELECT index, thread_index AS thread, type, speaker, person, at, tool_name AS "toolName", tool_use_id AS "toolUseId", is_error AS "isError", text
       FROM events WHERE workspace_id = $1 AND session_id = $2 AND index >= $3 ORDER BY index LIMIT ${PAGE}`,
      [workspaceId, sessionId, from],
    );
    for (const row of rows) {
      builder.push({ ...row, sourceId: null, toolArguments: null, record: row.index } satisfies EventDraft);
      count++;
    }
    if (rows.length < PAGE) break;
    from = rows.at(-1)!.index + 1;
  }
  const verdicts = await sql<VerdictDraft>(
    `SELECT iteration, criterion, result, reward, explanation, given_by AS "givenBy", event_index AS "eventIndex"
     FROM verdicts WHERE workspace_id = $1 AND session_id = $2 AND given_by <> 'person' AND check_id IS NULL ORDER BY iteration, criterion, id`,
    [workspaceId, sessionId],
  );
  const packed = builder.finish(tailOf(verdicts, count, contentHash));
  await sql(
    `INSERT INTO session_features (workspace_id, session_id, version, content_hash, packed) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (session_id) DO UPDATE SET version = excluded.version, content_hash = excluded.content_hash, packed = excluded.packed, created_at = now()`,
    [workspaceId, sessionId, sessionFeatures.version, contentHash, Buffer.from(packed)],
  );
  return packed;
}

/** Features rest on the events and the verdicts; the rest of a tail is joined in by the dream. */
function tailOf(verdicts: readonly VerdictDraft[], eventCount: number, contentHash: string): SessionTail {
  const none: VerdictResult | null = null;
  return {
    source: "",
    sourceId: "",
    agent: "",
    agentVersion: "",
    taskKey: null,
    environment: "",
    title: "",
    startedAt: null,
    endedAt: null,
    reward: null,
    verdict: none,
    succeeded: null,
    eventCount,
    errorCount: 0,
    threads: [],
    outcomes: [],
    verdicts,
    guidance: [],
    contentHash,
  };
}
