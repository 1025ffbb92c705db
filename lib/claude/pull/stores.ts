import type Anthropic from "@anthropic-ai/sdk";
import { NotFoundError } from "@anthropic-ai/sdk";
import type { BetaManagedAgentsMemory } from "@anthropic-ai/sdk/resources/beta/memory-stores/memories";
import type { BetaManagedAgentsMemoryStore } from "@anthropic-ai/sdk/resources/beta/memory-stores/memory-stores";
import type { BetaManagedAgentsActor, BetaManagedAgentsMemoryVersion } from "@anthropic-ai/sdk/resources/beta/memory-stores/memory-versions";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import { wellFormed } from "@/lib/text/well-formed";
import { claudeFailure, isOutage } from "../client/failure";
import type { StoredConnection } from "../connections/queries";
import { PAGE } from "./fetch-session";
import type { PullFailure } from "./pull";

type Store = BetaManagedAgentsMemoryStore;
type Memory = BetaManagedAgentsMemory;
type Version = BetaManagedAgentsMemoryVersion;

/** With content a page holds no more. */
const FULL_PAGE = 20;

export interface StoresTaken {
  stores: number;
  memories: number;
  versions: number;
  failures: PullFailure[];
}

interface KnownStore {
  role: string;
  versionsUntil: string;
}

/** Writes down a store. Its role stays what it was; one that was not made here belongs to the agents. */
async function noteStore(connection: StoredConnection, store: Store): Promise<KnownStore> {
  const [row] = await sql<KnownStore>(
    `INSERT INTO claude_stores (workspace_id, connection_id, store_id, name, description, remote_created_at, archived) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (connection_id, store_id) DO UPDATE SET name = excluded.name, description = excluded.description, archived = excluded.archived, gone_at = NULL
     RETURNING role, versions_until AS "versionsUntil"`,
    [
      connection.workspaceId,
      connection.id,
      store.id,
      wellFormed(store.name),
      wellFormed(store.description ?? ""),
      store.created_at,
      store.archived_at !== null,
    ],
  );
  return row ?? { role: "agents", versionsUntil: "" };
}

async function noteMemories(connection: StoredConnection, storeId: string, memories: readonly Memory[]): Promise<void> {
  for (const memory of memories) {
    const content = Buffer.from(memory.content ?? "", "utf8");
    if (sha256(content) !== memory.content_sha256) throw new AppError("upstream", `The text at ${memory.path} is not what its hash says.`);
    await sql(
      `INSERT INTO claude_memories (workspace_id, connection_id, store_id, memory_id, path, sha256, size, content, version_id, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (connection_id, store_id, memory_id) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, size = excluded.size,
         content = excluded.content, version_id = excluded.version_id, updated_at = excluded.updated_at, gone_at = NULL`,
      [
        connection.workspaceId,
        connection.id,
        storeId,
        memory.id,
        memory.path,
        memory.content_sha256,
        memory.content_size_bytes,
        content,
        memory.memory_version_id,
        memory.updated_at,
      ],
    );
  }
}

/** The memories of a store: the first time all with their content; later the list, and the content of what changed. */
async function takeMemories(client: Anthropic, connection: StoredConnection, storeId: string): Promise<number> {
  const known = await sql<{ id: string; version: string }>(
    "SELECT memory_id AS id, version_id AS version FROM claude_memories WHERE connection_id = $1 AND store_id = $2 AND workspace_id = $3",
    [connection.id, storeId, connection.workspaceId],
  );
  const versions = new Map(known.map((row) => [row.id, row.version]));
  const present: string[] = [];
  const first = versions.size === 0;
  for await (const item of client.beta.memoryStores.memories.list(storeId, first ? { view: "full", limit: FULL_PAGE } : { limit: PAGE })) {
    if (item.type !== "memory") continue;
    present.push(item.id);
    if (first) await noteMemories(connection, storeId, [item]);
    else if (versions.get(item.id) !== item.memory_version_id)
      await noteMemories(connection, storeId, [await client.beta.memoryStores.memories.retrieve(item.id, { memory_store_id: storeId })]);
  }
  await sql(
    "UPDATE claude_memories SET gone_at = coalesce(gone_at, now()) WHERE workspace_id = $1 AND connection_id = $2 AND store_id = $3 AND memory_id <> ALL($4)",
    [connection.workspaceId, connection.id, storeId, present],
  );
  return present.length;
}

/** Who wrote: the kind of author and the id that the platform gives. */
export function authorOf(by: BetaManagedAgentsActor | null | undefined): {
  kind: "session" | "api_key" | "person" | "service_account" | "unknown";
  id: string;
} {
  switch (by?.type) {
    case "session_actor":
      return { kind: "session", id: by.session_id };
    case "api_actor":
      return { kind: "api_key", id: by.api_key_id };
    case "user_actor":
      return { kind: "person", id: by.user_id };
    case "service_account_actor":
      return { kind: "service_account", id: by.service_account_id };
    default:
      return { kind: "unknown", id: "" };
  }
}

async function noteVersions(connection: StoredConnection, storeId: string, versions: readonly Version[]): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((version) => {
    const author = authorOf(version.created_by);
    return {
      id: version.id,
      memory: version.memory_id,
      operation: version.operation,
      path: version.path ?? null,
      hash: version.content_sha256 ?? null,
      size: version.content_size_bytes ?? null,
      kind: author.kind,
      author: author.id,
      at: version.created_at,
      redacted: Boolean(version.redacted_at),
    };
  });
  await sql(
    `INSERT INTO claude_memory_versions (workspace_id, connection_id, store_id, version_id, memory_id, operation, path, sha256, size, author_kind, author_id, written_at, redacted)
     SELECT $1, $2, $3, r.id, r.memory, r.operation, r.path, r.hash, r.size, r.kind, r.author, r.at, r.redacted
     FROM jsonb_to_recordset($4::jsonb) AS r (id text, memory text, operation text, path text, hash text, size int, kind text, author text, at text, redacted boolean)
     ON CONFLICT (connection_id, version_id) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, size = excluded.size, redacted = excluded.redacted`,
    [connection.workspaceId, connection.id, storeId, JSON.stringify(rows)],
  );
}

async function takeVersions(client: Anthropic, connection: StoredConnection, storeId: string, until: string): Promise<number> {
  const found: Version[] = [];
  for await (const version of client.beta.memoryStores.memoryVersions.list(storeId, { limit: PAGE, ...(until === "" ? {} : { "created_at[gte]": until }) })) {
    found.push(version);
  }
  await noteVersions(connection, storeId, found);
  const newest = [until, ...found.map((version) => version.created_at)].sort().at(-1) ?? "";
  await sql(
    "UPDATE claude_stores SET versions_until = $4, pulled_at = now(), problem = NULL WHERE workspace_id = $1 AND connection_id = $2 AND store_id = $3",
    [connection.workspaceId, connection.id, storeId, newest],
  );
  return found.length;
}

async function takeOne(client: Anthropic, connection: StoredConnection, store: Store): Promise<{ memories: number; versions: number }> {
  const { role, versionsUntil } = await noteStore(connection, store);
  // What was written from here is compared where it is written; only the agents' own notes are brought in.
  if (role !== "agents") return { memories: 0, versions: 0 };
  const memories = await takeMemories(client, connection, store.id);
  return { memories, versions: await takeVersions(client, connection, store.id, versionsUntil) };
}

/**
 * Brings in the memory stores with their memories, and who wrote each version. Requests: one for each hundred stores; for each store of
 * the agents one for each hundred memories and hundred new versions, and one for each memory that changed (at first one for each 20
 * memories).
 * @throws AppError when Claude is not to be reached at all
 */
export async function takeStores(client: Anthropic, connection: StoredConnection, keepOn: () => Promise<void>): Promise<StoresTaken> {
  const taken: StoresTaken = { stores: 0, memories: 0, versions: 0, failures: [] };
  for await (const store of client.beta.memoryStores.list({ limit: PAGE, include_archived: true })) {
    await keepOn();
    taken.stores++;
    try {
      const { memories, versions } = await takeOne(client, connection, store);
      taken.memories += memories;
      taken.versions += versions;
    } catch (error) {
      const failure = claudeFailure(error);
      if (isOutage(failure)) throw failure;
      taken.failures.push({ what: "store", id: store.id, reason: failure.message });
      await sql("UPDATE claude_stores SET problem = $4 WHERE workspace_id = $1 AND connection_id = $2 AND store_id = $3", [
        connection.workspaceId,
        connection.id,
        store.id,
        failure.message,
      ]);
    }
  }
  return taken;
}

/** One store, after it was said to have changed. */
export async function takeStore(client: Anthropic, connection: StoredConnection, storeId: string): Promise<void> {
  try {
    await takeOne(client, connection, await client.beta.memoryStores.retrieve(storeId));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await sql("UPDATE claude_stores SET gone_at = coalesce(gone_at, now()) WHERE workspace_id = $1 AND connection_id = $2 AND store_id = $3", [
      connection.workspaceId,
      connection.id,
      storeId,
    ]);
  }
}
