import { Random } from "../random";
import type { Transcript } from "../transcript";

interface Options {
  /** Whether a tool of the simulator's own fails. */
  simulatorError?: boolean;
  /** The session's id; made from the transcript's when it is not said. */
  simulationId?: string;
  /** Milliseconds between two messages. */
  pace?: readonly [number, number];
}

/** One simulation file of tau2: the customer is a simulator, and its own failing tool is not the agent's. */
export function tau2File(session: Transcript, { simulatorError = false, simulationId, pace = [700, 4000] }: Options): string {
  const random = new Random(`tau2/${session.id}`);
  let at = session.startedAt.getTime();
  let index = 0;
  const stamp = () => {
    at += random.int(...pace);
    return { turn_idx: index++, timestamp: new Date(at).toISOString().replace("Z", "") };
  };
  const messages: object[] = [];
  for (const turn of session.turns) {
    if (turn.who === "system" || turn.who === "supervisor") continue;
    if (turn.who === "customer") {
      messages.push({ role: "user", content: turn.text, tool_calls: null, ...stamp() });
      continue;
    }
    const calls = turn.calls.map((call) => ({ call, id: `call_${random.hex(16)}` }));
    const toolCalls = calls.map(({ call, id }) => ({ id, name: call.name, arguments: call.args, requestor: "assistant" }));
    messages.push({ role: "assistant", content: turn.text === "" ? null : turn.text, tool_calls: toolCalls.length > 0 ? toolCalls : null, ...stamp() });
    for (const { call, id } of calls) messages.push({ id, role: "tool", content: call.result, requestor: "assistant", error: call.failed, ...stamp() });
  }
  if (simulatorError) {
    const id = `call_${random.hex(16)}`;
    messages.push({ role: "user", content: null, tool_calls: [{ id, name: "check_for_stop", arguments: {}, requestor: "user" }], ...stamp() });
    messages.push({
      id,
      role: "tool",
      content: "Error: check_for_stop() takes 1 positional argument but 2 were given",
      requestor: "user",
      error: true,
      ...stamp(),
    });
  }
  messages.push({ role: "user", content: "###STOP###", tool_calls: null, ...stamp() });
  const reward = session.reward ?? 0;
  return JSON.stringify({
    task_id: session.task,
    task: { id: session.task, description: { purpose: null }, user_scenario: { persona: null }, evaluation_criteria: { actions: [], reward_basis: ["DB"] } },
    run_info: {
      simulation_id: simulationId ?? random.uuid(),
      timestamp: session.startedAt.toISOString().replace("Z", ""),
      duration_sec: random.int(20, 90),
      termination_reason: "user_stop",
    },
    reward_info: { reward, db_check: { db_match: reward === 1, db_reward: reward }, reward_basis: ["DB"], reward_breakdown: { DB: reward } },
    messages,
  });
}
