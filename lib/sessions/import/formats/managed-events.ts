import { sha256 } from "@/lib/text/hash";
import { findSpan } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import { contentText, toolUseText } from "../../event-text";
import { VERDICTS, type VerdictResult } from "../../session";
import { asArray, asName, asNumber, asObject, asText, isObject } from "../reader";
import { type EventInput, readTime, type SessionBuilder } from "../session-builder";
import { turnParts } from "../turn-parts";

const FORMAT = "claude_managed_agents";

/** Steps of the machinery that say nothing by themselves; kept as records. */
const SILENT =
  /^(?:span\.model_request_(?:start|end)|session\.(?:usage|updated|deleted|status_running|thread_status_running)|agent\.thinking|event_start|event_delta)$/;

/** What the session object says of the whole. May be called again when more is known. */
export function describeSession(builder: SessionBuilder, session: Record<string, unknown>, threads: unknown): void {
  const agent = asObject(session.agent);
  const metadata = asObject(session.metadata);
  builder.sourceId ??= asName(session.id);
  builder.agent = asName(agent.name) ?? asName(agent.id) ?? builder.agent;
  builder.agentVersion = asName(agent.version) ?? builder.agentVersion;
  builder.environment = asName(session.environment_id) ?? builder.environment;
  builder.person ??= asName(metadata.user) ?? asName(metadata.user_name) ?? asName(metadata.user_id);
  builder.taskKey = asName(metadata.task_key) ?? asName(metadata.task_id) ?? asName(metadata.task) ?? builder.taskKey;
  if (typeof session.title === "string" && session.title !== "") builder.title = wellFormed(session.title.slice(0, 120));
  builder.startedAt ??= readTime(session.created_at);
  if (isObject(agent.multiagent)) builder.meta.multiagent = true;
  const lead = builder.threads[0]!;
  if (lead.agentName === "") lead.agentName = wellFormed(asText(agent.name));
  if (typeof agent.system === "string" && agent.system !== "" && !builder.guidance.some((each) => each.name === "system prompt")) {
    builder.guidance.push({ kind: "system", name: "system prompt", sha256: sha256(wellFormed(agent.system)), eventIndex: null });
  }
  if (builder.verdict === null) {
    const last = asArray(session.outcome_evaluations).filter(isObject).at(-1);
    builder.verdict = last ? resultOf(last.result) : null;
  }
  for (const thread of asArray(threads).filter(isObject)) addThread(builder, thread);
}

function resultOf(value: unknown): VerdictResult | null {
  const result = asText(value);
  return result !== "reward" && VERDICTS.includes(result as VerdictResult) ? (result as VerdictResult) : null;
}

function addThread(builder: SessionBuilder, thread: Record<string, unknown>): number {
  const id = wellFormed(asText(thread.id ?? thread.session_thread_id));
  const known = builder.threads.findIndex((each) => each.sourceId === id && id !== "");
  if (known >= 0) return known;
  const name = wellFormed(asName(asObject(thread.agent).name) ?? asName(thread.agent_name) ?? "");
  // The session's own thread has no parent.
  if (thread.parent_thread_id === null && builder.threads[0]!.sourceId === "") {
    Object.assign(builder.threads[0]!, { sourceId: id, agentName: builder.threads[0]!.agentName || name });
    return 0;
  }
  const parent = builder.threads.findIndex((each) => each.sourceId === asText(thread.parent_thread_id));
  return builder.threads.push({ sourceId: id, agentName: name, role: "specialist", parent: Math.max(0, parent), title: name }) - 1;
}

/** Turns the events of one session of the Claude Managed Agents API into ours, which keep their types. */
export class ManagedEvents {
  private readonly tools = new Map<string, string>();
  /** The threads of calls: a result does not name its own. */
  private readonly threadOfCall = new Map<string, number>();

  constructor(private readonly builder: SessionBuilder) {}

  take(value: Record<string, unknown>, raw: Buffer): void {
    const type = asText(value.type);
    if (type === "user.define_outcome") this.outcome(value);
    const at = readTime(value.processed_at ?? value.created_at);
    const thread = type === "session.thread_created" ? this.thread({ id: value.session_thread_id, agent_name: value.agent_name }) : this.threadOf(value);
    const events = SILENT.test(type) && value.is_error !== true ? [] : this.events(type, value, raw);
    this.builder.record(raw, events.length > 0 ? "event" : type === "" ? "unknown" : "meta");
    for (const event of events) {
      const index = this.builder.event({ at, thread, sourceId: asName(value.id), ...event });
      if (type === "span.outcome_evaluation_end") this.verdict(value, index);
    }
  }

  /** A thread object. @returns its index */
  thread(value: Record<string, unknown>): number {
    return addThread(this.builder, value);
  }

  /** Settles what the session came to: the last word of its grader. */
  judge(): void {
    const last = this.builder.verdicts.findLast((verdict) => verdict.criterion === null);
    if (last) this.builder.verdict = last.result;
  }

  private threadOf(value: Record<string, unknown>): number {
    const id = asText(value.session_thread_id);
    if (id !== "") return addThread(this.builder, { id });
    return this.threadOfCall.get(callIdOf(value) ?? "") ?? 0;
  }

  /** The session's own agent is a lead as soon as there are others. */
  private actor(value: Record<string, unknown>): "agent" | "lead" {
    return this.threadOf(value) === 0 && (this.builder.meta.multiagent === true || this.builder.threads.length > 1) ? "lead" : "agent";
  }

  private events(type: string, value: Record<string, unknown>, raw: Buffer): EventInput[] {
    switch (type) {
      case "user.message":
        return asBlocks(value.content).flatMap((block) =>
          isObject(block) && block.type !== "text"
            ? [{ type, speaker: "document" as const, text: contentText([block]) }]
            : turnParts(FORMAT, contentText([block]), { role: "user" }).map((part) => ({ type, ...part })),
        );
      case "user.interrupt":
        return [{ type, speaker: "person", text: "" }];
      case "user.tool_confirmation": {
        const id = asName(value.tool_use_id);
        const call = { toolUseId: id, toolName: this.tools.get(id ?? "") ?? null };
        const words = value.result === "deny" ? contentText(value.deny_message) : "";
        const parts = words === "" ? [{ speaker: "person" as const, text: "" }] : turnParts(FORMAT, words, { role: "user" });
        return parts.map((part) => ({ type, ...call, ...part }));
      }
      case "user.define_outcome":
        return [{ type, speaker: "document", text: contentText([asText(value.description), rubricText(value.rubric)]) }];
      case "system.message":
        return [{ type, speaker: "guidance", text: contentText(value.content) }];
      case "agent.message":
      case "agent.thread_message_sent":
        return [{ type, speaker: this.actor(value), text: contentText(value.content) }];
      case "agent.thread_message_received": {
        const from = this.builder.threads.findIndex((thread) => thread.sourceId !== "" && thread.sourceId === asText(value.from_session_thread_id));
        return [{ type, speaker: from > 0 ? "agent" : "lead", text: contentText(value.content) }];
      }
      case "session.thread_created":
        return [{ type, speaker: "harness", text: contentText(value.agent_name) }];
      case "session.error":
      case "workflow_run.error":
        return [{ type, speaker: "harness", isError: true, text: contentText(asObject(value.error).message ?? value.error) }];
      case "span.outcome_evaluation_start":
      case "span.outcome_evaluation_ongoing":
      case "span.outcome_evaluation_end":
        return [{ type, speaker: "grader", text: contentText(value.explanation) }];
    }
    if (/^agent\.(?:\w+_)?tool_use$/.test(type)) return [this.call(type, value, raw)];
    if (/^(?:agent|user)\.(?:\w+_)?tool_result$/.test(type)) return [this.result(type, value)];
    if (/^(?:session|span|workflow_run|agent)\./.test(type)) {
      const text = asText(asObject(value.stop_reason).type) || contentText(value.content ?? value.name ?? value.description);
      return [{ type, speaker: "harness", isError: value.is_error === true, text }];
    }
    return [];
  }

  private call(type: string, value: Record<string, unknown>, raw: Buffer): EventInput {
    const name = asText(value.name);
    const id = asName(value.id);
    if (id !== null) {
      this.tools.set(id, name);
      this.threadOfCall.set(id, this.threadOf(value));
    }
    const input = findSpan(raw, ["input"]);
    const args = input ? raw.toString("utf8", input.start, input.end) : "{}";
    return { type, speaker: this.actor(value), text: toolUseText(name, args), toolName: name || null, toolUseId: id, toolArguments: args };
  }

  private result(type: string, value: Record<string, unknown>): EventInput {
    const id = callIdOf(value);
    return {
      type,
      speaker: "tool",
      isError: value.is_error === true,
      text: contentText(value.content),
      toolUseId: id,
      toolName: this.tools.get(id ?? "") ?? null,
    };
  }

  private outcome(value: Record<string, unknown>): void {
    this.builder.outcomes.push({
      sourceId: wellFormed(asText(value.outcome_id)),
      goal: wellFormed(asText(value.description)),
      rubric: wellFormed(rubricText(value.rubric)),
    });
  }

  private verdict(value: Record<string, unknown>, eventIndex: number): void {
    const iteration = Math.min(1_000_000, Math.max(0, Math.trunc(asNumber(value.iteration) ?? 0)));
    const base = { iteration, reward: null, givenBy: "grader" as const, eventIndex };
    const result = resultOf(value.result);
    if (result !== null) this.builder.verdicts.push({ ...base, criterion: null, result, explanation: contentText(value.explanation) });
    for (const each of criteriaOf(value)) this.builder.verdicts.push({ ...base, ...each });
  }
}

function callIdOf(value: Record<string, unknown>): string | null {
  return asName(value.tool_use_id) ?? asName(value.mcp_tool_use_id) ?? asName(value.custom_tool_use_id);
}

function asBlocks(content: unknown): unknown[] {
  return Array.isArray(content) ? content : [content];
}

function rubricText(rubric: unknown): string {
  if (typeof rubric === "string") return rubric;
  const value = asObject(rubric);
  return asText(value.content) || (typeof value.file_id === "string" ? `[file ${value.file_id}]` : "");
}

const CRITERION_LINE =
  /^\s*(?:[-*+]|\d{1,3}[.)])?\s*(?:\[([ xX✓✗])\]\s*)?(?:\*\*)?([^:*\n]{1,200}?)(?:\*\*)?\s*[:–—-]\s*(?:\*\*)?(satisfied|met|passed|pass|not satisfied|not met|unmet|needs[ _]revision|failed|fail)\b(?:\*\*)?[\s.:;,–—-]*(.*)$/iu;

/** What the grader said of each criterion: in a list of its own, else line by line in its explanation ("- Citations: needs_revision, …"). */
function criteriaOf(value: Record<string, unknown>): { criterion: string; result: VerdictResult; explanation: string }[] {
  const listed = asArray(value.criteria ?? value.criterion_results).filter(isObject);
  const fromList = listed.flatMap((each) => {
    const criterion = asName(each.criterion) ?? asName(each.name) ?? asName(each.id);
    const result =
      resultOf(each.result ?? each.status) ??
      (each.passed === true || each.satisfied === true ? "satisfied" : each.passed === false || each.satisfied === false ? "needs_revision" : null);
    return criterion !== null && result !== null
      ? [{ criterion: wellFormed(criterion), result, explanation: contentText(each.explanation ?? each.reason) }]
      : [];
  });
  if (fromList.length > 0) return fromList;
  return contentText(value.explanation)
    .split("\n", 500)
    .flatMap((line) => {
      const match = line.length > 2_000 ? null : CRITERION_LINE.exec(line);
      if (match === null) return [];
      const result: VerdictResult = /^(?:satisfied|met|pass)/i.test(match[3]!) ? "satisfied" : /^fail/i.test(match[3]!) ? "failed" : "needs_revision";
      return [{ criterion: match[2]!.trim(), result, explanation: match[4]!.trim() }];
    });
}
