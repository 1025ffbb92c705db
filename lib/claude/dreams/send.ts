import type Anthropic from "@anthropic-ai/sdk";
import { APIError } from "@anthropic-ai/sdk";
import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import type { Actor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import type { StoredConnection } from "../connections/queries";
import { type HeldDream, noteSent } from "./held";
import { ensureInputStore, guidanceFiles } from "./input-store";

/** Clocks differ. */
const CLOCK_MS = 300_000;

async function inputStore(actor: Actor, client: Anthropic, connection: StoredConnection, held: HeldDream): Promise<string> {
  if (held.inputStoreId !== null) return held.inputStoreId;
  const guidance = await guidanceFiles(actor.workspaceId);
  const storeId = await ensureInputStore(client, connection, guidance);
  await sql("UPDATE claude_dreams SET input_store_id = $3, release_id = $4 WHERE workspace_id = $1 AND dream_id = $2", [
    actor.workspaceId,
    held.id,
    storeId,
    guidance.releaseId,
  ]);
  return storeId;
}

/** A dream that an earlier attempt started, whose answer was lost: same store, same sessions, same words, and nobody else's. */
async function findLost(
  client: Anthropic,
  connection: StoredConnection,
  held: HeldDream,
  sessionIds: readonly string[],
  since: Date,
): Promise<BetaDream | null> {
  const taken = new Set(
    (
      await sql<{ id: string }>("SELECT remote_id AS id FROM claude_dreams WHERE workspace_id = $1 AND connection_id = $2 AND remote_id IS NOT NULL", [
        connection.workspaceId,
        connection.id,
      ])
    ).map((row) => row.id),
  );
  const wanted = [...sessionIds].sort().join();
  const after = new Date(since.getTime() - CLOCK_MS).toISOString();
  for await (const dream of client.beta.dreams.list({ "created_at[gt]": after, include_archived: true, limit: 100 })) {
    const isOurs =
      !taken.has(dream.id) &&
      dream.model.id === held.model &&
      (dream.instructions ?? "") === held.instructions &&
      dream.inputs.every((input) =>
        input.type === "memory_store" ? input.memory_store_id === held.inputStoreId : [...input.session_ids].sort().join() === wanted,
      );
    if (isOurs) return dream;
  }
  return null;
}

/**
 * Gives a dream to the platform, once: an earlier attempt whose answer was lost is looked for first, and the request itself is never
 * repeated by the SDK, because each one that arrives is paid for. Always into a new store.
 */
export async function sendDream(actor: Actor, client: Anthropic, connection: StoredConnection, held: HeldDream, sessionIds: readonly string[]): Promise<void> {
  held.inputStoreId = await inputStore(actor, client, connection, held);
  const lost = held.createTriedAt === null ? null : await findLost(client, connection, held, sessionIds, held.createTriedAt);
  if (lost) return noteSent(actor, held, lost);
  await sql("UPDATE claude_dreams SET create_tried_at = coalesce(create_tried_at, now()) WHERE workspace_id = $1 AND dream_id = $2", [
    actor.workspaceId,
    held.id,
  ]);
  const dream = await client.beta.dreams.create(
    {
      inputs: [
        { type: "memory_store", memory_store_id: held.inputStoreId },
        { type: "sessions", session_ids: [...sessionIds] },
      ],
      model: held.model,
      output_behavior: { type: "create_new" },
      ...(held.instructions === "" ? {} : { instructions: held.instructions }),
    },
    { maxRetries: 0 },
  );
  await noteSent(actor, held, dream);
}

/** Whether a request may have arrived although its answer did not. */
export function mayHaveArrived(error: unknown): boolean {
  return !(error instanceof APIError) || error.status === undefined || error.status >= 500 || error.status === 408;
}
