import { elementSpans, findSpan, memberSpans } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import {
  asArray,
  asName,
  asNumber,
  asObject,
  asText,
  type Format,
  parseObject,
  parseRecord,
  type ReadContext,
  type Reader,
  RecordError,
  type SourceRecord,
} from "../reader";
import { readTime, type SessionBuilder } from "../session-builder";
import { addMessage, type CallNames, messageEvents } from "./chat-message";

const STYLE = { format: "tau2", simulated: true };

/** tau2: one JSON object a simulation, messages in `messages`; or the benchmark's own results file with many under `simulations`. */
export const tau2: Format = {
  name: "tau2",
  framing: { streamed: ["messages", "simulations"] },
  read: (context) => new Tau2Reader(context),
};

class Tau2Reader implements Reader {
  private builder: SessionBuilder | null = null;
  private readonly calls: CallNames = new Map();
  private readonly members: Record<string, unknown> = {};
  private simulations = 0;
  private failed = false;

  constructor(private readonly context: ReadContext) {}

  take(record: SourceRecord): void {
    if (this.failed) return;
    if (record.element && record.key === "simulations") {
      this.simulation(record);
      return;
    }
    try {
      if (record.element) this.message(record.bytes);
      else {
        const value = parseRecord(record.bytes);
        this.members[record.key ?? ""] = record.key === "info" || record.key === "tasks" ? { info: asObject(value) } : value;
        this.session().record(record.bytes, "meta");
      }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.failed = true;
      this.context.reject(error.message, record.line);
    }
  }

  end(cut: boolean): void {
    if (this.failed) return;
    if (cut) {
      this.context.reject("The file is cut off, so its session is left out.");
      return;
    }
    if (this.simulations > 0 || this.builder === null) return;
    if (this.builder.eventCount === 0) {
      this.context.skip("The session has no messages.");
      return;
    }
    describeRun(this.builder, this.members, this.context);
    this.context.finish(this.builder);
  }

  /** The id stands at the end of some files, so it is set when it is met. */
  private session(): SessionBuilder {
    this.builder ??= this.context.start("tau2", null);
    this.builder.sourceId ??= idOf(this.members);
    return this.builder;
  }

  private message(raw: Buffer): void {
    addMessage(this.session(), raw, messageEvents(STYLE, parseObject(raw), raw, this.calls));
  }

  private simulation(record: SourceRecord): void {
    this.simulations++;
    try {
      readSimulation(this.context, record, parseObject(record.bytes));
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, record.line);
    }
  }
}

/** One simulation as one object. @throws RecordError */
export function readSimulation(context: ReadContext, { bytes }: SourceRecord, members: Record<string, unknown>): void {
  if (asArray(members.messages).length === 0) {
    context.skip("The session has no messages.");
    return;
  }
  const builder = context.start("tau2", idOf(members));
  const calls: CallNames = new Map();
  const where = findSpan(bytes, ["messages"]);
  for (const span of where ? elementSpans(bytes, where.start) : []) {
    const raw = bytes.subarray(span.start, span.end);
    addMessage(builder, raw, messageEvents(STYLE, parseObject(raw), raw, calls));
  }
  for (const member of memberSpans(bytes)) if (member.key !== "messages") builder.record(bytes.subarray(member.start, member.end), "meta");
  describeRun(builder, members, context);
  context.finish(builder);
}

function idOf(members: Record<string, unknown>): string | null {
  return asName(asObject(members.run_info).simulation_id) ?? asName(members.simulation_id) ?? asName(members.id);
}

function describeRun(builder: SessionBuilder, members: Record<string, unknown>, { folders }: ReadContext): void {
  const task = asObject(members.task);
  const run = { ...members, ...asObject(members.run_info) };
  builder.taskKey = asName(members.task_id) ?? asName(task.id);
  // The run's folder is the version, so the agent is named by the folder around it.
  builder.agentVersion = folders.at(-1) ?? "";
  builder.agent = folders.at(-2) ?? folders.at(-1) ?? null;
  builder.startedAt ??= readTime(run.start_time ?? run.timestamp);
  builder.endedAt ??= readTime(run.end_time ?? run.timestamp);
  const scenario = asObject(asObject(task.user_scenario).instructions);
  builder.environment = asText(scenario.domain);
  const goal = [scenario.reason_for_call, scenario.task_instructions].filter((part) => typeof part === "string" && part !== "").join("\n\n");
  if (goal !== "") builder.outcomes.push({ sourceId: "", goal: wellFormed(goal), rubric: "" });
  if (typeof run.termination_reason === "string") builder.meta.termination = run.termination_reason;
  const rewards = asObject(members.reward_info);
  builder.reward = asNumber(rewards.reward) ?? asNumber(members.reward);
  if (builder.reward === null) return;
  builder.verdict = "reward";
  const verdict = { iteration: 0, result: "reward" as const, explanation: "", givenBy: "check" as const, eventIndex: null };
  builder.verdicts.push({ ...verdict, criterion: null, reward: builder.reward });
  for (const [criterion, reward] of Object.entries(asObject(rewards.reward_breakdown))) {
    if (asNumber(reward) !== null) builder.verdicts.push({ ...verdict, criterion: wellFormed(criterion), reward: asNumber(reward) });
  }
}

/** Whether an object with these members is a tau2 simulation. */
export function looksLikeSimulation(keys: ReadonlySet<string>): boolean {
  return keys.has("task_id") && (keys.has("run_info") || keys.has("reward_info") || keys.has("termination_reason"));
}
