import { Random } from "../random";
import type { Transcript } from "../transcript";

/** One session as a line of the generic `messages[]` format. */
export function messagesRecord(session: Transcript): object {
  const random = new Random(`messages/${session.id}`);
  let at = session.startedAt.getTime();
  const tick = () => {
    at += random.int(2, 45) * 1000;
    return new Date(at).toISOString();
  };
  const messages: object[] = [];
  for (const turn of session.turns) {
    if (turn.who === "system") messages.push({ role: "system", content: turn.text });
    else if (turn.who === "customer") messages.push({ role: "user", content: turn.text, timestamp: tick() });
    else if (turn.who === "supervisor") messages.push({ role: "user", name: turn.name, content: turn.text, timestamp: tick() });
    else {
      const calls = turn.calls.map((call) => ({ call, id: `call_${random.hex(16)}` }));
      const toolCalls = calls.map(({ call, id }) => ({ id, type: "function", function: { name: call.name, arguments: JSON.stringify(call.args) } }));
      messages.push({
        role: "assistant",
        content: turn.text === "" ? null : turn.text,
        timestamp: tick(),
        ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
      });
      for (const { call, id } of calls)
        messages.push({ role: "tool", tool_call_id: id, name: call.name, content: call.result, is_error: call.failed, timestamp: tick() });
    }
  }
  return {
    id: session.id,
    task_id: session.task,
    agent: session.agent,
    agent_version: session.version,
    environment: session.environment,
    started_at: session.startedAt.toISOString(),
    ...(session.reward === null ? {} : { reward: session.reward }),
    messages,
  };
}
