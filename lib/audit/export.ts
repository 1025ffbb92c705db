import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { entryOf, textOf } from "./entry";
import { exportLine } from "./lines";
import { recordAudit } from "./record";
import { checkpointOf, originOf, readTrail } from "./trail";

/**
 * The trail of the actor's workspace as lines of canonical JSON, without their ends: first `{at, format, origin, root, size,
 * trail}`, then one line an entry, `text` null where there is none or it was erased. All that the head says follows from the entries:
 * each carries the trail, `at` is the time of the last. The export is itself the next entry of the trail. Check it with
 * `verifyExport`.
 */
export async function exportTrail(actor: Actor): Promise<AsyncIterable<string>> {
  await authorize(actor, "audit.export");
  const trail = actor.workspaceId;
  const { size, root, at } = await checkpointOf(trail);
  await transact((tx) => recordAudit(tx, actor, { action: "audit.exported", object: { type: "trail", id: trail }, facts: { size, root } }));
  return (async function* () {
    yield exportLine({ format: "lucid-audit/1", origin: originOf(trail), trail, size, root, at });
    for await (const row of readTrail(trail, 0, size)) yield exportLine({ ...entryOf(row), text: textOf(row) });
  })();
}
