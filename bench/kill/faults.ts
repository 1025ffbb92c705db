import { sql } from "@/lib/db/client";
import type { Ack } from "./acts";

/** What must have no row in a workspace, whatever was killed when: in words, and the query that would find one. */
const NEVER: readonly (readonly [string, string])[] = [
  ["sessions are not whole", "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND event_count <> (SELECT count(*) FROM events e WHERE e.session_id = s.id)"],
  [
    // Redaction takes the features away with the text; the next dream makes them anew.
    "sessions have no features",
    "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM session_features f WHERE f.session_id = s.id) AND NOT EXISTS (SELECT 1 FROM events e WHERE e.session_id = s.id AND e.text LIKE '%█%')",
  ],
  ["events belong to no session", "SELECT 1 FROM events e WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = e.session_id)"],
  [
    "stored sessions have no entry",
    "SELECT 1 FROM sessions s WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.action = 'session.imported' AND a.object_id = s.import_id)",
  ],
  ["imports do not end", "SELECT 1 FROM imports WHERE workspace_id = $1 AND status = 'running'"],
  [
    "imports have no entry of their end",
    "SELECT 1 FROM imports i WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.action = 'session.import_finished' AND a.object_id = i.id)",
  ],
  ["dreams do not end", "SELECT 1 FROM dreams WHERE workspace_id = $1 AND status IN ('pending', 'running')"],
  [
    "completed dreams have no entry",
    "SELECT 1 FROM dreams d WHERE workspace_id = $1 AND status = 'completed' AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.action = 'dream.completed' AND a.object_id = d.id)",
  ],
  [
    "lessons stand of dreams that did not complete",
    "SELECT 1 FROM lessons l JOIN dreams d ON d.id = l.dream_id WHERE l.workspace_id = $1 AND d.status <> 'completed'",
  ],
  [
    "reviews have no entry",
    "SELECT 1 FROM reviews r WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.facts->>'review' = r.id)",
  ],
  [
    "decision entries have no review",
    "SELECT 1 FROM audit_entries a WHERE trail = $1 AND action IN ('lesson.approved', 'lesson.rejected') AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.id = a.facts->>'review')",
  ],
  [
    "approved lessons are in no release",
    "SELECT 1 FROM lessons l WHERE workspace_id = $1 AND state = 'approved' AND NOT EXISTS (SELECT 1 FROM release_changes c WHERE c.lesson_id = l.id)",
  ],
  ["releases too many are in force", "SELECT 1 FROM releases WHERE workspace_id = $1 AND state = 'in_force' OFFSET 1"],
  [
    "published releases have no entry",
    "SELECT 1 FROM releases r WHERE workspace_id = $1 AND state <> 'draft' AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.object_id = r.id AND a.action = 'guidance.published')",
  ],
  [
    "published lessons are in no release",
    "SELECT 1 FROM lessons l WHERE workspace_id = $1 AND state = 'published' AND NOT EXISTS (SELECT 1 FROM release_items i WHERE i.lesson_id = l.id)",
  ],
  [
    "redactions have no entry",
    "SELECT 1 FROM redactions r WHERE workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = $1 AND a.facts->>'redaction' = r.id)",
  ],
  [
    "redaction entries have no mark",
    "SELECT 1 FROM audit_entries a WHERE trail = $1 AND action = 'content.redacted' AND NOT EXISTS (SELECT 1 FROM redaction_marks m WHERE m.redaction_id = a.facts->>'redaction')",
  ],
];

/** What an acknowledged act must have left, by its kind. @returns what is missing, in words */
async function missing(workspaceId: string, ack: Ack): Promise<string | null> {
  const there = async (query: string, values: unknown[]) => (await sql(query, [workspaceId, ...values])).length > 0;
  switch (ack.act) {
    case "import": {
      const rows = await sql("SELECT 1 FROM sessions WHERE workspace_id = $1 AND source_id = ANY($2)", [workspaceId, ack.ids]);
      return rows.length === ack.ids.length ? null : "an acknowledged import is not there";
    }
    case "dream":
      return (await there("SELECT 1 FROM dreams WHERE workspace_id = $1 AND id = $2 AND status = 'completed'", [ack.id]))
        ? null
        : "an acknowledged dream is not there";
    case "decision":
      return (await there("SELECT 1 FROM reviews WHERE workspace_id = $1 AND lesson_id = $2 AND decision = $3 AND undone_at IS NULL", [ack.id, ack.decision]))
        ? null
        : "an acknowledged decision is lost";
    case "publish":
      return (await there("SELECT 1 FROM releases WHERE workspace_id = $1 AND number = $2 AND state <> 'draft'", [ack.number]))
        ? null
        : "an acknowledged release is not there";
    case "redact":
      return (await there("SELECT 1 FROM events WHERE workspace_id = $1 AND text = $2", [ack.text])) ? "a redacted text is there" : null;
    case "error":
      return ack.what;
    default:
      return null;
  }
}

/** Everything that must hold in the workspace whatever was killed when. @returns what does not, in words */
export async function faultsOf(workspaceId: string, acks: readonly Ack[]): Promise<string[]> {
  const found: string[] = [];
  for (const [what, query] of NEVER) {
    const rows = await sql(query, [workspaceId]);
    if (rows.length > 0) found.push(`${rows.length} ${what}`);
  }
  for (const ack of acks) {
    const lacking = await missing(workspaceId, ack);
    if (lacking !== null) found.push(lacking);
  }
  return found;
}
