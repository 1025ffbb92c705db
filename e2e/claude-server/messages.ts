import { type Call, invalid, type Route, route, textOf } from "./http";
import { makeId } from "./ids";

/** One scripted answer of the Messages API. */
export interface ScriptedAnswer {
  /** Taken only by a request whose body contains this. */
  when?: string;
  text?: string;
  /** The input of a call of the tool that the request forces or offers first. */
  toolInput?: Record<string, unknown>;
  stopReason?: "end_turn" | "max_tokens" | "refusal" | "tool_use";
}

/** Answers requests with what was scripted, in order; without any it says that it has nothing to say. */
export class Messages {
  answers: ScriptedAnswer[] = [];
  readonly asked: Record<string, unknown>[] = [];

  take(body: Record<string, unknown>): ScriptedAnswer {
    const text = JSON.stringify(body);
    const at = this.answers.findIndex((answer) => answer.when === undefined || text.includes(answer.when));
    return at < 0 ? { text: "I have nothing to say." } : this.answers.splice(at, 1)[0]!;
  }
}

const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4);

function answer(messages: Messages, call: Call): object | undefined {
  const { body } = call;
  const model = textOf(body, "model", 1, 256);
  if (!Array.isArray(body.messages) || body.messages.length === 0) throw invalid("messages: Field required");
  if (typeof body.max_tokens !== "number" || body.max_tokens < 1) throw invalid("max_tokens: Field required");
  messages.asked.push(body);
  const scripted = messages.take(body);
  const tool = (body.tool_choice as { name?: string } | undefined)?.name ?? (body.tools as { name: string }[] | undefined)?.[0]?.name ?? "tool";
  const block = scripted.toolInput
    ? { type: "tool_use", id: `toolu_${makeId("msg").slice(4)}`, name: tool, input: scripted.toolInput }
    : { type: "text", text: scripted.text ?? "", citations: null };
  const message = {
    id: makeId("msg"),
    type: "message",
    role: "assistant",
    model,
    content: [block],
    stop_reason: scripted.stopReason ?? (scripted.toolInput ? "tool_use" : "end_turn"),
    stop_sequence: null,
    usage: { input_tokens: tokens(body), output_tokens: tokens(block), cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
  };
  if (body.stream !== true) return message;
  stream(call, message, block);
  return undefined;
}

function stream(
  { response }: Call,
  message: { content: object[]; stop_reason: string; usage: { output_tokens: number } },
  block: Record<string, unknown>,
): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (type: string, data: object) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send("message_start", { message: { ...message, content: [], stop_reason: null } });
  const isText = block.type === "text";
  send("content_block_start", { index: 0, content_block: isText ? { type: "text", text: "" } : { ...block, input: {} } });
  const whole = isText ? String(block.text) : JSON.stringify(block.input);
  for (let at = 0; at < whole.length; at += 20) {
    const piece = whole.slice(at, at + 20);
    send("content_block_delta", { index: 0, delta: isText ? { type: "text_delta", text: piece } : { type: "input_json_delta", partial_json: piece } });
  }
  send("content_block_stop", { index: 0 });
  send("message_delta", { delta: { stop_reason: message.stop_reason, stop_sequence: null }, usage: { output_tokens: message.usage.output_tokens } });
  send("message_stop", {});
  response.end();
}

/** The Messages API, with answers from a script. */
export function messageRoutes(messages: Messages): Route[] {
  return [
    route("POST", "/v1/messages", [], (call) => answer(messages, call)),
    route("POST", "/v1/messages/count_tokens", [], (call) => ({ input_tokens: tokens(call.body) })),
  ];
}
