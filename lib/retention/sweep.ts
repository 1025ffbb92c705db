import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, mintActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { type DailyJob, registerDaily } from "@/lib/jobs/daily";
import { HELD } from "@/lib/sessions/holds";

/**
 * The sessions of $1 that are past the time of their rule: the source's own rule, else the one for all. With whether a lesson quotes any
 * of their versions, and whether a hold covers any: those stay.
 */
export const DUE = `
SELECT s.id, s.source, s.source_id, r.id AS rule_id,
  EXISTS (SELECT 1 FROM sessions o JOIN evidence e ON e.session_id = o.id WHERE o.workspace_id = s.workspace_id AND o.source = s.source AND o.source_id = s.source_id) AS quoted,
  EXISTS (SELECT 1 FROM sessions o JOIN legal_holds h ON h.workspace_id = o.workspace_id AND h.session_id = o.id AND h.lifted_at IS NULL
    WHERE o.workspace_id = s.workspace_id AND o.source = s.source AND o.source_id = s.source_id) OR ${HELD} AS held
FROM sessions s JOIN LATERAL (
  SELECT id, days FROM retention_rules r WHERE r.workspace_id = s.workspace_id AND r.source IN (s.source, '') ORDER BY r.source DESC LIMIT 1) r ON true
WHERE s.workspace_id = $1 AND s.current AND s.occurred_at < now() - make_interval(days => r.days)`;

const BATCH = 200;

export interface Swept {
  deleted: number;
  /** Past their time and kept, because a lesson quotes them or a hold covers them. */
  quoted: number;
  held: number;
}

/** Deletes the sessions of the actor's workspace that are past their time, in batches with an entry each. */
export async function sweepRetention(actor: Actor): Promise<Swept> {
  await authorize(actor, "retention.sweep");
  const { workspaceId } = actor;
  let deleted = 0;
  for (;;) {
    const count = await transact(
      async (tx) => {
        const due = await tx.$queryRawUnsafe<{ id: string; source: string; source_id: string }[]>(
          `SELECT id, source, source_id FROM (${DUE}) d WHERE NOT quoted AND NOT held ORDER BY id LIMIT ${BATCH}`,
          workspaceId,
        );
        if (due.length === 0) return 0;
        // Once more in the same statement: a lesson or a hold that came in between keeps it.
        const gone = await tx.$queryRawUnsafe<{ id: string }[]>(
          `DELETE FROM sessions s USING unnest($2::text[], $3::text[]) AS k (source, source_id)
           WHERE s.workspace_id = $1 AND s.source = k.source AND s.source_id = k.source_id AND NOT ${HELD}
             AND NOT EXISTS (SELECT 1 FROM sessions o JOIN evidence e ON e.session_id = o.id WHERE o.workspace_id = $1 AND o.source = k.source AND o.source_id = k.source_id)
           RETURNING s.id`,
          workspaceId,
          due.map(({ source }) => source),
          due.map(({ source_id }) => source_id),
        );
        if (gone.length === 0) return 0;
        await recordAudit(tx, actor, {
          action: "retention.swept",
          object: { type: "workspace", id: workspaceId },
          facts: { deleted: gone.length, sessions: gone.map(({ id }) => id) },
        });
        return gone.length;
      },
      { timeout: 300_000 },
    );
    deleted += count;
    if (count === 0) break;
  }
  const [kept] = await sql<{ quoted: number; held: number }>(
    `SELECT count(*) FILTER (WHERE quoted AND NOT held)::int AS quoted, count(*) FILTER (WHERE held)::int AS held FROM (${DUE}) d`,
    [workspaceId],
  );
  return { deleted, quoted: kept?.quoted ?? 0, held: kept?.held ?? 0 };
}

/** What every worker does once a day, for every workspace that has a rule. */
export const retentionJob: DailyJob = {
  name: "retention",
  async run() {
    const workspaces = await sql<{ id: string }>("SELECT DISTINCT workspace_id AS id FROM retention_rules");
    let deleted = 0;
    for (const { id } of workspaces) deleted += (await sweepRetention(mintActor({ kind: "job", id: "retention", workspaceId: id }))).deleted;
    return { workspaces: workspaces.length, deleted };
  },
};

registerDaily(retentionJob);
