import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { cutCheckpoint } from "./checkpoints/cut";
import { entryOf, textOf } from "./entry";
import { entryLines } from "./entry-json";
import { exportLine } from "./lines";
import { recordAudit } from "./record";
import { originOf, readTrail } from "./trail";

/** The time of an entry. */
async function timeOf(trail: string, seq: number): Promise<string | null> {
  const [row] = await sql<{ at: Date }>("SELECT at FROM audit_entries WHERE trail = $1 AND seq = $2", [trail, seq]);
  return row?.at.toISOString() ?? null;
}

/**
 * The trail of the actor's workspace as lines of canonical JSON, without their ends: first `{at, checkpoint, format, origin, root,
 * size, trail}`, then one line an entry with its leaf, `text` null where there is none or it was erased. All that the head says follows
 * from the entries, and `checkpoint`, a signed note, says it under a signature. The export is itself the next entry of the trail.
 * Check it with `verifyExport`; docs/formats.md describes it for others.
 */
export async function exportTrail(actor: Actor): Promise<AsyncIterable<string>> {
  await authorize(actor, "audit.export");
  const trail = actor.workspaceId;
  const { size, root, note } = await cutCheckpoint(actor);
  const at = await timeOf(trail, size);
  await transact((tx) => recordAudit(tx, actor, { action: "audit.exported", object: { type: "trail", id: trail }, facts: { size, root } }));
  return (async function* () {
    yield exportLine({ format: "lucid-audit/1", origin: originOf(trail), trail, size, root, at, checkpoint: note });
    for await (const row of readTrail(trail, 0, size)) {
      if (!row.leaf) throw new AppError("conflict", `Entry ${row.seq} has no leaf although a checkpoint covers it. \`lucid audit verify\` says more.`);
      yield entryLines(entryOf(row), row.leaf.toString("hex"), textOf(row)).line;
    }
  })();
}
