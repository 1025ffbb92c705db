import { elementSpans, findSpan, memberSpans } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import type { VerdictResult } from "../../session";
import {
  asArray,
  asName,
  asObject,
  asText,
  type Format,
  isObject,
  parseObject,
  parseRecord,
  type ReadContext,
  type Reader,
  RecordError,
  type SourceRecord,
} from "../reader";
import { readTime, type SessionBuilder } from "../session-builder";
import { addMessage, type CallNames, messageEvents, roleOf } from "./chat-message";

const STYLE = { format: "messages", simulated: false };
/** The names under which exports keep a conversation's messages. */
export const MESSAGE_LISTS = ["messages", "conversations", "conversation", "turns"] as const;

/** Whether an object with these members is a conversation. */
export function looksLikeMessages(keys: ReadonlySet<string>): boolean {
  return MESSAGE_LISTS.some((name) => keys.has(name));
}

const YES = /^(?:satisfied|success(?:ful)?|succeeded|pass(?:ed)?|true|yes|resolved|solved|completed?|correct|ok|good)$/i;
const NO = /^(?:failed|failure|fail|false|no|unresolved|unsolved|incorrect|error|bad)$/i;

/** What an outcome column or member says: a verdict, a reward, or nothing that can be told. */
export function readOutcome(value: unknown): { verdict: VerdictResult; reward: number | null } | null {
  if (typeof value === "boolean") return { verdict: value ? "satisfied" : "failed", reward: null };
  if (typeof value === "number") return Number.isFinite(value) ? { verdict: "reward", reward: value } : null;
  if (isObject(value)) return readOutcome(value.result ?? value.verdict ?? value.reward ?? value.score ?? value.success);
  const text = asText(value).trim();
  if (text === "") return null;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(text)) return readOutcome(Number(text));
  if (text === "needs_revision" || text === "max_iterations_reached" || text === "interrupted") return { verdict: text, reward: null };
  if (YES.test(text)) return { verdict: "satisfied", reward: null };
  return NO.test(text) ? { verdict: "failed", reward: null } : null;
}

/** The members beside a conversation's messages, under the names that exports use. */
export function describeConversation(builder: SessionBuilder, members: Record<string, unknown>): void {
  const all = { ...asObject(members.metadata), ...asObject(members.meta), ...members };
  builder.taskKey = asName(all.task_key) ?? asName(all.task_id) ?? asName(all.task) ?? null;
  builder.agent = asName(isObject(all.agent) ? all.agent.name : all.agent) ?? asName(all.agent_name) ?? asName(all.assistant) ?? null;
  builder.agentVersion = asName(isObject(all.agent) ? all.agent.version : all.agent_version) ?? asName(all.version) ?? asName(all.model) ?? "";
  builder.environment = asName(all.environment) ?? asName(all.env) ?? "";
  builder.title = wellFormed(asName(all.title) ?? builder.title)
    .slice(0, 120)
    .toWellFormed();
  builder.startedAt ??= readTime(all.started_at ?? all.created_at ?? all.timestamp ?? all.created);
  builder.endedAt ??= readTime(all.ended_at ?? all.updated_at) ?? builder.startedAt;
  const outcome = readOutcome(all.outcome ?? all.reward ?? all.verdict ?? all.success ?? all.succeeded ?? all.score ?? all.label);
  judge(builder, outcome);
  const goal = asName(all.goal) ?? asName(all.instruction);
  if (goal !== null) builder.outcomes.push({ sourceId: "", goal: wellFormed(goal), rubric: wellFormed(asText(all.rubric)) });
}

export function judge(builder: SessionBuilder, outcome: ReturnType<typeof readOutcome>): void {
  if (outcome === null) return;
  builder.verdict = outcome.verdict;
  builder.reward = outcome.reward;
  builder.verdicts.push({
    iteration: 0,
    criterion: null,
    result: outcome.verdict,
    reward: outcome.reward,
    explanation: "",
    givenBy: "source",
    eventIndex: null,
  });
}

export function conversationId(members: Record<string, unknown>): string | null {
  return (
    asName(members.session_id) ??
    asName(members.sessionId) ??
    asName(members.conversation_id) ??
    asName(members.id) ??
    asName(members.uuid) ??
    asName(asObject(members.metadata).session_id)
  );
}

/** One conversation as one object. @throws RecordError */
export function readMessages(context: ReadContext, { bytes }: SourceRecord, members: Record<string, unknown>): void {
  const list = MESSAGE_LISTS.find((name) => name in members) ?? "messages";
  if (!Array.isArray(members[list])) throw new RecordError(`"${list}" is not a list.`);
  if (asArray(members[list]).length === 0) {
    context.skip("The session has no messages.");
    return;
  }
  const builder = context.start("messages", conversationId(members));
  const where = findSpan(bytes, [list]);
  const calls: CallNames = new Map();
  for (const span of where ? elementSpans(bytes, where.start) : []) takeMessage(builder, bytes.subarray(span.start, span.end), calls);
  for (const member of memberSpans(bytes)) if (member.key !== list) builder.record(bytes.subarray(member.start, member.end), "meta");
  describeConversation(builder, members);
  if (builder.eventCount === 0) {
    context.skip("The session has no messages.");
    return;
  }
  context.finish(builder);
}

/** Keeps a message with its events; one without a role is kept raw. @throws RecordError */
function takeMessage(builder: SessionBuilder, raw: Buffer, calls: CallNames): void {
  const message = parseObject(raw);
  if (roleOf(message) === "") {
    builder.record(raw, "unknown");
    return;
  }
  addMessage(builder, raw, messageEvents(STYLE, message, raw, calls));
}

/** One conversation as the root of a file: an object with its messages in a list, or the list itself. */
export const messagesFile: Format = {
  name: "messages",
  framing: { streamed: MESSAGE_LISTS },
  read: (context) => new MessagesFileReader(context),
};

class MessagesFileReader implements Reader {
  private builder: SessionBuilder | null = null;
  private readonly members: Record<string, unknown> = {};
  private readonly calls: CallNames = new Map();
  private failed = false;

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (this.failed) return;
    this.builder ??= this.context.start("messages", null);
    try {
      if (record.element || record.key === null) takeMessage(this.builder, record.bytes, this.calls);
      else {
        this.members[record.key] = parseRecord(record.bytes);
        this.builder.record(record.bytes, "meta");
        this.builder.sourceId ??= conversationId(this.members);
      }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.failed = true;
      this.context.reject(error.message, record.line);
    }
  }

  end(cut: boolean): void {
    if (this.failed || this.builder === null) return;
    if (cut) {
      this.context.reject("The file is cut off, so its session is left out.");
      return;
    }
    describeConversation(this.builder, this.members);
    if (this.builder.eventCount === 0) {
      this.context.skip("The session has no messages.");
      return;
    }
    this.context.finish(this.builder);
  }
}
