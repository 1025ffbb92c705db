import type Anthropic from "@anthropic-ai/sdk";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readStore } from "../client/stores";
import type { StoredConnection } from "../connections/queries";
import { releaseFiles } from "../publish/files";

interface File {
  path: string;
  content: string;
}

const NAME = "Approved guidance, as a dream's input";

/** What a dream is given: the release in force as it is published, or nothing before the first. */
export async function guidanceFiles(workspaceId: string): Promise<{ releaseId: string | null; files: File[] }> {
  const release = await releaseFiles(workspaceId, "in force");
  return { releaseId: release?.releaseId ?? null, files: release?.files.map(({ path, content }) => ({ path, content })) ?? [] };
}

async function remembered(connection: StoredConnection, key: string): Promise<{ storeId: string; verified: boolean } | null> {
  const [row] = await sql<{ storeId: string; verified: boolean }>(
    `SELECT store_id AS "storeId", verified_at IS NOT NULL AS verified FROM claude_input_stores WHERE workspace_id = $1 AND connection_id = $2 AND release_id = $3`,
    [connection.workspaceId, connection.id, key],
  );
  return row ?? null;
}

async function open(client: Anthropic, connection: StoredConnection, key: string): Promise<string> {
  const { id, created_at } = await client.beta.memoryStores.create({ name: NAME, description: "", metadata: { made_by: "lucid", role: "dream_input" } });
  await sql(
    `WITH store AS (INSERT INTO claude_stores (workspace_id, connection_id, store_id, name, role, remote_created_at) VALUES ($1, $2, $3, $4, 'dream_input', $5)
       ON CONFLICT (connection_id, store_id) DO UPDATE SET role = 'dream_input')
     INSERT INTO claude_input_stores (workspace_id, connection_id, release_id, store_id) VALUES ($1, $2, $6, $3)
     ON CONFLICT (connection_id, release_id) DO UPDATE SET store_id = excluded.store_id, verified_at = NULL`,
    [connection.workspaceId, connection.id, id, NAME, created_at, key],
  );
  return id;
}

/** Whether what stands in a store is exactly these files. */
function isSame(found: readonly File[], files: readonly File[]): boolean {
  const wanted = new Map(files.map(({ path, content }) => [path, content]));
  return found.length === wanted.size && found.every(({ path, content }) => wanted.get(path) === content);
}

/**
 * A memory store with exactly the guidance in force, made once for each release and read back before its first use. One that somebody
 * changed, archived or removed is left alone, and another is made.
 * @throws AppError upstream when what was written is not what is read back
 */
export async function ensureInputStore(
  client: Anthropic,
  connection: StoredConnection,
  guidance: { releaseId: string | null; files: readonly File[] },
): Promise<string> {
  const key = guidance.releaseId ?? "none";
  const known = await remembered(connection, key);
  let storeId = known?.storeId ?? null;
  let found: File[] = [];
  if (storeId !== null) {
    try {
      const store = await client.beta.memoryStores.retrieve(storeId);
      found = await readStore(client, storeId);
      if (store.archived_at !== null || (known?.verified === true && !isSame(found, guidance.files))) storeId = null;
      else if (isSame(found, guidance.files)) return await verified(connection, key, storeId);
    } catch (error) {
      if ((error as { status?: unknown }).status !== 404) throw error;
      storeId = null;
    }
  }
  if (storeId === null) {
    storeId = await open(client, connection, key);
    found = [];
  }
  // Of one that was interrupted, what is there already stays.
  const present = new Set(found.map(({ path }) => path));
  for (const { path, content } of guidance.files) if (!present.has(path)) await client.beta.memoryStores.memories.create(storeId, { path, content });
  if (!isSame(await readStore(client, storeId), guidance.files)) {
    throw new AppError("upstream", "What was written as the dream's input is not what is read back, so the dream was not started. Start it again.");
  }
  return verified(connection, key, storeId);
}

async function verified(connection: StoredConnection, key: string, storeId: string): Promise<string> {
  await sql(
    "UPDATE claude_input_stores SET verified_at = coalesce(verified_at, now()) WHERE workspace_id = $1 AND connection_id = $2 AND release_id = $3 AND store_id = $4",
    [connection.workspaceId, connection.id, key, storeId],
  );
  return storeId;
}
