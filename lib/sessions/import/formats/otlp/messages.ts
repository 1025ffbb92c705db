import { asArray, asName, asObject, asText, isObject } from "../../reader";
import type { Attributes, Span } from "./span";

/**
 * What a model was told and what it said, out of one span: the GenAI semantic conventions as span attributes, as the events of
 * their earlier versions, and the flattened attributes of OpenLLMetry (which instruments the Anthropic SDK) and OpenInference.
 */

export type Part =
  | { kind: "text" | "reasoning"; text: string }
  | { kind: "call"; id: string | null; name: string; args: string }
  | { kind: "result"; id: string | null; text: string };

export interface Message {
  role: string;
  parts: Part[];
}

export interface Conversation {
  system: string;
  input: Message[];
  output: Message[];
}

/** A JSON value that may have been put into a string. */
function unpacked(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return value;
    throw error;
  }
}

/** Arguments as the source wrote them; an object as its JSON. */
export function argumentText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A tool's answer as text: blocks of text one after another, anything else as its JSON. */
export function resultText(value: unknown): string {
  const plain = unpacked(value);
  if (typeof plain === "string") return plain;
  if (plain === undefined || plain === null) return "";
  const blocks = Array.isArray(plain) ? plain : [plain];
  const texts = blocks.map((block) => (isObject(block) && block.type === "text" ? asText(block.text ?? block.content) : null));
  return texts.every((text): text is string => text !== null) ? texts.join("\n") : JSON.stringify(plain);
}

function partOf(value: unknown): Part[] {
  if (typeof value === "string") return value === "" ? [] : [{ kind: "text", text: value }];
  const part = asObject(value);
  switch (part.type) {
    case "text":
    case "input_text":
    case "output_text":
      return textPart(asText(part.content) || asText(part.text));
    case "reasoning":
    case "thinking":
      return [{ kind: "reasoning", text: asText(part.content) || asText(part.text) || asText(part.thinking) }];
    case "tool_call":
    case "tool_use":
    case "server_tool_use":
      return [{ kind: "call", id: asName(part.id), name: asText(part.name), args: argumentText(part.arguments ?? part.input) }];
    case "tool_call_response":
    case "tool_result":
      return [{ kind: "result", id: asName(part.id) ?? asName(part.tool_use_id), text: resultText(part.response ?? part.result ?? part.content) }];
    case "blob":
    case "uri":
    case "file":
    case "image":
    case "image_url":
      return textPart(`[${asName(part.modality) ?? String(part.type)}]`);
  }
  return isObject(value) && Object.keys(part).length > 0 ? textPart(asText(part.content) || asText(part.text) || JSON.stringify(part)) : [];
}

const textPart = (text: string): Part[] => (text === "" ? [] : [{ kind: "text", text }]);

/** Calls as they stand beside the content, in OpenAI's shape or flattened. */
function callsOf(list: unknown): Part[] {
  return asArray(unpacked(list))
    .map(asObject)
    .map((call) => {
      const inner = asObject(call.function);
      return {
        kind: "call",
        id: asName(call.id),
        name: asText(call.name) || asText(inner.name),
        args: argumentText(call.arguments ?? inner.arguments ?? call.input),
      };
    });
}

function messageOf(value: unknown, fallback: string): Message {
  const message = asObject(value);
  const role = asText(message.role) || fallback;
  const content = unpacked(message.parts ?? message.content);
  const parts = (Array.isArray(content) ? content : [content]).flatMap(partOf);
  const id = asName(message.tool_call_id) ?? asName(message.id);
  if (role === "tool" && parts.every((part) => part.kind === "text")) {
    return { role, parts: [{ kind: "result", id, text: parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n") }] };
  }
  return { role, parts: [...parts, ...callsOf(message.tool_calls)] };
}

const messagesOf = (value: unknown, fallback: string) => asArray(unpacked(value)).map((message) => messageOf(message, fallback));

/** `prefix.<n>.a.b` attributes as a list of objects. */
function flattened(attributes: Attributes, prefix: string): Record<string, unknown>[] {
  const list: Record<string, unknown>[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith(`${prefix}.`)) continue;
    const [at = "", ...path] = key.slice(prefix.length + 1).split(".");
    const index = Number(at);
    if (!/^\d{1,4}$/.test(at) || path.length === 0) continue;
    list[index] ??= {};
    list[index][path.join(".")] = value;
  }
  return list.filter((entry) => entry !== undefined);
}

function flatMessage(entry: Record<string, unknown>, strip: string, fallback: string): Message {
  const at = (name: string) => entry[`${strip}${name}`];
  const calls = flattened(Object.fromEntries(Object.entries(entry)), `${strip}tool_calls`).map((call) => ({
    id: call.id ?? call["tool_call.id"],
    name: call.name ?? call["tool_call.function.name"],
    arguments: call.arguments ?? call["tool_call.function.arguments"],
  }));
  const blocks = flattened(entry, `${strip}contents`).map((block) => ({ type: block["message_content.type"], text: block["message_content.text"] }));
  const content = at("content") ?? (blocks.length > 0 ? blocks : undefined);
  return messageOf({ role: at("role"), content, tool_calls: calls, tool_call_id: at("tool_call_id") }, fallback);
}

/** The events of the conventions up to 1.36, as span events: one a message, its body in attributes. */
function eventMessages(span: Span): Conversation {
  const conversation: Conversation = { system: "", input: [], output: [] };
  for (const event of span.events) {
    const body = { ...event.attributes, ...asObject(unpacked(event.attributes.body ?? event.attributes["event.body"])) };
    const role = /^gen_ai\.(system|user|assistant|tool)\.message$/.exec(event.name)?.[1];
    if (role === "system") conversation.system = asText(body.content) || asText(body["gen_ai.prompt"]);
    else if (role !== undefined) conversation.input.push(messageOf({ role, ...body }, role));
    else if (event.name === "gen_ai.choice") conversation.output.push(messageOf(unpacked(body.message) ?? body, "assistant"));
    else if (event.name === "gen_ai.content.prompt") conversation.input.push(...messagesOf(body["gen_ai.prompt"], "user"));
    else if (event.name === "gen_ai.content.completion") conversation.output.push(...messagesOf(body["gen_ai.completion"], "assistant"));
  }
  return conversation;
}

/** The conversation of a span: empty lists when it carries no content. */
export function conversationOf(span: Span): Conversation {
  const details = span.events.find((event) => event.name === "gen_ai.client.inference.operation.details");
  const attributes = details ? { ...span.attributes, ...details.attributes } : span.attributes;
  const system = systemText(attributes["gen_ai.system_instructions"]);
  const input = messagesOf(attributes["gen_ai.input.messages"], "user");
  const output = messagesOf(attributes["gen_ai.output.messages"], "assistant");
  if (system !== "" || input.length > 0 || output.length > 0) return withSystem({ system, input, output });
  const flat = {
    system: "",
    input: [
      ...flattened(attributes, "gen_ai.prompt").map((entry) => flatMessage(entry, "", "user")),
      ...flattened(attributes, "llm.input_messages").map((entry) => flatMessage(entry, "message.", "user")),
    ],
    output: [
      ...flattened(attributes, "gen_ai.completion").map((entry) => flatMessage(entry, "", "assistant")),
      ...flattened(attributes, "llm.output_messages").map((entry) => flatMessage(entry, "message.", "assistant")),
    ],
  };
  if (flat.input.length > 0 || flat.output.length > 0) return withSystem(flat);
  return withSystem(eventMessages(span));
}

function systemText(value: unknown): string {
  const content = unpacked(value);
  const parts = (Array.isArray(content) ? content : [content]).flatMap(partOf);
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
}

/** System messages stand apart, wherever they came. */
function withSystem({ system, input, output }: Conversation): Conversation {
  const isSystem = (message: Message) => message.role === "system" || message.role === "developer";
  const said = input.filter(isSystem).flatMap((message) => message.parts.map((part) => (part.kind === "text" ? part.text : "")));
  return { system: [system, ...said].filter((text) => text !== "").join("\n"), input: input.filter((message) => !isSystem(message)), output };
}
