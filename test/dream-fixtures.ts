import { sessionFeatures } from "@/lib/dreams/features/extractor";
import { unpack } from "@/lib/dreams/mining/columns-sessions";
import type { MinedSession } from "@/lib/dreams/mining/finding";
import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import type { EventDraft, Speaker, VerdictDraft } from "@/lib/sessions/session";

/** Writes one session's events as an importer would hand them over. */
export class Script {
  readonly events: EventDraft[] = [];
  private calls = 0;

  private push(event: Pick<EventDraft, "type" | "speaker" | "text"> & Partial<EventDraft>): this {
    this.events.push({
      thread: 0,
      at: null,
      sourceId: null,
      toolName: null,
      toolUseId: null,
      toolArguments: null,
      isError: false,
      record: this.events.length,
      ...event,
    });
    return this;
  }

  says(text: string, person: string | null = null, speaker: Speaker = "person"): this {
    return this.push({ type: "user.message", speaker, text, person });
  }

  agent(text: string): this {
    return this.push({ type: "agent.message", speaker: "agent", text });
  }

  guidance(text: string): this {
    return this.push({ type: "user.message", speaker: "guidance", text });
  }

  /** A grader's judgement. @returns the event's index */
  graded(explanation: string): number {
    this.push({ type: "span.outcome_evaluation_end", speaker: "grader", text: explanation });
    return this.events.length - 1;
  }

  call(tool: string, args: object, result: string, options: { error?: boolean; by?: Speaker } = {}): this {
    const id = `call_${this.calls++}`;
    const by = options.by ?? "agent";
    this.push({ type: "agent.tool_use", speaker: by, toolName: tool, toolUseId: id, text: `${tool}(${JSON.stringify(args)})` });
    return this.push({
      type: "agent.tool_result",
      speaker: by === "simulator" ? "simulator" : "tool",
      toolName: tool,
      toolUseId: id,
      isError: options.error ?? false,
      text: result,
    });
  }

  fails(tool: string, args: object, error: string, by: Speaker = "agent"): this {
    return this.call(tool, args, error, { error: true, by });
  }
}

/** The packed features of a script. */
export function packedOf(script: Script, verdicts: readonly VerdictDraft[] = []): Uint8Array {
  const builder = sessionFeatures.start({ source: "test", sourceId: null });
  for (const event of script.events) builder.push(event);
  return builder.finish({ verdicts } as unknown as SessionTail);
}

/** A session as the miner sees it. */
export function minedOf(key: string, script: Script, facts: Partial<MinedSession> = {}, verdicts: readonly VerdictDraft[] = []): MinedSession {
  return {
    key,
    agent: "helper",
    agentVersion: "1",
    task: null,
    environment: "",
    day: null,
    succeeded: null,
    ...facts,
    features: unpack(packedOf(script, verdicts)),
  };
}
