import type pg from "pg";
import { canonicalJson } from "@/lib/text/hash";
import type { VerdictResult } from "../session";
import type { SessionTail } from "./feature-extractor";

/**
 * What people decided about a stored session and no import takes back. Holds the session's row until the transaction ends, so that
 * nobody contests a verdict between this look and the write that follows it.
 */
export async function decidedByPeople(
  client: pg.ClientBase,
  workspaceId: string,
  sessionId: string,
): Promise<{ verdict: VerdictResult | null; task: boolean }> {
  await client.query("SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE", [sessionId]);
  const result = await client.query(
    `SELECT (SELECT result FROM verdicts WHERE session_id = $2 AND given_by = 'person' ORDER BY created_at DESC, id DESC LIMIT 1) AS verdict,
       EXISTS (SELECT 1 FROM audit_entries WHERE trail = $1 AND object_type = 'session' AND object_id = $2 AND action = 'session.task_changed') AS task`,
    [workspaceId, sessionId],
  );
  const { verdict, task } = result.rows[0] as { verdict: VerdictResult | null; task: boolean };
  return { verdict, task };
}

/** Whether a verdict v was given here, by a grader that the workspace asked. */
const GRADED = "(v.given_by = 'grader' AND EXISTS (SELECT 1 FROM claude_grades g WHERE g.session_id = v.session_id AND g.gave_verdict))";

/** Whether a stored session shows this very judgement already: an export of a contested session carries what the person decided. */
export async function sameJudgement(client: pg.ClientBase, sessionId: string, tail: SessionTail): Promise<boolean> {
  const result = await client.query(
    `SELECT s.task_key AS "taskKey", s.reward, s.verdict,
       EXISTS (SELECT 1 FROM verdicts v WHERE v.session_id = s.id AND (v.given_by = 'person' OR v.check_id IS NOT NULL OR ${GRADED})) AS judged,
       EXISTS (SELECT 1 FROM audit_entries a WHERE a.trail = s.workspace_id AND a.object_type = 'session' AND a.object_id = s.id
         AND a.action = 'session.task_changed') AS grouped,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('iteration', v.iteration, 'criterion', v.criterion, 'result', v.result, 'reward', v.reward)), '[]')
          FROM verdicts v WHERE v.session_id = s.id AND v.given_by <> 'person' AND v.check_id IS NULL AND NOT ${GRADED}) AS verdicts
     FROM sessions s WHERE s.id = $1`,
    [sessionId],
  );
  type Row = Pick<SessionTail, "taskKey" | "reward" | "verdict"> & { judged: boolean; grouped: boolean; verdicts: Record<string, unknown>[] };
  const [stored] = result.rows as Row[];
  if (stored === undefined || stored.reward !== tail.reward) return false;
  // What a person, the workspace's checks or its grader decided is theirs: the source's own words are compared with the source's.
  if (!stored.grouped && stored.taskKey !== tail.taskKey) return false;
  if (!stored.judged && stored.verdict !== tail.verdict) return false;
  const own = tail.verdicts.map(({ iteration, criterion, result, reward }) => ({ iteration, criterion, result, reward }));
  const sorted = (verdicts: readonly Record<string, unknown>[]) =>
    verdicts
      .map((verdict) => canonicalJson(verdict))
      .sort()
      .join("\n");
  return sorted(stored.verdicts) === sorted(own);
}
