import { elementSpans, findSpan, type Span } from "@/lib/text/json-spans";
import { contentText, toolUseText } from "../../event-text";
import { asName, asObject, asText, isObject } from "../reader";
import { type EventInput, readTime } from "../session-builder";
import { turnParts } from "../turn-parts";

/** A record of type user or assistant, and where it lies in the bytes of its line. */
export interface Entry {
  value: Record<string, unknown>;
  raw: Buffer;
  path: readonly string[];
  thread: number;
}

/** The names of tools by the ids of their calls. */
export type CallTools = Map<string, string>;

type Base = Pick<EventInput, "at" | "sourceId" | "thread">;

const REJECTED =
  /^(?:Error: )?(?:The user doesn't want to (?:proceed with this tool use|take this action right now)|The agent proposed a plan that was rejected by the user|User rejected (?:tool use|update|write|the))/;
/** The person's words follow this, and a note of the harness may follow them. */
const REJECTED_WORDS = /\bthe user said:\s*\n?([\s\S]+)$/;
const HARNESS_NOTE = /\n\nNote: The user's next message may contain a correction or preference\.[\s\S]*$/;
const REFUSED_BY_HARNESS =
  /^(?:Error: )?(?:Permission to use \S+ (?:with [\s\S]{0,400} )?has been (?:auto-)?denied|<tool_use_error>|\[Request interrupted by user|No such tool available|[A-Z]\w+ operation blocked by hook|Hook \S+ denied)/;

function baseOf(entry: Entry): Base {
  return { thread: entry.thread, at: readTime(entry.value.timestamp), sourceId: asName(entry.value.uuid) };
}

export function assistantEvents(entry: Entry, tools: CallTools): EventInput[] {
  const message = asObject(entry.value.message);
  const base = baseOf(entry);
  // What the harness says in the agent's place: the service failed, or there was nothing to answer.
  const synthetic = entry.value.isApiErrorMessage === true || message.model === "<synthetic>";
  if (!Array.isArray(message.content)) {
    const text = contentText(message.content);
    return text === "" ? [] : [{ ...base, type: "agent.message", speaker: synthetic ? "harness" : "agent", text }];
  }
  let spans: Span[] | null = null;
  return message.content.flatMap((block: unknown, at): EventInput[] => {
    if (!isObject(block)) return [];
    if (block.type === "tool_use" || block.type === "server_tool_use" || block.type === "mcp_tool_use") {
      const where = findSpan(entry.raw, [...entry.path, "message", "content"]);
      spans ??= where === null ? [] : elementSpans(entry.raw, where.start);
      const input = spans[at] ? findSpan(entry.raw, ["input"], spans[at].start) : null;
      const args = input ? entry.raw.toString("utf8", input.start, input.end) : "{}";
      const name = asText(block.name);
      const id = asName(block.id);
      if (id !== null) tools.set(id, name);
      return [{ ...base, type: "agent.tool_use", speaker: "agent", text: toolUseText(name, args), toolName: name || null, toolUseId: id, toolArguments: args }];
    }
    const text = contentText([block]);
    if (text === "") return [];
    if (block.type === "thinking" || block.type === "redacted_thinking") return [{ ...base, type: "agent.thinking", speaker: "agent", text }];
    if (synthetic) return [{ ...base, type: "session.error", speaker: "harness", isError: entry.value.isApiErrorMessage === true, text }];
    return [{ ...base, type: "agent.message", speaker: "agent", text }];
  });
}

export function userEvents(entry: Entry, tools: CallTools): EventInput[] {
  const { content } = asObject(entry.value.message);
  if (!Array.isArray(content)) return typed(entry, contentText(content));
  return content.flatMap((block: unknown): EventInput[] => {
    if (typeof block === "string") return typed(entry, contentText(block));
    if (!isObject(block)) return [];
    if (block.type === "tool_result") return resultEvents(entry, block, tools);
    const text = contentText([block]);
    if (block.type === "text") return typed(entry, text);
    return text === "" ? [] : [{ ...baseOf(entry), type: "user.message", speaker: "document", text }];
  });
}

function typed(entry: Entry, text: string): EventInput[] {
  if (text.trim() === "") return [];
  const base = baseOf(entry);
  const { value } = entry;
  if (/^\[Request interrupted by user[^\]]*\]$/.test(text.trim())) return [{ ...base, type: "user.interrupt", speaker: "harness", text }];
  // What a subagent is told comes from the agent that started it, not from a person.
  if (value.isSidechain === true) {
    return turnParts("claude_code", text, { role: "user", meta: value.isMeta === true }).map((part) => ({
      ...base,
      type: "agent.thread_message_received",
      ...part,
      speaker: part.speaker === "person" || part.speaker === "document" ? "lead" : part.speaker,
    }));
  }
  const flags = {
    role: "user" as const,
    meta: value.isMeta === true || value.isVisibleInTranscriptOnly === true,
    plan: typeof value.planContent === "string" && value.planContent !== "",
    summary: value.isCompactSummary === true,
  };
  return turnParts("claude_code", text, flags).map((part) => ({ ...base, type: "user.message", ...part }));
}

function resultEvents(entry: Entry, block: Record<string, unknown>, tools: CallTools): EventInput[] {
  const id = asName(block.tool_use_id);
  const text = contentText(block.content);
  const isError = block.is_error === true;
  const call = { toolName: (id === null ? null : tools.get(id)) ?? null, toolUseId: id };
  // A call is answered once; keeping the answered ones would grow with the session.
  if (id !== null) tools.delete(id);
  const base = { ...baseOf(entry), ...call };
  const rejected = isError && REJECTED.test(text);
  const result: EventInput = {
    ...base,
    type: "agent.tool_result",
    speaker: rejected || (isError && REFUSED_BY_HARNESS.test(text)) ? "harness" : "tool",
    isError,
    text,
  };
  if (!rejected) return [result];
  // The person's own words, told apart from the harness's; empty when they only said no.
  const words = (REJECTED_WORDS.exec(text)?.[1] ?? "").replace(HARNESS_NOTE, "").trim();
  const parts = words === "" ? [{ speaker: "person" as const, text: "" }] : turnParts("claude_code", words, { role: "user" });
  return [result, ...parts.map((part) => ({ ...base, type: "user.tool_confirmation", ...part }))];
}
