import { sha256 } from "@/lib/text/hash";
import { elementSpans, findSpan, memberSpans } from "@/lib/text/json-spans";
import { wellFormed } from "@/lib/text/well-formed";
import { asArray, asName, asNumber, asObject, parseObject, type ReadContext, type SourceRecord } from "../reader";
import { addMessage, type CallNames, messageEvents } from "./chat-message";

const STYLE = { format: "tau_bench", simulated: true };

/** Whether an object with these members is a tau-bench trial. */
export function looksLikeTrial(keys: ReadonlySet<string>): boolean {
  return keys.has("traj") && keys.has("task_id");
}

/**
 * tau-bench: one JSON array, an element a trial, with `task_id`, `trial`, `reward` and the messages in `traj`. A trial has no id of
 * its own: task, trial and messages make it, so that one that is graded again is still the same.
 * @throws RecordError
 */
export function readTrial(context: ReadContext, { bytes }: SourceRecord, trial: Record<string, unknown>): void {
  const messages = asArray(trial.traj);
  if (messages.length === 0) {
    context.skip("The session has no messages.");
    return;
  }
  const task = asName(trial.task_id);
  const where = findSpan(bytes, ["traj"]);
  const content = sha256(where === null ? bytes : bytes.subarray(where.start, where.end)).slice(0, 12);
  const builder = context.start("tau_bench", `task-${task ?? "unknown"}-trial-${asName(trial.trial) ?? "0"}-${content}`);
  builder.taskKey = task;
  builder.environment = asName(trial.env) ?? "";
  builder.reward = asNumber(trial.reward);
  if (builder.reward !== null) {
    builder.verdict = "reward";
    builder.verdicts.push({ iteration: 0, criterion: null, result: "reward", reward: builder.reward, explanation: "", givenBy: "check", eventIndex: null });
  }
  const info = asObject(asObject(trial.info).task);
  if (typeof info.instruction === "string") builder.outcomes.push({ sourceId: "", goal: wellFormed(info.instruction), rubric: "" });
  const calls: CallNames = new Map();
  for (const span of where ? elementSpans(bytes, where.start) : []) {
    const raw = bytes.subarray(span.start, span.end);
    addMessage(builder, raw, messageEvents(STYLE, parseObject(raw), raw, calls));
  }
  // What stands beside the messages: task, reward, info.
  for (const member of memberSpans(bytes)) if (member.key !== "traj") builder.record(bytes.subarray(member.start, member.end), "meta");
  context.finish(builder);
}
