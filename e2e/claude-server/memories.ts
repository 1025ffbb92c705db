import type { BetaManagedAgentsMemory } from "@anthropic-ai/sdk/resources/beta/memory-stores/memories";
import type { BetaManagedAgentsMemoryVersion } from "@anthropic-ai/sdk/resources/beta/memory-stores/memory-versions";
import { ApiError, type Call, invalid, metadataOf, missing, sha256, textOf } from "./http";
import { makeId } from "./ids";
import { type HeldMemory, type HeldStore, now, type StoreActor, type World } from "./world";

/** 100 kB. */
export const MAX_CONTENT = 102_400;

/** The store, archived or not. @throws ApiError not found */
export function storeOf(world: World, id: string): HeldStore {
  const held = world.stores.get(id);
  if (!held) throw missing("Memory store", id);
  return held;
}

export function createStore(world: World, body: Record<string, unknown>): HeldStore {
  const at = now();
  const name = textOf(body, "name", 1, 255);
  if (/\p{Cc}/u.test(name)) throw invalid("name: no control characters.");
  const held: HeldStore = {
    store: {
      id: makeId("memstore"),
      archived_at: null,
      created_at: at,
      description: body.description === undefined ? "" : textOf(body, "description", 0, 1024),
      metadata: metadataOf(body.metadata),
      name,
      type: "memory_store",
      updated_at: at,
    },
    memories: new Map(),
    versions: [],
  };
  world.stores.set(held.store.id, held);
  world.onEvent("memory_store.created", held.store.id);
  return held;
}

function checkPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/")) throw invalid("path: must start with /.");
  const segments = value.slice(1).split("/");
  if (segments.length > 20) throw invalid("path: at most 20 segments.");
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) throw invalid("path: a segment can't be empty, . or ..");
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(value)) throw invalid("path: no control or format characters.");
  if (value !== value.normalize("NFC")) throw invalid("path: must be in Unicode Normalization Form C.");
  if (Buffer.byteLength(value) > 1024) throw invalid("path: at most 1,024 bytes.");
  return value;
}

function checkContent(value: unknown): string {
  if (value === null) return "";
  if (typeof value !== "string") throw invalid("content: Field required");
  if (Buffer.byteLength(value) > MAX_CONTENT) throw invalid(`content: at most ${MAX_CONTENT} bytes.`);
  return value;
}

function overlapping(held: HeldStore, path: string, except: string | null): HeldMemory | undefined {
  return [...held.memories.values()].find(
    ({ memory }) => memory.id !== except && (memory.path === path || memory.path.startsWith(`${path}/`) || path.startsWith(`${memory.path}/`)),
  );
}

function checkFree(held: HeldStore, path: string, except: string | null): void {
  const blocking = overlapping(held, path, except)?.memory;
  if (!blocking) return;
  throw new ApiError(
    409,
    "memory_path_conflict_error",
    `The path ${path} is taken.`,
    { conflicting_memory_id: blocking.id, conflicting_path: blocking.path },
    { "x-should-retry": "false" },
  );
}

function preconditionFailed(): ApiError {
  return new ApiError(409, "memory_precondition_failed_error", "The memory has changed since.", {}, { "x-should-retry": "false" });
}

function writable(held: HeldStore): void {
  if (held.store.archived_at !== null) throw invalid("This memory store is archived.");
}

function recordVersion(
  held: HeldStore,
  memory: BetaManagedAgentsMemory & { content: string },
  operation: BetaManagedAgentsMemoryVersion["operation"],
  by: StoreActor,
) {
  const gone = operation === "deleted";
  const version: BetaManagedAgentsMemoryVersion = {
    id: makeId("memver"),
    created_at: now(),
    memory_id: memory.id,
    memory_store_id: held.store.id,
    operation,
    type: "memory_version",
    content: gone ? null : memory.content,
    content_sha256: gone ? null : memory.content_sha256,
    content_size_bytes: gone ? null : memory.content_size_bytes,
    created_by: by,
    path: memory.path,
    redacted_at: null,
  };
  held.versions.push(version);
  return version;
}

/** Writes a new memory. @throws ApiError invalid, 409 when the path is taken */
export function createMemory(held: HeldStore, body: Record<string, unknown>, by: StoreActor): HeldMemory {
  writable(held);
  const path = checkPath(body.path);
  const content = checkContent(body.content);
  checkFree(held, path, null);
  const at = now();
  const memory: HeldMemory["memory"] = {
    id: makeId("mem"),
    content,
    content_sha256: sha256(content),
    content_size_bytes: Buffer.byteLength(content),
    created_at: at,
    memory_store_id: held.store.id,
    memory_version_id: "",
    path,
    type: "memory",
    updated_at: at,
  };
  memory.memory_version_id = recordVersion(held, memory, "created", by).id;
  held.memories.set(memory.id, { memory });
  return { memory };
}

/** Changes a memory's content, path or both; what changes nothing makes no version. */
export function updateMemory(held: HeldStore, id: string, body: Record<string, unknown>, by: StoreActor): HeldMemory {
  writable(held);
  const found = memoryOf(held, id);
  const { memory } = found;
  const path = body.path === undefined || body.path === null ? memory.path : checkPath(body.path);
  const content = body.content === undefined ? memory.content : checkContent(body.content);
  if (path === memory.path && content === memory.content) return found;
  const expected = (body.precondition as { content_sha256?: unknown } | undefined)?.content_sha256;
  if (expected !== undefined && expected !== memory.content_sha256) throw preconditionFailed();
  if (path !== memory.path) checkFree(held, path, memory.id);
  Object.assign(memory, { path, content, content_sha256: sha256(content), content_size_bytes: Buffer.byteLength(content), updated_at: now() });
  memory.memory_version_id = recordVersion(held, memory, "modified", by).id;
  return found;
}

export function deleteMemory(held: HeldStore, id: string, expected: string | null, by: StoreActor): void {
  const { memory } = memoryOf(held, id);
  if (expected !== null && expected !== memory.content_sha256) throw preconditionFailed();
  recordVersion(held, memory, "deleted", by);
  held.memories.delete(id);
}

export function memoryOf(held: HeldStore, id: string): HeldMemory {
  const found = held.memories.get(id);
  if (!found) throw missing("Memory", id);
  return found;
}

/** The content only when asked for. */
export function viewed<T extends { content?: string | null }>(call: Call, item: T, fallback: "basic" | "full"): T {
  const view = call.query.get("view") ?? fallback;
  if (view !== "basic" && view !== "full") throw invalid("view: basic or full.");
  return view === "full" ? { ...item } : { ...item, content: null };
}
