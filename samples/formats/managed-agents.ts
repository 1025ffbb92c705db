import { Random } from "../random";

type Verdict = "satisfied" | "needs_revision" | "max_iterations_reached";

/** Writes one Claude Managed Agents session: the session object with its events. */
export class ManagedAgentsWriter {
  readonly events: object[] = [];
  readonly id: string;
  readonly #random: Random;
  readonly #startedAt: Date;
  readonly #agent: { name: string; version: number };
  #at: number;
  #outcome = "";
  #iteration = 0;

  constructor(options: { seed: string; agent: string; version: number; startedAt: Date }) {
    this.#random = new Random(`managed-agents/${options.seed}`);
    this.id = `sesn_${this.#random.hex(24)}`;
    this.#startedAt = options.startedAt;
    this.#at = options.startedAt.getTime();
    this.#agent = { name: options.agent, version: options.version };
  }

  #add(type: string, fields: Record<string, unknown>, thread?: string): string {
    const id = `sevt_${this.#random.hex(24)}`;
    this.#at += this.#random.int(1200, 30_000);
    this.events.push({ id, type, ...(thread ? { session_thread_id: thread } : {}), ...fields, processed_at: new Date(this.#at).toISOString() });
    return id;
  }

  person(text: string): void {
    this.#add("user.message", { content: [{ type: "text", text }] });
  }

  outcome(description: string, rubric: string, maxIterations = 3): void {
    this.#outcome = `outc_${this.#random.hex(24)}`;
    this.#iteration = 0;
    this.#add("user.define_outcome", { outcome_id: this.#outcome, description, rubric: { type: "text", content: rubric }, max_iterations: maxIterations });
  }

  says(text: string, thread?: string): void {
    this.#add("agent.message", { content: [{ type: "text", text }] }, thread);
  }

  tool(name: string, input: object, result: string, options: { thread?: string; failed?: boolean } = {}): void {
    const use = this.#add("agent.tool_use", { name, input, evaluated_permission: "allow" }, options.thread);
    this.#add("agent.tool_result", { tool_use_id: use, content: [{ type: "text", text: result }], is_error: options.failed === true }, options.thread);
  }

  /** Opens a specialist's thread and sends it its work. @returns the thread's id */
  specialist(name: string, request: string): string {
    const thread = `sthr_${this.#random.hex(24)}`;
    this.#add("session.thread_created", { session_thread_id: thread, agent_name: name });
    this.#add("agent.thread_message_sent", { to_session_thread_id: thread, to_agent_name: name, content: [{ type: "text", text: request }] });
    return thread;
  }

  answers(name: string, thread: string, answer: string): void {
    this.says(answer, thread);
    this.#add("session.thread_status_idle", { session_thread_id: thread, agent_name: name, stop_reason: { type: "end_turn" } });
    this.#add("agent.thread_message_received", { from_session_thread_id: thread, from_agent_name: name, content: [{ type: "text", text: answer }] });
  }

  graded(result: Verdict, explanation: string): void {
    const fields = { outcome_id: this.#outcome, iteration: this.#iteration };
    const start = this.#add("span.outcome_evaluation_start", fields);
    this.#add("span.outcome_evaluation_end", {
      ...fields,
      outcome_evaluation_start_id: start,
      result,
      explanation,
      usage: { input_tokens: this.#random.int(900, 9000), output_tokens: this.#random.int(80, 600) },
    });
    this.#iteration++;
  }

  file(title: string, metadata: Record<string, string> = {}): string {
    this.#add("session.status_idle", { stop_reason: { type: "end_turn" } });
    const { name, version } = this.#agent;
    return JSON.stringify({
      session: {
        id: this.id,
        type: "session",
        title,
        status: "idle",
        agent: { type: "agent", id: `agent_${new Random(name).hex(24)}`, name, version },
        environment_id: `env_${new Random("contracts").hex(24)}`,
        metadata,
        created_at: this.#startedAt.toISOString(),
        updated_at: new Date(this.#at).toISOString(),
      },
      events: this.events,
    });
  }
}
