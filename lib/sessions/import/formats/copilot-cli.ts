import { elementSpans, findSpan } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import { contentText, toolUseText } from "../../event-text";
import { asArray, asName, asObject, asText, type Format, isObject } from "../reader";
import { type EventInput, readTime, type SessionBuilder } from "../session-builder";
import { turnParts } from "../turn-parts";
import { eventLines } from "./event-lines";

const FORMAT = "copilot_cli";
const TYPE = /^(?:session|hook|system|user|assistant|tool|subagent|skill|abort|permission|external_tool|model)(?:\.[a-z_]+)?$/;

/** Whether a line's object is an event of the Copilot CLI. */
export function looksLikeCopilot(value: Record<string, unknown>): boolean {
  return TYPE.test(asText(value.type)) && isObject(value.data) && ("parentId" in value || "timestamp" in value);
}

/** Copilot CLI: one event a line, the particulars in `data`. */
export const copilotCli: Format = eventLines(FORMAT, looksLikeCopilot, (builder) => {
  const tools = new Map<string, string>();
  builder.agent = "Copilot CLI";
  return (value, raw) => copilotEvents(builder, tools, value, raw);
});

function copilotEvents(builder: SessionBuilder, tools: Map<string, string>, value: Record<string, unknown>, raw: Buffer): EventInput[] {
  const data = asObject(value.data);
  const base = { at: readTime(value.timestamp), sourceId: asName(value.id) };
  switch (value.type) {
    case "session.start":
      builder.sourceId ??= asName(data.sessionId);
      builder.agentVersion = asName(data.copilotVersion) ?? "";
      builder.environment = wellFormed(asText(asObject(data.context).cwd));
      builder.startedAt ??= readTime(data.startTime);
      return [];
    case "system.message":
      return [{ ...base, type: "system.message", speaker: "guidance", text: contentText(data.content) }];
    case "user.message":
      // `transformedContent` repeats the words with what the harness added; the words alone are the person's.
      return turnParts(FORMAT, contentText(data.content), { role: "user" }).map((part) => ({ ...base, type: "user.message", ...part }));
    case "assistant.message":
      return assistantEvents(tools, data, raw, base);
    case "assistant.reasoning": {
      const text = contentText(data.content);
      return text === "" ? [] : [{ ...base, type: "agent.thinking", speaker: "agent", text }];
    }
    case "tool.execution_complete": {
      const id = asName(data.toolCallId);
      const result = asObject(data.result);
      const text = contentText(result.content ?? asObject(data.error).message ?? data.error ?? "");
      return [
        { ...base, type: "agent.tool_result", speaker: "tool", text, isError: data.success === false, toolUseId: id, toolName: tools.get(id ?? "") ?? null },
      ];
    }
    case "session.error":
      return [{ ...base, type: "session.error", speaker: "harness", isError: true, text: contentText(data.message) }];
    case "abort":
      return [{ ...base, type: "user.interrupt", speaker: "harness", text: contentText(data.reason) }];
  }
  return [];
}

function assistantEvents(tools: Map<string, string>, data: Record<string, unknown>, raw: Buffer, base: Pick<EventInput, "at" | "sourceId">): EventInput[] {
  const events: EventInput[] = [];
  const text = contentText(data.content);
  if (text !== "") events.push({ ...base, type: "agent.message", speaker: "agent", text });
  const where = findSpan(raw, ["data", "toolRequests"]);
  const spans = where === null ? [] : elementSpans(raw, where.start);
  asArray(data.toolRequests).forEach((request, at) => {
    if (!isObject(request)) return;
    const span = spans[at] ? findSpan(raw, ["arguments"], spans[at].start) : null;
    const args = typeof request.arguments === "string" ? request.arguments : span ? raw.toString("utf8", span.start, span.end) : "";
    const name = asText(request.name);
    const id = asName(request.toolCallId);
    if (id !== null) tools.set(id, name);
    events.push({
      ...base,
      type: "agent.tool_use",
      speaker: "agent",
      text: toolUseText(name, args),
      toolName: name || null,
      toolUseId: id,
      toolArguments: args,
    });
  });
  return events;
}
