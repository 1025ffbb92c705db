import type Anthropic from "@anthropic-ai/sdk";
import { NotFoundError } from "@anthropic-ai/sdk";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { claudeClient } from "../client/client";
import { claudeFailure } from "../client/failure";
import { type Claimed, claim, keepClaim } from "./claim";
import { recordDrifts } from "./drifts";
import { releaseFiles } from "./files";
import { type FoundFile, foreignChanges, TAKEN_AWAY, type WantedFile, type Write, writtenKey } from "./plan";
import { listStore, writeStore } from "./write";

/** What agents read about the store in their system prompt: fixed words, the same for everyone. */
export const STORE_DESCRIPTION = "Guidance that people approved for this work. INDEX.md says what there is and when to read it.";
const OURS = "lucid_destination";

const GONE = "The memory store is gone: it was deleted or archived on the Claude platform. Remove this destination and add a new one.";

/** The store of a destination, made when there is none. A process that died between making it and writing that down finds it again by its mark. */
async function ensureStore(client: Anthropic, claimed: Claimed): Promise<string> {
  if (claimed.storeId !== null) return claimed.storeId;
  for await (const store of client.beta.memoryStores.list({ limit: 100 })) {
    if (store.metadata?.[OURS] === claimed.destinationId && !store.archived_at) return keepStore(claimed, store.id);
  }
  const made = await client.beta.memoryStores.create({ name: claimed.name, description: STORE_DESCRIPTION, metadata: { [OURS]: claimed.destinationId } });
  return keepStore(claimed, made.id);
}

async function keepStore({ workspaceId, connectionId, destinationId, name }: Claimed, storeId: string): Promise<string> {
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      "UPDATE claude_publications SET store_id = $3 WHERE workspace_id = $1 AND destination_id = $2",
      workspaceId,
      destinationId,
      storeId,
    );
    await tx.$executeRawUnsafe(
      `INSERT INTO claude_stores (workspace_id, connection_id, store_id, name, description, role) VALUES ($1, $2, $3, $4, $5, 'guidance')
       ON CONFLICT (connection_id, store_id) DO UPDATE SET role = 'guidance'`,
      workspaceId,
      connectionId,
      storeId,
      name,
      STORE_DESCRIPTION,
    );
  });
  return storeId;
}

async function writtenIn(destinationId: string): Promise<Set<string>> {
  const rows = await sql<{ path: string; sha256: string }>("SELECT path, sha256 FROM claude_written WHERE destination_id = $1", [destinationId]);
  return new Set(rows.map(({ path, sha256 }) => writtenKey(path, sha256)));
}

async function noteWrite({ workspaceId, destinationId }: Claimed, write: Write): Promise<void> {
  const [path, sha256] = write.act === "delete" ? [write.path, TAKEN_AWAY] : [write.file.path, write.file.sha256];
  await sql("INSERT INTO claude_written (workspace_id, destination_id, path, sha256) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", [
    workspaceId,
    destinationId,
    path,
    sha256,
  ]);
}

/** Keeps what is foreign in a listing, against what stood there when it was last verified. */
async function keepForeign(
  actor: Actor,
  client: Anthropic,
  claimed: Claimed,
  storeId: string,
  found: readonly FoundFile[],
  replacing: boolean,
): Promise<number> {
  const before = claimed.releaseId === null ? null : await releaseFiles(claimed.workspaceId, claimed.releaseId);
  const foreign = foreignChanges(before?.files ?? [], found, await writtenIn(claimed.destinationId));
  return recordDrifts(actor, client, { destinationId: claimed.destinationId, storeId, releaseId: claimed.releaseId, replacing }, foreign);
}

async function finish(actor: Actor, claimed: Claimed, release: { releaseId: string; number: number; files: readonly WantedFile[] }): Promise<void> {
  const { workspaceId, destinationId } = claimed;
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      `UPDATE claude_publications SET release_id = $3, verified_at = clock_timestamp(), checked_at = clock_timestamp(), error = NULL,
         next_check_at = clock_timestamp() + interval '1 hour' WHERE workspace_id = $1 AND destination_id = $2`,
      workspaceId,
      destinationId,
      release.releaseId,
    );
    await tx.$executeRawUnsafe("DELETE FROM claude_written WHERE workspace_id = $1 AND destination_id = $2", workspaceId, destinationId);
    await tx.$executeRawUnsafe(
      `INSERT INTO claude_written (workspace_id, destination_id, path, sha256) SELECT $1, $2, path, sha FROM unnest($3::text[], $4::text[]) AS f (path, sha)`,
      workspaceId,
      destinationId,
      release.files.map(({ path }) => path),
      release.files.map(({ sha256 }) => sha256),
    );
    await recordAudit(tx, actor, {
      action: "claude.published",
      object: { type: "destination", id: destinationId },
      facts: { release: release.releaseId, number: release.number, files: release.files.length, hashes: release.files.map(({ sha256 }) => sha256) },
      text: { name: claimed.name },
    });
  });
}

async function fail(actor: Actor, claimed: Claimed, error: AppError): Promise<void> {
  await transact(async (tx) => {
    const changed = await tx.$executeRawUnsafe(
      "UPDATE claude_publications SET error = $3 WHERE workspace_id = $1 AND destination_id = $2 AND error IS DISTINCT FROM $3",
      claimed.workspaceId,
      claimed.destinationId,
      error.message,
    );
    // Tried again every few minutes: the same failure is one entry.
    if (changed === 0) return;
    await recordAudit(tx, actor, {
      action: "claude.publish_failed",
      object: { type: "destination", id: claimed.destinationId },
      facts: { code: error.code },
      text: { name: claimed.name, reason: error.message },
    });
  });
}

async function working(actor: Actor, destinationId: string, work: (client: Anthropic, claimed: Claimed) => Promise<boolean>): Promise<boolean> {
  await authorize(actor, "connections.use");
  const claimed = await claim(actor.workspaceId, destinationId);
  if (!claimed) return false;
  const release = keepClaim(destinationId);
  try {
    const { client, connection } = await claudeClient(actor);
    if (connection.id !== claimed.connectionId)
      throw new AppError("conflict", "This destination belongs to an earlier connection. Remove it and add a new one.");
    return await work(client, claimed);
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    const failure = error instanceof NotFoundError && claimed.storeId !== null ? new AppError("conflict", GONE, { cause: error }) : claudeFailure(error);
    await fail(actor, claimed, failure);
    throw failure;
  } finally {
    await release();
  }
}

/**
 * Brings the release in force to a destination: every file by its hash's precondition, deletions included, then read back and compared
 * byte for byte. What others wrote there is kept as an item of review first. May be broken off anywhere and run again.
 * @returns false when another process has the destination, it was removed, or no release is in force
 * @throws AppError upstream or conflict, which the destination then shows
 */
export function publishTo(actor: Actor, destinationId: string, signal?: AbortSignal): Promise<boolean> {
  return working(actor, destinationId, async (client, claimed) => {
    const release = await releaseFiles(actor.workspaceId, "in force");
    if (!release) {
      await sql("UPDATE claude_publications SET error = NULL WHERE destination_id = $1", [destinationId]);
      return false;
    }
    const storeId = await ensureStore(client, claimed);
    await writeStore({
      client,
      storeId,
      wanted: release.files,
      onListed: async (found) => {
        await keepForeign(actor, client, claimed, storeId, found, true);
      },
      beforeWrite: (write) => noteWrite(claimed, write),
      signal,
    });
    await finish(actor, claimed, release);
    return true;
  });
}

/**
 * Looks whether a destination still holds what was published to it. What is foreign becomes an item of review.
 * @returns whether it was looked at
 */
export function checkDrift(actor: Actor, destinationId: string): Promise<boolean> {
  return working(actor, destinationId, async (client, claimed) => {
    if (claimed.storeId === null || claimed.releaseId === null) return false;
    await keepForeign(actor, client, claimed, claimed.storeId, await listStore(client, claimed.storeId), false);
    await sql("UPDATE claude_publications SET checked_at = now(), next_check_at = now() + interval '1 hour', error = NULL WHERE destination_id = $1", [
      destinationId,
    ]);
    return true;
  });
}
