import { createAgent } from "./agents";
import type { Fault } from "./faults";
import { invalid, type Route, route } from "./http";
import { createMemory, deleteMemory, storeOf, updateMemory } from "./memories";
import type { ScriptedAnswer } from "./messages";
import { type SeedOptions, seed } from "./seed";
import type { Stage } from "./server";
import { sessionOf } from "./sessions";
import type { WebhookTarget } from "./webhooks";
import type { DreamScript, Event, StoreActor, Timing } from "./world";

/** What a test does behind the callers' backs. Not part of the platform; takes no key, so listen on loopback only. */
export function controlRoutes(stage: Stage): Route[] {
  const { world } = stage;
  return [
    route("GET", "/_control/state", [], () => ({
      requests: stage.requests,
      held: stage.held,
      counts: Object.fromEntries(stage.counts),
      asked: stage.messages.asked,
      workspaceId: world.workspaceId,
      sessions: world.sessions.size,
      dreams: [...world.dreams.values()].map((held) => held.dream),
      stores: [...world.stores.values()].map(({ store, memories }) => ({
        id: store.id,
        name: store.name,
        archived: store.archived_at !== null,
        files: Object.fromEntries([...memories.values()].map(({ memory }) => [memory.path, memory.content])),
      })),
    })),
    route("POST", "/_control/reset-counts", [], () => {
      stage.counts.clear();
      stage.requests = 0;
      stage.held = 0;
      return {};
    }),
    route("POST", "/_control/fault", [], ({ body }) => {
      stage.faults.add(body as unknown as Fault);
      return {};
    }),
    route("POST", "/_control/clear-faults", [], () => {
      stage.faults.clear();
      return {};
    }),
    route("POST", "/_control/timing", [], ({ body }) => {
      world.timing = body as unknown as Timing;
      return {};
    }),
    route("POST", "/_control/script", [], ({ body }) => {
      world.scripts.push(body as DreamScript);
      return {};
    }),
    route("POST", "/_control/messages", [], ({ body }) => {
      stage.messages.answers.push(...(body.answers as ScriptedAnswer[]));
      return {};
    }),
    route("POST", "/_control/seed", [], ({ body }) => seed(world, body as unknown as SeedOptions)),
    route("POST", "/_control/agent", [], ({ body }) => createAgent(world, body)),
    route("POST", "/_control/events", [], ({ body }) => {
      const held = sessionOf(world, String(body.session));
      world.append(held, body.events as Event[], body.thread === undefined ? undefined : String(body.thread));
      if (typeof body.status === "string") held.session.status = body.status as typeof held.session.status;
      return held.session;
    }),
    route("POST", "/_control/memory", [], ({ body }) => {
      const held = storeOf(world, String(body.store));
      const by = (body.by ?? { type: "user_actor", user_id: "user_somebody" }) as StoreActor;
      const known = [...held.memories.values()].find(({ memory }) => memory.path === body.path)?.memory;
      if (body.content === null) {
        if (!known) throw invalid("There is no such memory.");
        deleteMemory(held, known.id, null, by);
        return {};
      }
      return (known ? updateMemory(held, known.id, { content: body.content }, by) : createMemory(held, { path: body.path, content: body.content }, by)).memory;
    }),
    route("POST", "/_control/webhooks", [], ({ body }) => {
      stage.webhooks.target = (body.url === null ? null : body) as WebhookTarget | null;
      return { key: stage.webhooks.key };
    }),
    route("POST", "/_control/tell", [], async ({ body }) => {
      stage.webhooks.tell(String(body.type), String(body.id), body.extra as Record<string, string> | undefined);
      return {};
    }),
    route("POST", "/_control/flush", [], async () => {
      await stage.webhooks.flush();
      return {};
    }),
  ];
}
