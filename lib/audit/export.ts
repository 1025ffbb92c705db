import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { entryOf, textOf } from "./entry";
import { recordAudit } from "./record";
import { checkpointOf, readTrail } from "./trail";

/** One line of JSON. The two separators that JSON lets stand, and that some readers end a line at, are written as escapes. */
function line(value: object): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/**
 * The trail of the actor's workspace as lines of JSON, without their ends: first `{format, trail, size, root, at}`, then one line an
 * entry, `text` null where there is none or it was erased. The export is itself the next entry of the trail. Check it with
 * `verifyExport`.
 */
export async function exportTrail(actor: Actor): Promise<AsyncIterable<string>> {
  await authorize(actor, "audit.export");
  const trail = actor.workspaceId;
  const { size, root, at } = await checkpointOf(trail);
  await transact((tx) => recordAudit(tx, actor, { action: "audit.exported", object: { type: "trail", id: trail }, facts: { size, root } }));
  return (async function* () {
    yield line({ format: "lucid-audit/1", trail, size, root, at });
    for await (const row of readTrail(trail, 0, size)) yield line({ ...entryOf(row), text: textOf(row) });
  })();
}
