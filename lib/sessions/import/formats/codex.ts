import { sha256 } from "@/lib/text/hash";
import { findSpan } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import { contentText, toolUseText } from "../../event-text";
import { asArray, asName, asObject, asText, type Format, isObject } from "../reader";
import { type EventInput, readTime, type SessionBuilder } from "../session-builder";
import { turnParts } from "../turn-parts";
import { eventLines } from "./event-lines";

const FORMAT = "codex";
const TYPES = new Set(["session_meta", "response_item", "event_msg", "turn_context", "compacted"]);

/** Whether a line's object is a record of a Codex rollout. */
export function looksLikeCodex(value: Record<string, unknown>): boolean {
  return TYPES.has(asText(value.type)) && isObject(value.payload);
}

/** Codex: a rollout file, one record a line, the conversation in `response_item` and its echo for the screen in `event_msg`. */
export const codex: Format = eventLines(FORMAT, looksLikeCodex, (builder) => {
  const tools = new Map<string, string>();
  builder.agent = "Codex";
  return (value, raw) => codexEvents(builder, tools, value, raw);
});

/** The events of one record: none for what only describes, null when its kind is not known. */
function codexEvents(builder: SessionBuilder, tools: Map<string, string>, value: Record<string, unknown>, raw: Buffer): EventInput[] | null {
  const payload = asObject(value.payload);
  const base = { at: readTime(value.timestamp), sourceId: asName(payload.id) };
  switch (value.type) {
    case "session_meta":
      describeRun(builder, payload);
      return [];
    case "turn_context": {
      const model = asName(payload.model);
      if (model !== null) builder.meta.model ??= wellFormed(model);
      return [];
    }
    case "compacted":
      return [{ ...base, type: "agent.thread_context_compacted", speaker: "harness", text: contentText(payload.message) }];
    case "event_msg":
      if (payload.type === "error" || payload.type === "stream_error")
        return [{ ...base, type: "session.error", speaker: "harness", isError: true, text: contentText(payload.message) }];
      return payload.type === "turn_aborted" ? [{ ...base, type: "user.interrupt", speaker: "harness", text: contentText(payload.reason) }] : [];
    case "response_item":
      return itemEvents(tools, payload, raw, base);
  }
  return null;
}

function describeRun(builder: SessionBuilder, payload: Record<string, unknown>): void {
  builder.sourceId ??= asName(payload.id);
  builder.agentVersion = asName(payload.cli_version) ?? builder.agentVersion;
  builder.environment = asText(payload.cwd) || builder.environment;
  builder.startedAt ??= readTime(payload.timestamp);
  const branch = asName(asObject(payload.git).branch);
  if (branch !== null) builder.meta.branch = wellFormed(branch);
  const instructions = asText(asObject(payload.base_instructions).text) || asText(payload.instructions);
  if (instructions !== "") builder.guidance.push({ kind: "system", name: "base instructions", sha256: sha256(wellFormed(instructions)), eventIndex: null });
}

function itemEvents(tools: Map<string, string>, item: Record<string, unknown>, raw: Buffer, base: Pick<EventInput, "at" | "sourceId">): EventInput[] | null {
  const id = asName(item.call_id) ?? asName(item.id);
  switch (item.type) {
    case "message":
      return messageEvents(item, base);
    case "reasoning": {
      const text = contentText(item.summary);
      return text === "" ? [] : [{ ...base, type: "agent.thinking", speaker: "agent", text }];
    }
    case "function_call":
    case "custom_tool_call":
    case "local_shell_call":
    case "web_search_call": {
      const given = item.arguments ?? item.input;
      const span = typeof given === "string" ? null : (findSpan(raw, ["payload", "action"]) ?? findSpan(raw, ["payload", "arguments"]));
      const args = typeof given === "string" ? given : span ? raw.toString("utf8", span.start, span.end) : "";
      const name = asText(item.name) || asText(item.type).replace(/_call$/, "");
      if (id !== null) tools.set(id, name);
      return [{ ...base, type: "agent.tool_use", speaker: "agent", text: toolUseText(name, args), toolName: name, toolUseId: id, toolArguments: args }];
    }
    case "function_call_output":
    case "custom_tool_call_output":
    case "local_shell_call_output": {
      const output = isObject(item.output) ? (item.output.content ?? item.output.output ?? item.output) : item.output;
      const text = contentText(output);
      return [
        { ...base, type: "agent.tool_result", speaker: "tool", text, toolUseId: id, toolName: tools.get(id ?? "") ?? null, isError: failed(item.output, text) },
      ];
    }
  }
  return null;
}

function messageEvents(item: Record<string, unknown>, base: Pick<EventInput, "at" | "sourceId">): EventInput[] {
  const role = asText(item.role);
  const blocks = Array.isArray(item.content) ? item.content : [item.content];
  return asArray(blocks).flatMap((block): EventInput[] => {
    const text = contentText([block]);
    if (text.trim() === "") return [];
    if (role === "assistant") return [{ ...base, type: "agent.message", speaker: "agent", text }];
    if (isObject(block) && /image/.test(asText(block.type))) return [{ ...base, type: "user.message", speaker: "document", text }];
    const type = role === "user" ? "user.message" : "system.message";
    return turnParts(FORMAT, text, { role: role === "user" || role === "system" ? role : "developer" }).map((part) => ({ ...base, type, ...part }));
  });
}

/** A shell's result says how the command ended; other tools' say so in their own field. */
function failed(output: unknown, text: string): boolean {
  const given = asObject(output);
  const code = asObject(given.metadata).exit_code ?? given.exit_code;
  if (typeof code === "number") return code !== 0;
  if (given.success === false) return true;
  const said = /^(?:Process exited with code|Exit code:)\s*(-?\d+)/m.exec(text.slice(0, 2_000));
  return said !== null && said[1] !== "0";
}
