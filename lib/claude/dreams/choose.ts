import type { z } from "zod";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { filterSql } from "@/lib/sessions/queries/filter";
import type { StoredConnection } from "../connections/queries";
import type { PartSession } from "./parts";
import { type claudeDreamRequest, MOST_SELECTED } from "./schema";

export interface Chosen extends PartSession {
  /** The platform's id. */
  remoteId: string;
  /** Of its records as the platform gave them: that is what a dream reads. */
  characters: number;
}

/**
 * The sessions of a request that the platform has as well, by our ids, with their length.
 * @throws AppError invalid when there are none, or too many
 */
export async function chooseSessions(connection: StoredConnection, sessions: z.output<typeof claudeDreamRequest>["sessions"]): Promise<Chosen[]> {
  const values: unknown[] = [connection.workspaceId];
  let where: string;
  if (typeof sessions === "object" && "filter" in sessions) where = filterSql(sessions.filter, values);
  else {
    where = "s.workspace_id = $1 AND s.current";
    if (sessions === "new") {
      where += ` AND NOT EXISTS (SELECT 1 FROM dream_sessions ds JOIN dreams d ON d.id = ds.dream_id
        WHERE ds.session_id = s.id AND d.status = 'completed' AND d.provider = 'claude' AND d.started_at >= s.updated_at)`;
    } else if (typeof sessions === "object")
      where += ` AND (s.id = ANY($${values.push(sessions.ids)}::text[]) OR s.source_id = ANY($${values.length}::text[]))`;
  }
  const chosen = await sql<Chosen>(
    `SELECT s.id, s.source_id AS "remoteId", a.name AS agent, s.task_key AS task,
       (SELECT coalesce(sum(octet_length(r.raw)), 0)::int FROM records r WHERE r.session_id = s.id) AS characters
     FROM sessions s JOIN agents a ON a.id = s.agent_id
     JOIN claude_sessions c ON c.connection_id = $${values.push(connection.id)} AND c.session_id = s.source_id AND c.gone_at IS NULL
     WHERE ${where} AND s.source = 'claude_managed_agents' AND s.event_count > 0
     ORDER BY s.occurred_at DESC, s.id DESC LIMIT ${MOST_SELECTED + 1}`,
    values,
  );
  if (chosen.length === 0)
    throw new AppError("invalid", "None of these sessions came from the Claude platform, so Claude cannot read them there. Bring in sessions first.");
  if (chosen.length > MOST_SELECTED) throw new AppError("invalid", `These are more than ${MOST_SELECTED} sessions. Choose fewer.`);
  return chosen;
}
