import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { oneByOne, registerTick } from "@/lib/jobs/ticks";
import { SILENT_SECONDS } from "./beat";

const STOPPED = "The process that read it stopped. What it had stored is there; import the same files again for the rest.";

/** Imports whose process was killed: nobody else would say that they are over. What they had stored stays, counted. */
registerTick({
  name: "dead-imports",
  async run(actorOf) {
    const dead = await sql<{ id: string; workspaceId: string }>(
      `SELECT id, workspace_id AS "workspaceId" FROM imports WHERE status = 'running' AND beat_at < now() - make_interval(secs => $1) LIMIT 200`,
      [SILENT_SECONDS],
    );
    await oneByOne(dead, "dead-imports", ({ id, workspaceId }) => endImport(actorOf(workspaceId), id));
  },
});

async function endImport(actor: Actor, id: string): Promise<void> {
  await transact(async (tx) => {
    const [ended] = await tx.$queryRawUnsafe<{ added: number }[]>(
      `UPDATE imports i SET status = 'failed', error = $3, finished_at = clock_timestamp(),
         counts = jsonb_build_object('added', (SELECT count(*) FROM sessions s WHERE s.workspace_id = i.workspace_id AND s.import_id = i.id))
       WHERE i.id = $1 AND i.status = 'running' AND i.beat_at < now() - make_interval(secs => $2) RETURNING (counts ->> 'added')::int AS added`,
      id,
      SILENT_SECONDS,
      STOPPED,
    );
    if (!ended) return;
    await recordAudit(tx, actor, { action: "session.import_finished", object: { type: "import", id }, facts: { status: "failed", added: ended.added } });
  });
}
