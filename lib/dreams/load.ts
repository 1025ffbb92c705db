import { sql } from "@/lib/db/client";
import { FEATURES_VERSION } from "./features/features";
import { type Columns, ColumnsBuilder } from "./mining/columns";
import { sessionsOf } from "./mining/columns-sessions";
import type { MinedSession } from "./mining/finding";
import { rebuildFeatures } from "./rebuild";

const BATCH = 2000;

/** Of a session that another version has replaced meanwhile, only the id. */
type Row = { id: string; key: null } | Present;

interface Present {
  id: string;
  key: string;
  agent: string;
  agentVersion: string;
  task: string | null;
  environment: string;
  day: string | null;
  succeeded: boolean | null;
  contentHash: string;
  packed: Buffer | null;
}

// The batch is chosen first: nothing is known yet of the rows of a dream that has just begun, and a plan over all of them would be made for each.
const SESSIONS = `
WITH chosen AS MATERIALIZED (
  SELECT session_id FROM dream_sessions WHERE workspace_id = $1 AND dream_id = $2 AND session_id > $3 ORDER BY session_id LIMIT ${BATCH}
)
SELECT c.session_id AS id, s.source || ':' || s.source_id AS key, a.name AS agent, s.agent_version AS "agentVersion", s.task_key AS task, s.environment,
  to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, s.succeeded, s.content_hash AS "contentHash",
  CASE WHEN f.version = ${FEATURES_VERSION} AND f.content_hash = s.content_hash THEN f.packed END AS packed
FROM chosen c
LEFT JOIN sessions s ON s.id = c.session_id AND s.current
LEFT JOIN agents a ON a.id = s.agent_id
LEFT JOIN session_features f ON f.session_id = s.id
ORDER BY c.session_id`;

/** A session whose features are missing, or of another version of it or of the extractor: SQL over `sessions s` and `session_features f`. */
export const STALE_FEATURES = `(f.session_id IS NULL OR f.version <> ${FEATURES_VERSION} OR f.content_hash <> s.content_hash OR length(f.packed) = 0)`;

export interface Loaded {
  sessions: MinedSession[];
  /** Our id of each session, by its key. */
  ids: Map<string, string>;
  /** Sessions whose features were missing or of another version. */
  rebuilt: number;
}

/** Reads the packed features of a dream's sessions; never their transcripts, but for those whose features are old. */
export async function loadFeatures(workspaceId: string, dreamId: string, onRead: (read: number) => Promise<void>): Promise<Loaded> {
  const batches: Columns[] = [];
  let read = 0;
  const ids = new Map<string, string>();
  let rebuilt = 0;
  const from = (after: string) => sql<Row>(SESSIONS, [workspaceId, dreamId, after]);
  for (let next: Promise<Row[]> | null = from(""); next !== null; ) {
    const rows: Row[] = await next;
    // The database looks for the next ones while these are read.
    next = rows.length < BATCH ? null : from(rows.at(-1)!.id);
    next?.catch(() => undefined);
    const columns = new ColumnsBuilder();
    for (const row of rows) {
      if (row.key === null) continue;
      const { id, packed, contentHash, ...facts } = row;
      let bytes: Uint8Array | null = packed;
      if (bytes === null || bytes.length === 0) {
        bytes = await rebuildFeatures(workspaceId, id, contentHash);
        if (++rebuilt % 50 === 0) await onRead(read);
      }
      columns.add(facts, bytes);
      read++;
      ids.set(facts.key, id);
    }
    batches.push(columns.done());
    await onRead(read);
  }
  return { sessions: sessionsOf(batches), ids, rebuilt };
}
