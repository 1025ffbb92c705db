import { mintActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { registerTick } from "@/lib/jobs/ticks";
import { log } from "@/lib/log";
import { type AuditActor, INSTALLATION, recordAudit } from "../record";
import { copyCheckpoint } from "./copies";
import { type CutCheckpoint, checkpointsOf, cutCheckpoint } from "./cut";
import { noteFailure, WAITED_ENOUGH } from "./failures";

/** A trail that grew is signed after this long, or at once when it grew by so many entries. */
const EVERY_MINUTES = 15;
const EVERY_ENTRIES = 1_000;

// What only says that a checkpoint was signed brings no other one.
const NEWS = "NOT EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = h.trail AND e.seq = h.seq AND e.action = 'audit.checkpoint_signed')";

const DUE = `
SELECT h.trail FROM audit_heads h
LEFT JOIN LATERAL (SELECT size, at FROM checkpoints c WHERE c.trail = h.trail ORDER BY size DESC LIMIT 1) c ON true
LEFT JOIN checkpoint_failures f ON f.trail = h.trail
WHERE ${WAITED_ENOUGH} AND (h.trail = '${INSTALLATION}' OR EXISTS (SELECT 1 FROM workspaces w WHERE w.id = h.trail))
  AND (c.size IS NULL OR h.seq > c.size AND (h.seq > c.size + 1 OR ${NEWS}) AND (c.at < $1::timestamptz - interval '${EVERY_MINUTES} minutes' OR h.seq >= c.size + ${EVERY_ENTRIES}))
ORDER BY f.failures NULLS FIRST, c.at NULLS FIRST LIMIT 50`;

/** Where a webhook wants to hear of checkpoints, the signed note goes out with the next entry of the trail: another copy outside the database. */
async function tellOfCheckpoint(actor: AuditActor, trail: string, { size, root, keyId, note }: CutCheckpoint): Promise<void> {
  const wanted = await sql("SELECT 1 FROM webhooks WHERE workspace_id = $1 AND removed_at IS NULL AND 'audit.checkpoint_signed' = ANY (types) LIMIT 1", [
    trail,
  ]);
  if (wanted.length === 0) return;
  await transact((tx) =>
    recordAudit(tx, actor, { action: "audit.checkpoint_signed", object: { type: "trail", id: trail }, facts: { size, root, keyId, note } }),
  );
}

registerTick({
  name: "checkpoints",
  async run(_actorOf, now) {
    for (const { trail } of await sql<{ trail: string }>(DUE, [now])) {
      const actor = trail === INSTALLATION ? { kind: "job" as const, id: "checkpoints" } : mintActor({ kind: "job", id: "checkpoints", workspaceId: trail });
      try {
        const cut = await cutCheckpoint(actor);
        if (cut.fresh && trail !== INSTALLATION) await tellOfCheckpoint(actor, trail, cut);
      } catch (error) {
        // The others' turn must come all the same, and this one's later.
        log.error({ err: error, trail }, "a checkpoint could not be signed");
        await noteFailure(trail, error, now);
      }
    }
    // A folder that could not be written when a checkpoint was signed gets it now.
    const newest = await sql<{ trail: string }>("SELECT DISTINCT trail FROM checkpoints WHERE at > $1::timestamptz - interval '1 day' LIMIT 200", [now]);
    for (const { trail } of newest) for (const checkpoint of await checkpointsOf(trail, 1)) await copyCheckpoint(trail, checkpoint);
  },
});
