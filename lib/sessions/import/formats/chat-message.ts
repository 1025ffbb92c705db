import { elementSpans, findSpan } from "@/lib/text/json-spans";
import { contentText, toolUseText } from "../../event-text";
import { asArray, asName, asObject, asText, isObject } from "../reader";
import { type EventInput, readTime, type SessionBuilder } from "../session-builder";
import { turnParts } from "../turn-parts";

/** What a chat format says about its messages. */
export interface ChatStyle {
  format: string;
  /** The user's side is played by a program. */
  simulated: boolean;
}

/** The names of tools by the ids of their calls, so that a result knows whose it is. */
export type CallNames = Map<string, { name: string; byUser: boolean }>;

/**
 * The events of one message in the shapes of OpenAI (tool_calls, function_call, role tool) and Anthropic (content blocks tool_use
 * and tool_result), tau-bench and tau2 included. `raw` is the message's own bytes.
 */
export function messageEvents(style: ChatStyle, message: Record<string, unknown>, raw: Buffer, calls: CallNames): EventInput[] {
  const at = readTime(message.timestamp ?? message.created_at ?? message.created ?? message.time ?? message.at);
  const sourceId = asName(message.uuid) ?? (typeof message.role === "string" && message.role !== "tool" ? asName(message.id) : null);
  const base = { at, sourceId };
  const role = roleOf(message);
  switch (role) {
    case "tool":
    case "function":
      return [resultEvent(style, message, calls, base)];
    case "assistant":
      return [...spokenBlocks(style, "assistant", message, raw, calls, base), ...toolCalls(style, message, raw, calls, false, base)];
    case "system":
    case "developer":
      return turnParts(style.format, contentText(message.content), { role }).map((part) => ({ ...base, type: "system.message", ...part }));
    default:
      return [...spokenBlocks(style, "user", message, raw, calls, base), ...toolCalls(style, message, raw, calls, true, base)].map((event) => ({
        ...event,
        person: asName(message.name) ?? asName(message.user),
      }));
  }
}

/** The role, in any of the words that chat exports use. */
export function roleOf(message: Record<string, unknown>): string {
  const role = asText(message.role ?? message.from ?? message.author).toLowerCase();
  if (role === "human" || role === "customer") return "user";
  if (role === "gpt" || role === "ai" || role === "model" || role === "bot" || role === "agent") return "assistant";
  if (role === "tool_result" || role === "tool_response" || role === "observation") return "tool";
  return role;
}

type Base = Pick<EventInput, "at" | "sourceId">;

function resultEvent(style: ChatStyle, message: Record<string, unknown>, calls: CallNames, base: Base): EventInput {
  const id = asName(message.tool_call_id) ?? asName(message.tool_use_id) ?? asName(message.id);
  const call = id === null ? undefined : calls.get(id);
  // What the simulator's own tools answer comes from the benchmark's harness and says nothing about the agent.
  const byUser = message.requestor === "user" || (message.requestor === undefined && call?.byUser === true);
  return {
    ...base,
    type: "agent.tool_result",
    speaker: byUser && style.simulated ? "harness" : "tool",
    text: contentText(message.content),
    toolName: asName(message.name) ?? call?.name ?? null,
    toolUseId: id,
    isError: typeof message.error === "boolean" ? message.error : message.is_error === true || message.status === "error" || isErrorText(message.content),
  };
}

/** Benchmarks and agent loops that have no flag begin a failed result with the word. */
function isErrorText(content: unknown): boolean {
  return typeof content === "string" && /^\s*(?:Error|ERROR|Exception|Traceback \(most recent call last\))\b\s*[:(\n]/.test(content.slice(0, 200));
}

function spokenBlocks(style: ChatStyle, role: "user" | "assistant", message: Record<string, unknown>, raw: Buffer, calls: CallNames, base: Base): EventInput[] {
  const content = message.content ?? message.value ?? message.text;
  if (!Array.isArray(content)) {
    const text = contentText(content);
    if (text === "") return [];
    if (role === "assistant") return [{ ...base, type: "agent.message", speaker: "agent", text }];
    return turnParts(style.format, text, { role: "user", simulated: style.simulated }).map((part) => ({ ...base, type: "user.message", ...part }));
  }
  const events: EventInput[] = [];
  let spans: ReturnType<typeof elementSpans> | null = null;
  content.forEach((block, at) => {
    if (!isObject(block)) {
      const text = contentText([block]);
      if (text !== "") events.push(...spokenBlocks(style, role, { ...message, content: text }, raw, calls, base));
      return;
    }
    if (block.type === "tool_use" || block.type === "server_tool_use") {
      const where = findSpan(raw, ["content"]);
      spans ??= where === null ? [] : elementSpans(raw, where.start);
      const input = spans[at] ? findSpan(raw, ["input"], spans[at].start) : null;
      const args = input ? raw.toString("utf8", input.start, input.end) : JSON.stringify(block.input ?? {});
      events.push(callEvent(style, asText(block.name), args, asName(block.id), role === "user", calls, base));
    } else if (block.type === "tool_result") {
      events.push(resultEvent(style, { ...block, requestor: undefined }, calls, base));
    } else if (block.type === "thinking" || block.type === "redacted_thinking") {
      events.push({ ...base, type: "agent.thinking", speaker: "agent", text: contentText([block]) });
    } else {
      const text = contentText([block]);
      if (text === "") return;
      if (role === "assistant") events.push({ ...base, type: "agent.message", speaker: "agent", text });
      else
        events.push(...turnParts(style.format, text, { role: "user", simulated: style.simulated }).map((part) => ({ ...base, type: "user.message", ...part })));
    }
  });
  return events;
}

function toolCalls(style: ChatStyle, message: Record<string, unknown>, raw: Buffer, calls: CallNames, byUser: boolean, base: Base): EventInput[] {
  const list = asArray(message.tool_calls).filter(isObject);
  const events = list.map((call, at) => {
    const inner = isObject(call.function) ? call.function : call;
    const path = isObject(call.function) ? ["tool_calls", at, "function", "arguments"] : ["tool_calls", at, "arguments"];
    return callEvent(
      style,
      asText(inner.name),
      argumentsText(inner.arguments ?? inner.input, raw, path),
      asName(call.id),
      byUser || call.requestor === "user",
      calls,
      base,
    );
  });
  if (isObject(message.function_call)) {
    const call = asObject(message.function_call);
    events.push(callEvent(style, asText(call.name), argumentsText(call.arguments, raw, ["function_call", "arguments"]), null, byUser, calls, base));
  }
  return events;
}

/** Arguments given as a string are that string; as an object, the source's own bytes. */
function argumentsText(value: unknown, raw: Buffer, path: (string | number)[]): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  const span = findSpan(raw, path);
  return span ? raw.toString("utf8", span.start, span.end) : JSON.stringify(value);
}

function callEvent(style: ChatStyle, name: string, args: string, id: string | null, byUser: boolean, calls: CallNames, base: Base): EventInput {
  if (id !== null) calls.set(id, { name, byUser });
  return {
    ...base,
    type: "agent.tool_use",
    speaker: byUser && style.simulated ? "simulator" : "agent",
    text: toolUseText(name, args),
    toolName: name || null,
    toolUseId: id,
    toolArguments: args,
  };
}

/** Adds a message with its events; a message that says nothing is kept as a record only. */
export function addMessage(builder: SessionBuilder, raw: Buffer, events: EventInput[]): void {
  builder.record(raw, events.length > 0 ? "event" : "meta");
  for (const event of events) builder.event(event);
}
