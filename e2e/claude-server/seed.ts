import { createAgent } from "./agents";
import { makeId } from "./ids";
import { createMemory, createStore } from "./memories";
import { addThread, createSession } from "./sessions";
import { PeopleStories, type Story } from "./stories";
import type { Event, HeldSession, World } from "./world";

export interface SeedOptions {
  sessions: number;
  /** The first session's day, ISO 8601. */
  from?: string;
  seed?: number;
}

export interface Seeded {
  sessions: string[];
  agents: { lead: string; stock: string; refunds: string };
  /** The store in which the agents write for themselves. */
  store: string;
}

const HOUR = 3_600_000;

/** Small and repeatable: the same seed gives the same sessions. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Gives one session its events, thread by thread, each a little later than the one before. */
class Writer {
  private clock: number;
  constructor(
    private readonly held: HeldSession,
    from: number,
  ) {
    this.clock = from;
  }
  private stamp(): string {
    this.clock += 1_500;
    return new Date(this.clock).toISOString();
  }
  push(thread: number, event: Record<string, unknown>): string {
    const id = makeId("sevt");
    this.held.threads[thread]!.events.push({ id, processed_at: this.stamp(), ...event } as unknown as Event);
    return id;
  }
  say(thread: number, type: "user.message" | "agent.message", text: string): void {
    this.push(thread, { type, content: [{ type: "text", text }] });
  }
  call(thread: number, name: string, input: object, result: string, failed = false): void {
    const id = this.push(thread, { type: "agent.tool_use", name, input });
    this.push(thread, { type: "agent.tool_result", tool_use_id: id, content: [{ type: "text", text: result }], is_error: failed });
  }
  get time(): string {
    return new Date(this.clock).toISOString();
  }
}

const usage = (tokens: number) => ({
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: tokens,
  input_tokens: tokens,
  output_tokens: Math.ceil(tokens / 8),
});

function tell(
  held: HeldSession,
  story: Story,
  from: number,
  specialists: { stock: Parameters<typeof addThread>[1]; refunds: Parameters<typeof addThread>[1] },
): void {
  const { session } = held;
  const lead = session.agent.name;
  const writer = new Writer(held, from);
  writer.push(0, { type: "session.status_running" });
  writer.say(0, "user.message", story.wish);
  const outcome_id = makeId("outc");
  writer.push(0, {
    type: "user.define_outcome",
    outcome_id,
    description: story.outcome.description,
    max_iterations: 3,
    rubric: { type: "text", content: story.outcome.rubric },
  });
  for (const part of story.parts) {
    const agent = specialists[part.specialist];
    const { thread } = addThread(held, agent, writer.time);
    const at = held.threads.length - 1;
    writer.push(0, { type: "session.thread_created", session_thread_id: thread.id, agent_name: agent.name, workflow_run_id: null });
    writer.push(0, {
      type: "agent.thread_message_sent",
      to_session_thread_id: thread.id,
      to_agent_name: agent.name,
      content: [{ type: "text", text: part.task }],
    });
    writer.push(at, {
      type: "agent.thread_message_received",
      from_session_thread_id: held.threads[0]!.thread.id,
      from_agent_name: lead,
      content: [{ type: "text", text: part.task }],
    });
    for (const step of part.steps) writer.call(at, step.tool, step.input, step.result, step.failed);
    writer.push(at, {
      type: "agent.thread_message_sent",
      to_session_thread_id: held.threads[0]!.thread.id,
      to_agent_name: null,
      content: [{ type: "text", text: part.answer }],
    });
    writer.push(at, {
      type: "session.thread_status_idle",
      session_thread_id: thread.id,
      agent_name: agent.name,
      stop_reason: { type: "end_turn" },
      stop_details: null,
    });
    writer.push(0, {
      type: "agent.thread_message_received",
      from_session_thread_id: thread.id,
      from_agent_name: agent.name,
      content: [{ type: "text", text: part.answer }],
    });
    thread.updated_at = writer.time;
    thread.usage = { input_tokens: 1_200, output_tokens: 150, active_seconds: 9 };
  }
  let last = { result: "pending", explanation: "" };
  for (const [iteration, round] of story.rounds.entries()) {
    writer.say(0, "agent.message", round.reply);
    const started = writer.push(0, { type: "span.outcome_evaluation_start", iteration, outcome_id });
    writer.push(0, {
      type: "span.outcome_evaluation_end",
      iteration,
      outcome_id,
      outcome_evaluation_start_id: started,
      result: round.result,
      explanation: round.explanation,
      usage: usage(900),
    });
    last = round;
  }
  if (story.thanks) writer.say(0, "user.message", story.thanks);
  writer.push(0, { type: "session.usage", usage: { input_tokens: 9_000, output_tokens: 1_100, list_cost: { amount: "12", currency: "USD" } }, budget: null });
  writer.push(0, { type: "session.status_idle", stop_reason: { type: "end_turn" }, stop_details: null });
  session.outcome_evaluations = [
    {
      completed_at: writer.time,
      description: story.outcome.description,
      explanation: last.explanation,
      iteration: story.rounds.length - 1,
      outcome_id,
      result: last.result,
      type: "outcome_evaluation",
    },
  ];
  session.usage = {
    input_tokens: 9_000,
    output_tokens: 1_100,
    cache_read_input_tokens: 4_000,
    active_seconds: 42,
    list_cost: { amount: "12", currency: "USD" },
  };
  session.stats = { active_seconds: 42, duration_seconds: 90 };
  session.updated_at = writer.time;
}

/** Fills the world with the work of an order desk: a lead, two specialists, sessions with threads and graded outcomes, and a store. */
export function seed(world: World, options: SeedOptions): Seeded {
  const random = randomFrom(options.seed ?? 7);
  const stories = new PeopleStories(random);
  const from = Date.parse(options.from ?? "2026-03-02T08:00:00Z");
  const known = (name: string) => [...world.agents.values()].map((versions) => versions.at(-1)!).find((agent) => agent.name === name);
  const at = new Date(from).toISOString();
  const make = (body: Record<string, unknown>) => known(String(body.name)) ?? createAgent(world, body, at);
  const stock = make({ name: "Stock clerk", model: "claude-haiku-4-5", system: "You look up and reserve stock." });
  const refunds = make({ name: "Refund clerk", model: "claude-haiku-4-5", system: "You check and prepare refunds." });
  const lead = make({
    name: "Order desk",
    model: "claude-opus-4-5",
    system: "You help customers with their orders.",
    multiagent: { type: "coordinator", agents: [stock.id, refunds.id] },
  });
  const store = createStore(world, { name: "Order desk notes", description: "What the order desk noted for itself." });
  const sessions: string[] = [];
  for (let index = 0; index < options.sessions; index++) {
    const story = stories.next(index);
    const began = from + index * HOUR;
    const held = createSession(
      world,
      {
        agent: lead.id,
        environment_id: "env_order_desk",
        title: story.title,
        metadata: { task_key: story.task, user: story.person },
        resources: [{ type: "memory_store", memory_store_id: store.store.id, access: "read_write" }],
      },
      new Date(began).toISOString(),
    );
    tell(held, story, began, { stock, refunds });
    sessions.push(held.session.id);
    if (index % 10 === 0) {
      createMemory(
        store,
        { path: `/notes/session-${index + 1}.md`, content: `# ${story.title}\n\n- ${story.note}\n` },
        { type: "session_actor", session_id: held.session.id },
      );
    }
  }
  return { sessions, agents: { lead: lead.id, stock: stock.id, refunds: refunds.id }, store: store.store.id };
}
