import { wellFormed } from "@/lib/text/well-formed";
import { SPEAKERS, type Speaker, VERDICTS, type VerdictResult } from "../../session";
import {
  asArray,
  asName,
  asNumber,
  asObject,
  asText,
  type Format,
  isObject,
  parseObject,
  type ReadContext,
  type Reader,
  RecordError,
  type SourceRecord,
} from "../reader";
import { readTime, type SessionBuilder } from "../session-builder";

/** Whether a line's object is of Lucid's own export. */
export function looksLikeLucid(value: Record<string, unknown>): boolean {
  return value.lucid === 1 && (value.kind === "session" || value.kind === "event" || value.kind === "record");
}

/** Lucid's own export (lib/sessions/export.ts): a session's line, then its records and events. It comes back as what it was. */
export const lucidExport: Format = { name: "lucid", framing: "lines", read: (context) => new LucidReader(context) };

class LucidReader implements Reader {
  private builder: SessionBuilder | null = null;
  /** Where a session's records went, by the ordinal that the export gives them. */
  private readonly records = new Map<number, number>();

  constructor(private readonly context: ReadContext) {}

  take(line: SourceRecord): void {
    if (line.bytes.length === 0) return;
    try {
      const value = parseObject(line.bytes);
      if (!looksLikeLucid(value)) throw new RecordError("The line is not one of a Lucid export.");
      if (value.kind === "session") this.session(value);
      else if (this.builder === null) throw new RecordError("The line of its session is missing before this one.");
      else if (value.kind === "record") this.record(this.builder, value);
      else this.event(this.builder, value);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.context.reject(error.message, line.line);
    }
  }

  end(): void {
    this.close();
  }

  private close(): void {
    const { builder } = this;
    this.builder = null;
    this.records.clear();
    if (builder === null) return;
    if (builder.eventCount === 0) this.context.skip("The session has no messages.");
    else this.context.finish(builder);
  }

  private session(value: Record<string, unknown>): void {
    this.close();
    const builder = this.context.start(asName(value.source) ?? "lucid", asName(value.source_id));
    this.builder = builder;
    builder.agent = asName(value.agent);
    builder.agentVersion = asText(value.agent_version);
    builder.taskKey = asName(value.task_key);
    builder.environment = asText(value.environment);
    builder.title = wellFormed(asText(value.title));
    builder.startedAt = readTime(value.started_at);
    builder.endedAt = readTime(value.ended_at);
    builder.reward = asNumber(value.reward);
    builder.verdict = resultOf(value.verdict);
    Object.assign(builder.meta, asObject(value.meta));
    asArray(value.threads)
      .filter(isObject)
      .forEach((thread, at) => {
        const draft = {
          sourceId: wellFormed(asText(thread.source_id)),
          agentName: wellFormed(asText(thread.agent_name)),
          role: thread.role === "specialist" ? ("specialist" as const) : ("lead" as const),
          parent: asNumber(thread.parent),
          title: wellFormed(asText(thread.title)),
        };
        if (at === 0) Object.assign(builder.threads[0]!, draft);
        else builder.threads.push(draft);
      });
    for (const each of asArray(value.outcomes).filter(isObject)) {
      builder.outcomes.push({ sourceId: wellFormed(asText(each.source_id)), goal: wellFormed(asText(each.goal)), rubric: wellFormed(asText(each.rubric)) });
    }
    for (const each of asArray(value.verdicts).filter(isObject)) {
      const result = resultOf(each.result);
      if (result === null || (result === "reward" && asNumber(each.reward) === null)) continue;
      builder.verdicts.push({
        iteration: Math.trunc(asNumber(each.iteration) ?? 0),
        criterion: typeof each.criterion === "string" ? wellFormed(each.criterion) : null,
        result,
        reward: result === "reward" ? asNumber(each.reward) : null,
        explanation: wellFormed(asText(each.explanation)),
        givenBy: each.given_by === "grader" || each.given_by === "check" ? each.given_by : "source",
        eventIndex: asNumber(each.event_index),
      });
    }
  }

  private record(builder: SessionBuilder, value: Record<string, unknown>): void {
    const raw = typeof value.base64 === "string" ? Buffer.from(value.base64, "base64") : Buffer.from(asText(value.raw), "utf8");
    const kind = value.record_kind === "meta" || value.record_kind === "unknown" ? value.record_kind : "event";
    const at = builder.record(raw, kind);
    const index = asNumber(value.index);
    if (index !== null) this.records.set(index, at);
  }

  private event(builder: SessionBuilder, value: Record<string, unknown>): void {
    if (!SPEAKERS.includes(value.speaker as Speaker)) throw new RecordError(`There is no speaker ${JSON.stringify(value.speaker)}.`);
    const record = this.records.get(asNumber(value.record) ?? -1);
    const thread = asNumber(value.thread) ?? 0;
    if (thread < 0 || thread >= builder.threads.length || !Number.isInteger(thread))
      throw new RecordError("The event names a thread that the session does not have.");
    const link = /^[0-9a-f]{32}$/.test(asText(value.chain)) ? Buffer.from(asText(value.chain), "hex") : null;
    const input = {
      type: asText(value.type) || "user.message",
      speaker: value.speaker as Speaker,
      text: wellFormed(asText(value.text)),
      thread,
      at: readTime(value.at),
      sourceId: asName(value.source_id),
      toolName: asName(value.tool_name),
      toolUseId: asName(value.tool_use_id),
      toolArguments: argumentsOf(value),
      isError: value.is_error === true,
    };
    if (record === undefined) {
      builder.record(Buffer.from(JSON.stringify(value)), "event");
      builder.event(input);
    } else builder.event({ ...input, record }, link);
  }
}

/** A call's text is `name(arguments)`, so the arguments are not exported apart. */
function argumentsOf(value: Record<string, unknown>): string | null {
  const start = `${asText(value.tool_name)}(`;
  const text = asText(value.text);
  return /tool_use$/.test(asText(value.type)) && text.startsWith(start) && text.endsWith(")") ? text.slice(start.length, -1) : null;
}

function resultOf(value: unknown): VerdictResult | null {
  return VERDICTS.includes(value as VerdictResult) ? (value as VerdictResult) : null;
}
