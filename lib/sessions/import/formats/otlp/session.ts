import { wellFormed } from "@/lib/text/well-formed";
import { contentText, toolUseText } from "../../../event-text";
import { asName, asText } from "../../reader";
import type { EventInput, SessionBuilder } from "../../session-builder";
import { turnParts } from "../../turn-parts";
import { argumentText, type Conversation, conversationOf, type Message, type Part, resultText } from "./messages";
import { type Span, timeOf } from "./span";

/** Turns the spans of one session, in time, into its events. A model is told the whole conversation again each time: what was said is said once. */

export const OTLP = "otlp";

/** Named where a session's spans carry no words, so that whoever sent them knows what to set. */
export const NO_CONTENT =
  "The spans of this session carry no content, only names, times and counts. Set OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true (OpenTelemetry), TRACELOOP_TRACE_CONTENT=true (OpenLLMetry) or OTEL_LOG_USER_PROMPTS=1 (Claude Code) where the agent runs.";

const operationOf = (span: Span) =>
  asText(span.attributes["gen_ai.operation.name"]) ||
  asText(span.attributes["traceloop.span.kind"]) ||
  asText(span.attributes["openinference.span.kind"]).toLowerCase();

const isAgent = (span: Span) => ["invoke_agent", "agent"].includes(operationOf(span));
const isTool = (span: Span) => ["execute_tool", "tool"].includes(operationOf(span)) || "gen_ai.tool.name" in span.attributes;
const isModel = (span: Span) =>
  ["chat", "text_completion", "generate_content", "llm"].includes(operationOf(span)) ||
  (!isAgent(span) && !isTool(span) && "gen_ai.request.model" in span.attributes);

/** By what a span's session is known, before its trace: the conversation that it says it belongs to. */
export function conversationIdOf(span: Span): string | null {
  return (
    asName(span.attributes["gen_ai.conversation.id"]) ??
    asName(span.attributes["session.id"]) ??
    asName(span.attributes["traceloop.association.properties.session_id"])
  );
}

/** Tells parts from one another. A role may be any text, so its length stands before it. */
function partKey(role: string, part: Part): string {
  const who = part.kind === "result" ? "tool" : role;
  const said = part.kind === "call" ? JSON.stringify([part.id, part.name, part.args]) : part.text;
  return `${part.kind} ${who.length} ${who} ${said}`;
}

class Said {
  private readonly counts = new Map<string, number>();
  private readonly calls = new Set<string>();
  private readonly results = new Set<string>();
  system = "";

  /** The parts of these messages that were not said before. `history` holds everything said so far. */
  news(messages: readonly Message[], history: boolean): { role: string; part: Part }[] {
    const seen = new Map<string, number>();
    return messages.flatMap(({ role, parts }) =>
      parts.flatMap((part) => {
        if (part.kind === "call" && part.id !== null) return this.first(this.calls, part.id) ? [{ role, part }] : [];
        if (part.kind === "result" && part.id !== null) return this.first(this.results, part.id) ? [{ role, part }] : [];
        const key = partKey(role, part);
        const times = (seen.get(key) ?? 0) + 1;
        seen.set(key, times);
        const known = this.counts.get(key) ?? 0;
        if (history && times <= known) return [];
        this.counts.set(key, known + 1);
        return [{ role, part }];
      }),
    );
  }

  call(id: string | null): boolean {
    return id === null || this.first(this.calls, id);
  }

  result(id: string | null): boolean {
    return id === null || this.first(this.results, id);
  }

  private first(set: Set<string>, id: string): boolean {
    if (set.has(id)) return false;
    set.add(id);
    return true;
  }
}

export class SpanSession {
  private readonly spans = new Map<string, Span>();
  private readonly threads = new Map<string, number>();
  private readonly said = new Map<number, Said>();
  private readonly tools = new Map<string, string>();
  /** Spans above a model call that carries content. */
  private readonly covered = new Set<string>();
  private readonly conversations = new Map<Span, Conversation>();
  private content = false;

  /** @param all every span of the session, in time */
  constructor(
    private readonly builder: SessionBuilder,
    all: readonly Span[],
  ) {
    for (const span of all) this.spans.set(span.spanId, span);
    for (const span of all) {
      if (!isModel(span)) continue;
      const { input, output } = this.conversation(span);
      if (input.length + output.length > 0) for (const above of this.ancestors(span)) this.covered.add(above.spanId);
    }
    this.describe(all);
  }

  private describe(all: readonly Span[]): void {
    const lead = all.find(isAgent) ?? all[0];
    const from = (...names: string[]) =>
      names.map((name) => asName(lead?.attributes[name]) ?? asName(lead?.resource[name])).find((value) => value !== null) ?? null;
    this.builder.agent = from("gen_ai.agent.name", "traceloop.entity.name", "service.name");
    this.builder.agentVersion = wellFormed(from("gen_ai.agent.version", "service.version") ?? "");
    this.builder.environment = wellFormed(from("deployment.environment.name", "deployment.environment") ?? "");
    this.builder.taskKey = from("lucid.task_key", "lucid.task");
    const model = all.map((span) => asName(span.attributes["gen_ai.request.model"])).find((name) => name !== null);
    if (model) this.builder.meta.model = wellFormed(model);
    this.builder.meta.traces = [...new Set(all.map((span) => span.traceId))].slice(0, 100);
  }

  take(span: Span, raw: Buffer): void {
    const events = this.eventsOf(span);
    this.builder.record(raw, events.length > 0 ? "event" : "meta");
    for (const event of events) this.builder.event(event);
  }

  /** Says so when nothing carried a word. */
  close(): void {
    if (this.content || this.builder.eventCount === 0) return;
    this.builder.meta.note = NO_CONTENT;
    this.builder.event({ type: "system.message", speaker: "harness", text: NO_CONTENT });
  }

  private eventsOf(span: Span): EventInput[] {
    const thread = this.threadOf(span);
    const failed = span.status === 2 || "error.type" in span.attributes;
    if (isTool(span)) return this.toolEvents(span, thread, failed);
    if (isModel(span)) return this.modelEvents(span, thread, failed);
    // An agent's own span tells what its model calls tell; only without those is it listened to.
    if (isAgent(span) && !this.covered.has(span.spanId)) return this.messageEvents(span, thread);
    if (failed && span.parentSpanId === "") return [this.errorEvent(span, thread)];
    return [];
  }

  private conversation(span: Span): Conversation {
    const known = this.conversations.get(span) ?? conversationOf(span);
    this.conversations.set(span, known);
    return known;
  }

  private ancestors(span: Span): Span[] {
    const found: Span[] = [];
    for (let at = this.spans.get(span.parentSpanId); at && !found.includes(at) && at !== span; at = this.spans.get(at.parentSpanId)) found.push(at);
    return found;
  }

  /** The session's own agent has thread 0; an agent that another one invoked is a specialist with a thread of its own. */
  private threadOf(span: Span): number {
    const agents = [span, ...this.ancestors(span)].filter(isAgent);
    const [nearest] = agents;
    if (!nearest || agents.length < 2) return 0;
    const known = this.threads.get(nearest.spanId);
    if (known !== undefined) return known;
    const name = wellFormed(asName(nearest.attributes["gen_ai.agent.name"]) ?? nearest.name);
    const thread =
      this.builder.threads.push({ sourceId: nearest.spanId, agentName: name, role: "specialist", parent: this.threadOf(agents[1] as Span), title: name }) - 1;
    this.threads.set(nearest.spanId, thread);
    return thread;
  }

  private saidIn(thread: number): Said {
    const known = this.said.get(thread) ?? new Said();
    this.said.set(thread, known);
    return known;
  }

  private modelEvents(span: Span, thread: number, failed: boolean): EventInput[] {
    const events = this.messageEvents(span, thread);
    if (failed) return [...events, this.errorEvent(span, thread)];
    if (events.length > 0) return events;
    const { attributes } = span;
    const model = asName(attributes["gen_ai.response.model"]) ?? asName(attributes["gen_ai.request.model"]) ?? "model";
    const tokens = ["input", "output"].flatMap((side) => {
      const count = asName(attributes[`gen_ai.usage.${side}_tokens`]);
      return count === null ? [] : [`${count} ${side} tokens`];
    });
    return [
      {
        type: "span.model_request_end",
        speaker: "harness",
        thread,
        at: timeOf(span.end),
        sourceId: span.spanId,
        text: contentText([model, ...tokens].join(", ")),
      },
    ];
  }

  private errorEvent(span: Span, thread: number): EventInput {
    const thrown = span.events.find((event) => event.name === "exception");
    const text = asText(thrown?.attributes["exception.message"]) || span.statusMessage || asText(span.attributes["error.type"]) || span.name;
    return { type: "session.error", speaker: "harness", thread, at: timeOf(span.end), sourceId: span.spanId, isError: true, text: contentText(text) };
  }

  private messageEvents(span: Span, thread: number): EventInput[] {
    const { system, input, output } = this.conversation(span);
    this.conversations.delete(span);
    const said = this.saidIn(thread);
    const start = { thread, at: timeOf(span.start), sourceId: span.spanId };
    const events: EventInput[] = [];
    if (system !== "" && system !== said.system) {
      said.system = system;
      events.push({ ...start, type: "system.message", speaker: "guidance", text: contentText(system) });
    }
    for (const { role, part } of said.news(input, true)) events.push(...this.partEvents(role, part, start));
    for (const { part } of said.news(output, false)) events.push(...this.partEvents("assistant", part, { ...start, at: timeOf(span.end) }));
    // What the model said now is what it is told next time.
    if (input.length + output.length > 0 || system !== "") this.content = true;
    return events;
  }

  private partEvents(role: string, part: Part, base: Pick<EventInput, "thread" | "at" | "sourceId">): EventInput[] {
    switch (part.kind) {
      case "call":
        if (part.id !== null) this.tools.set(part.id, part.name);
        return [
          {
            ...base,
            type: "agent.tool_use",
            speaker: "agent",
            text: toolUseText(part.name, part.args),
            toolName: part.name || null,
            toolUseId: part.id,
            toolArguments: part.args,
          },
        ];
      case "result":
        return [
          {
            ...base,
            type: "agent.tool_result",
            speaker: "tool",
            text: contentText(part.text),
            toolUseId: part.id,
            toolName: this.tools.get(part.id ?? "") ?? null,
          },
        ];
      case "reasoning":
        return part.text === "" ? [] : [{ ...base, type: "agent.thinking", speaker: "agent", text: contentText(part.text) }];
      case "text":
        if (role === "assistant") return [{ ...base, type: "agent.message", speaker: "agent", text: contentText(part.text) }];
        // In a specialist's thread the other agent speaks.
        if ((base.thread ?? 0) > 0) return [{ ...base, type: "user.message", speaker: "lead", text: contentText(part.text) }];
        return turnParts(OTLP, contentText(part.text), { role: "user" }).map((piece) => ({ ...base, type: "user.message", ...piece }));
    }
  }

  private toolEvents(span: Span, thread: number, failed: boolean): EventInput[] {
    const { attributes } = span;
    const id = asName(attributes["gen_ai.tool.call.id"]);
    const name = asName(attributes["gen_ai.tool.name"]) ?? asName(attributes["traceloop.entity.name"]) ?? asName(attributes["tool.name"]) ?? span.name;
    const given = attributes["gen_ai.tool.call.arguments"] ?? attributes["traceloop.entity.input"] ?? attributes["input.value"];
    const answer = attributes["gen_ai.tool.call.result"] ?? attributes["traceloop.entity.output"] ?? attributes["output.value"];
    if (given !== undefined || answer !== undefined) this.content = true;
    const said = this.saidIn(thread);
    const events: EventInput[] = [];
    const args = argumentText(given);
    if (said.call(id)) {
      events.push({
        type: "agent.tool_use",
        speaker: "agent",
        thread,
        at: timeOf(span.start),
        sourceId: span.spanId,
        text: toolUseText(name, args),
        toolName: name,
        toolUseId: id ?? span.spanId,
        toolArguments: args,
      });
    }
    if (said.result(id)) {
      const text = contentText(resultText(answer)) || (failed ? contentText(span.statusMessage || asText(attributes["error.type"])) : "");
      events.push({
        type: "agent.tool_result",
        speaker: "tool",
        thread,
        at: timeOf(span.end),
        sourceId: span.spanId,
        text,
        toolUseId: id ?? span.spanId,
        toolName: name,
        isError: failed,
      });
    }
    return events;
  }
}
