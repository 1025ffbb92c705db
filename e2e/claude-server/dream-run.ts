import { createAgent } from "./agents";
import { makeId } from "./ids";
import { createMemory, createStore, deleteMemory, storeOf, updateMemory } from "./memories";
import { noteworthy } from "./noteworthy";
import { createSession } from "./sessions";
import { type DreamWrite, type Event, type HeldDream, type HeldSession, type HeldStore, now, type World } from "./world";

const tokensOf = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4);

/** The session in which a dream does its work. */
function openSession(world: World): HeldSession {
  const known = [...world.agents.values()].find((versions) => versions[0]?.metadata.role === "dreamer")?.[0];
  const agent = known ?? createAgent(world, { name: "Dreamer", model: "dream-model", metadata: { role: "dreamer" } });
  const held = createSession(world, { agent: agent.id, environment_id: makeId("env"), title: "Dream" });
  // It belongs to the dream: the list of sessions does not show it among the agents' own work.
  held.session.archived_at = now();
  return held;
}

function say(world: World, session: HeldSession, events: Record<string, unknown>[]): void {
  world.append(
    session,
    events.map((event) => ({ id: makeId("sevt"), processed_at: now(), ...event }) as unknown as Event),
  );
}

function toolPair(name: string, input: object, text: string): Record<string, unknown>[] {
  const id = makeId("sevt");
  return [
    { id, type: "agent.tool_use", name, input },
    { type: "agent.tool_result", tool_use_id: id, content: [{ type: "text", text }] },
  ];
}

function outputStore(world: World, held: HeldDream, session: HeldSession): HeldStore {
  const input = storeOf(world, held.dream.inputs.find((each) => each.type === "memory_store")!.memory_store_id);
  if (held.dream.output_behavior.type === "update_existing") return input;
  const store = createStore(world, { name: `${input.store.name} (dream)`, description: input.store.description });
  for (const { memory } of input.memories.values()) {
    createMemory(store, { path: memory.path, content: memory.content }, { type: "session_actor", session_id: session.session.id });
  }
  return store;
}

function write(store: HeldStore, change: DreamWrite, sessionId: string): void {
  const by = { type: "session_actor" as const, session_id: sessionId };
  const find = (path: string) => [...store.memories.values()].find(({ memory }) => memory.path === path)?.memory;
  const existing = find(change.from ?? change.path);
  if (change.content === null) {
    if (existing) deleteMemory(store, existing.id, null, by);
  } else if (existing) updateMemory(store, existing.id, { path: change.path, content: change.content }, by);
  else createMemory(store, { path: change.path, content: change.content }, by);
}

/** Lets a dream run: it waits, opens its session, reads each input session, writes file by file, and ends as its script says. */
export function startDream(world: World, held: HeldDream): void {
  const { dream, script } = held;
  const pendingMs = script?.pendingMs ?? world.timing.pendingMs;
  const stepMs = script?.stepMs ?? world.timing.stepMs;
  const next = (work: () => void, after: number) => {
    held.timer = setTimeout(() => {
      held.timer = null;
      if (dream.status === "pending" || dream.status === "running") work();
    }, after);
    held.timer.unref();
  };
  const end = (session: HeldSession) => {
    const how = script?.end ?? { status: "completed" as const };
    say(world, session, [{ type: "session.status_idle", stop_reason: { type: "end_turn" }, stop_details: null }]);
    session.session.status = "idle";
    dream.ended_at = now();
    if (how.status === "failed") dream.error = how.error;
    dream.status = how.status;
  };
  next(() => {
    const session = openSession(world);
    session.session.status = "running";
    dream.session_id = session.session.id;
    dream.status = "running";
    say(world, session, [{ type: "session.status_running" }, { type: "user.message", content: [{ type: "text", text: dream.instructions ?? "Dream." }] }]);
    const ids = [...(dream.inputs.find((each) => each.type === "sessions")?.session_ids ?? [])];
    const read = () => {
      const id = ids.shift();
      if (id === undefined) return next(() => begin(session), stepMs);
      const source = world.sessions.get(id);
      say(world, session, toolPair("read", { file_path: `/mnt/sessions/${id}.jsonl` }, source ? `${source.threads.length} threads` : "gone"));
      dream.usage.input_tokens += source ? source.threads.reduce((sum, thread) => sum + tokensOf(thread.events), 0) : 0;
      dream.usage.output_tokens += 40;
      next(read, stepMs);
    };
    next(read, stepMs);
  }, pendingMs);
  const begin = (session: HeldSession) => {
    if (script?.withoutOutput) return next(() => end(session), stepMs);
    const store = outputStore(world, held, session);
    dream.outputs = [{ type: "memory_store", memory_store_id: store.store.id }];
    const writes = [...(script?.writes ?? noteworthy(world, dream, store))];
    const step = () => {
      const change = writes.shift();
      if (change === undefined) return end(session);
      write(store, change, session.session.id);
      dream.usage.cache_read_input_tokens += 2_000;
      dream.usage.output_tokens += tokensOf(change.content ?? "");
      say(world, session, toolPair(change.content === null ? "bash" : "write", { file_path: change.path }, "ok"));
      next(step, stepMs);
    };
    next(step, stepMs);
  };
}

/** Stops a dream. What it wrote stays, and its usage moves a little further afterwards. */
export function cancelRun(world: World, held: HeldDream): void {
  if (held.timer) clearTimeout(held.timer);
  held.timer = null;
  held.dream.status = "canceled";
  held.dream.ended_at = now();
  const session = held.dream.session_id ? world.sessions.get(held.dream.session_id) : undefined;
  if (session) {
    say(world, session, [{ type: "user.interrupt" }]);
    session.session.status = "terminated";
    held.dream.usage.output_tokens += 10;
  }
}
