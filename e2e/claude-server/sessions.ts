import type { BetaManagedAgentsAgent } from "@anthropic-ai/sdk/resources/beta/agents/agents";
import type { BetaManagedAgentsSession } from "@anthropic-ai/sdk/resources/beta/sessions/sessions";
import type { BetaManagedAgentsSessionThread } from "@anthropic-ai/sdk/resources/beta/sessions/threads/threads";
import { agentOf } from "./agents";
import { type Call, invalid, metadataOf, missing, type Route, repeated, route, textOf } from "./http";
import { makeId } from "./ids";
import { storeOf } from "./memories";
import { page, within } from "./pages";
import { streamEvents } from "./stream";
import { type Event, type HeldSession, type HeldThread, now, type World } from "./world";

const BETAS = ["managed-agents-2026-04-01"];

export function sessionOf(world: World, id: string): HeldSession {
  const held = world.sessions.get(id);
  if (!held) throw missing("Session", id);
  return held;
}

function threadOf(world: World, id: string, thread: string): HeldThread {
  const found = sessionOf(world, id).threads.find((each) => each.thread.id === thread);
  if (!found) throw missing("Session thread", thread);
  return found;
}

const snapshot = ({ id, description, execution_identity, mcp_servers, model, name, skills, system, tools, version }: BetaManagedAgentsAgent) => ({
  id,
  description,
  execution_identity,
  mcp_servers,
  model,
  name,
  skills,
  system,
  tools,
  type: "agent" as const,
  version,
});

/** Adds a thread to a session: its primary one, or a specialist's. */
export function addThread(held: HeldSession, agent: BetaManagedAgentsAgent, at = now()): HeldThread {
  const parent = held.threads[0];
  const thread: BetaManagedAgentsSessionThread = {
    id: makeId("sthr"),
    agent: snapshot(agent),
    archived_at: null,
    created_at: at,
    parent_thread_id: parent ? parent.thread.id : null,
    session_id: held.session.id,
    stats: null,
    status: "idle",
    type: "session_thread",
    updated_at: at,
    usage: null,
    workflow_run_id: null,
  };
  const added = { thread, events: [] };
  held.threads.push(added);
  return added;
}

/** Adds a session, as the endpoint and the seed do. */
export function createSession(world: World, body: Record<string, unknown>, at = now()): HeldSession {
  const named = body.agent;
  const agent =
    typeof named === "string" ? agentOf(world, named) : agentOf(world, String((named as { id?: unknown })?.id), (named as { version?: number })?.version);
  const roster = agent.multiagent && "agents" in agent.multiagent ? agent.multiagent.agents : [];
  const resources = Array.isArray(body.resources) ? body.resources : [];
  const session: BetaManagedAgentsSession = {
    id: makeId("sesn"),
    agent: {
      ...snapshot(agent),
      multiagent:
        agent.multiagent === null ? null : { type: "coordinator", agents: roster.flatMap((each) => ("id" in each ? [snapshot(agentOf(world, each.id))] : [])) },
    },
    archived_at: null,
    budget: null,
    created_at: at,
    environment_id: textOf(body, "environment_id", 1, 256),
    metadata: metadataOf(body.metadata),
    outcome_evaluations: [],
    resources: resources.map((each: { type?: string; memory_store_id?: string; access?: "read_only" | "read_write"; instructions?: string }) => {
      if (each.type !== "memory_store") throw invalid("resources: only memory stores are understood here.");
      const { store } = storeOf(world, String(each.memory_store_id));
      if (store.archived_at !== null) throw invalid("resources: the memory store is archived.");
      return {
        memory_store_id: store.id,
        type: "memory_store" as const,
        access: each.access ?? "read_write",
        description: store.description,
        instructions: each.instructions ?? null,
        mount_path: `/mnt/memory/${store.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
        name: store.name,
      };
    }),
    stats: {},
    status: "idle",
    title: typeof body.title === "string" ? body.title : null,
    type: "session",
    updated_at: at,
    usage: {},
    vault_ids: [],
  };
  const held: HeldSession = { session, threads: [] };
  addThread(held, agent, at);
  world.sessions.set(session.id, held);
  return held;
}

function send(world: World, held: HeldSession, events: unknown): Event[] {
  if (!Array.isArray(events) || events.length === 0) throw invalid("events: Field required");
  if (held.session.status === "terminated") throw invalid("This session has terminated.");
  const sent = events.map((given: { type?: string }) => {
    const at = now();
    const event = { ...given, id: makeId("sevt"), processed_at: at } as Event;
    if (event.type === "user.define_outcome") {
      const outcome_id = makeId("outc");
      held.session.outcome_evaluations.push({
        completed_at: null,
        description: event.description,
        explanation: null,
        iteration: 0,
        outcome_id,
        result: "pending",
        type: "outcome_evaluation",
      });
      return { ...event, outcome_id, max_iterations: event.max_iterations ?? 3 };
    }
    if (!/^(?:user|system)\./.test(String(given.type))) throw invalid(`events: ${String(given.type)} can't be sent.`);
    return event;
  });
  world.append(held, sent);
  return sent;
}

function listEvents(call: Call, events: readonly Event[]) {
  const types = repeated(call.query, "types");
  const found = events.filter(
    (event) => (types.length === 0 || types.includes(event.type)) && within(call.query, ("processed_at" in event && event.processed_at) || now()),
  );
  return page(call, call.query.get("order") === "desc" ? found.reverse() : found, { keyOf: (event) => event.id });
}

function listSessions(world: World, call: Call) {
  const { query } = call;
  const statuses = repeated(query, "statuses");
  const version = query.get("agent_version");
  const found = [...world.sessions.values()]
    .map((held) => held.session)
    .filter(
      (session) =>
        (query.get("include_archived") === "true" || session.archived_at === null) &&
        (query.get("agent_id") === null || session.agent.id === query.get("agent_id")) &&
        (version === null || query.get("agent_id") === null || session.agent.version === Number(version)) &&
        (query.get("deployment_id") === null || session.deployment_id === query.get("deployment_id")) &&
        (query.get("memory_store_id") === null ||
          session.resources.some((each) => each.type === "memory_store" && each.memory_store_id === query.get("memory_store_id"))) &&
        (statuses.length === 0 || statuses.includes(session.status)) &&
        within(query, session.created_at),
    )
    .sort((a, b) => (a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : a.id < b.id ? -1 : 1));
  return page(call, query.get("order") === "asc" ? found : found.reverse(), { keyOf: (session) => session.id, both: true });
}

/** Sessions, their events and their threads. */
export function sessionRoutes(world: World): Route[] {
  return [
    route("POST", "/v1/sessions", BETAS, (call) => {
      const held = createSession(world, call.body);
      if (Array.isArray(call.body.initial_events) && call.body.initial_events.length > 0) send(world, held, call.body.initial_events);
      world.onEvent("session.created", held.session.id);
      return held.session;
    }),
    route("GET", "/v1/sessions", BETAS, (call) => listSessions(world, call)),
    route("GET", "/v1/sessions/:id", BETAS, (_call, id) => sessionOf(world, id!).session),
    route("POST", "/v1/sessions/:id", BETAS, (call, id) => {
      const { session } = sessionOf(world, id!);
      if (typeof call.body.title === "string") session.title = call.body.title;
      session.updated_at = now();
      world.onEvent("session.updated", id!);
      return session;
    }),
    route("POST", "/v1/sessions/:id/archive", BETAS, (_call, id) => {
      const { session } = sessionOf(world, id!);
      session.archived_at ??= now();
      session.updated_at = now();
      world.onEvent("session.archived", id!);
      return session;
    }),
    route("DELETE", "/v1/sessions/:id", BETAS, (_call, id) => {
      sessionOf(world, id!);
      world.sessions.delete(id!);
      world.onEvent("session.deleted", id!);
      return { id, type: "session_deleted" };
    }),
    route("GET", "/v1/sessions/:id/events", BETAS, (call, id) => listEvents(call, sessionOf(world, id!).threads[0]!.events)),
    route("POST", "/v1/sessions/:id/events", BETAS, (call, id) => ({ data: send(world, sessionOf(world, id!), call.body.events) })),
    route("GET", "/v1/sessions/:id/events/stream", BETAS, (call, id) => streamEvents(world, call, id!, sessionOf(world, id!).threads[0]!.thread.id)),
    route("GET", "/v1/sessions/:id/threads", BETAS, (call, id) => {
      const statuses = repeated(call.query, "statuses");
      const threads = sessionOf(world, id!).threads.map((each) => each.thread);
      return page(
        call,
        threads.filter((thread) => statuses.length === 0 || statuses.includes(thread.status)),
        { keyOf: (thread) => thread.id },
      );
    }),
    route("GET", "/v1/sessions/:id/threads/:thread", BETAS, (_call, id, thread) => threadOf(world, id!, thread!).thread),
    route("GET", "/v1/sessions/:id/threads/:thread/events", BETAS, (call, id, thread) => listEvents(call, threadOf(world, id!, thread!).events)),
    route("GET", "/v1/sessions/:id/threads/:thread/stream", BETAS, (call, id, thread) =>
      streamEvents(world, call, id!, threadOf(world, id!, thread!).thread.id),
    ),
  ];
}
