import type { BetaManagedAgentsMemoryPrefix } from "@anthropic-ai/sdk/resources/beta/memory-stores/memories";
import { type Call, invalid, metadataOf, missing, type Route, route, textOf } from "./http";
import { createMemory, createStore, deleteMemory, memoryOf, storeOf, updateMemory, viewed } from "./memories";
import { page, within } from "./pages";
import { type HeldMemory, now, type StoreActor, type World } from "./world";

const BETAS = ["agent-memory-2026-07-22", "managed-agents-2026-04-01"];
/** Lists with content are shorter. */
const FULL_LIMIT = 20;

type Memory = HeldMemory["memory"];

const actorOf = (call: Call): StoreActor => ({ type: "api_actor", api_key_id: call.apiKeyId });
const mostOf = (call: Call) => (call.query.get("view") === "full" ? FULL_LIMIT : 100);

function storeRoutes(world: World): Route[] {
  return [
    route("POST", "/v1/memory_stores", BETAS, (call) => createStore(world, call.body).store),
    route("GET", "/v1/memory_stores", BETAS, (call) => {
      const archived = call.query.get("include_archived") === "true";
      const all = [...world.stores.values()].map((held) => held.store).reverse();
      return page(
        call,
        all.filter((store) => (archived || store.archived_at === null) && within(call.query, store.created_at)),
        { keyOf: (store) => store.id },
      );
    }),
    route("GET", "/v1/memory_stores/:id", BETAS, (_call, id) => storeOf(world, id!).store),
    route("POST", "/v1/memory_stores/:id", BETAS, (call, id) => {
      const { store } = storeOf(world, id!);
      if (store.archived_at !== null) throw invalid("This memory store is archived.");
      if (call.body.name !== undefined && call.body.name !== null) store.name = textOf(call.body, "name", 1, 255);
      if (call.body.description !== undefined && call.body.description !== null) store.description = textOf(call.body, "description", 0, 1024);
      if (call.body.metadata) {
        const merged: Record<string, unknown> = { ...store.metadata, ...(call.body.metadata as object) };
        store.metadata = metadataOf(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)));
      }
      store.updated_at = now();
      return store;
    }),
    route("DELETE", "/v1/memory_stores/:id", BETAS, (_call, id) => {
      storeOf(world, id!);
      world.stores.delete(id!);
      world.onEvent("memory_store.deleted", id!);
      return { id, type: "memory_store_deleted" };
    }),
    route("POST", "/v1/memory_stores/:id/archive", BETAS, (_call, id) => {
      const { store } = storeOf(world, id!);
      store.archived_at ??= now();
      store.updated_at = now();
      world.onEvent("memory_store.archived", id!);
      return store;
    }),
  ];
}

/** The direct children of a prefix; what lies deeper is one marker for each folder. */
function rolledUp(memories: readonly Memory[], prefix: string): (Memory | BetaManagedAgentsMemoryPrefix)[] {
  const items: (Memory | BetaManagedAgentsMemoryPrefix)[] = [];
  for (const memory of memories) {
    const [first, ...rest] = memory.path.slice(prefix.length).split("/");
    const path = `${prefix}${first}/`;
    if (rest.length === 0) items.push(memory);
    else if (!items.some((item) => item.path === path)) items.push({ path, type: "memory_prefix" });
  }
  return items;
}

function memoryRoutes(world: World): Route[] {
  return [
    route("POST", "/v1/memory_stores/:id/memories", BETAS, (call, id) =>
      viewed(call, createMemory(storeOf(world, id!), call.body, actorOf(call)).memory, "basic"),
    ),
    route("GET", "/v1/memory_stores/:id/memories", BETAS, (call, id) => {
      const held = storeOf(world, id!);
      const prefix = call.query.get("path_prefix") ?? "/";
      if (!prefix.endsWith("/")) throw invalid("path_prefix: must end with /.");
      const memories = [...held.memories.values()]
        .map(({ memory }) => memory)
        .filter((memory) => memory.path.startsWith(prefix))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      const depth = Number(call.query.get("depth") ?? 0);
      const items = depth === 0 ? memories : rolledUp(memories, prefix);
      const found = page<Memory | BetaManagedAgentsMemoryPrefix>(call, items, { keyOf: (item) => item.path, most: mostOf(call) });
      return { ...found, data: found.data.map((item) => (item.type === "memory" ? viewed(call, item, "basic") : item)) };
    }),
    route("GET", "/v1/memory_stores/:id/memories/:memory", BETAS, (call, id, memory) => viewed(call, memoryOf(storeOf(world, id!), memory!).memory, "full")),
    route("POST", "/v1/memory_stores/:id/memories/:memory", BETAS, (call, id, memory) =>
      viewed(call, updateMemory(storeOf(world, id!), memory!, call.body, actorOf(call)).memory, "basic"),
    ),
    route("DELETE", "/v1/memory_stores/:id/memories/:memory", BETAS, (call, id, memory) => {
      deleteMemory(storeOf(world, id!), memory!, call.query.get("expected_content_sha256"), actorOf(call));
      return { id: memory, type: "memory_deleted" };
    }),
  ];
}

function versionRoutes(world: World): Route[] {
  const find = (id: string, version: string) => {
    const found = storeOf(world, id).versions.find((each) => each.id === version);
    if (!found) throw missing("Memory version", version);
    return found;
  };
  return [
    route("GET", "/v1/memory_stores/:id/memory_versions", BETAS, (call, id) => {
      const { query } = call;
      const is = (name: string, value: string | undefined) => query.get(name) === null || query.get(name) === value;
      const versions = storeOf(world, id!).versions.filter((version) => {
        const by = version.created_by;
        return (
          is("memory_id", version.memory_id) &&
          is("operation", version.operation) &&
          is("api_key_id", by?.type === "api_actor" ? by.api_key_id : undefined) &&
          is("session_id", by?.type === "session_actor" ? by.session_id : undefined) &&
          is("service_account_id", by?.type === "service_account_actor" ? by.service_account_id : undefined) &&
          within(query, version.created_at)
        );
      });
      const found = page(call, versions.reverse(), { keyOf: (version) => version.id, most: mostOf(call) });
      return { ...found, data: found.data.map((version) => viewed(call, version, "basic")) };
    }),
    route("GET", "/v1/memory_stores/:id/memory_versions/:version", BETAS, (call, id, version) => viewed(call, find(id!, version!), "full")),
    route("POST", "/v1/memory_stores/:id/memory_versions/:version/redact", BETAS, (call, id, version) => {
      const found = find(id!, version!);
      found.redacted_at ??= now();
      Object.assign(found, { content: null, path: null, content_sha256: null, content_size_bytes: null, redacted_by: actorOf(call) });
      return found;
    }),
  ];
}

/** Memory stores, their memories and the versions of these. */
export function memoryStoreRoutes(world: World): Route[] {
  return [...storeRoutes(world), ...memoryRoutes(world), ...versionRoutes(world)];
}
