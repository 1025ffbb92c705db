/** The words of a session, as importers produce and everything else reads them. */

export const SPEAKERS = ["person", "document", "guidance", "harness", "simulator", "agent", "lead", "tool", "grader"] as const;
/** Who is really behind an event. A user-role event is not always a person. */
export type Speaker = (typeof SPEAKERS)[number];

export const VERDICTS = ["satisfied", "needs_revision", "max_iterations_reached", "failed", "interrupted", "reward"] as const;
export type VerdictResult = (typeof VERDICTS)[number];

/** One typed, ordered step as an importer hands it over. Types keep the names of the Claude Managed Agents API. */
export interface EventDraft {
  thread: number;
  type: string;
  speaker: Speaker;
  /** Who typed it, as the source names them (a message's `name` or `user`), for counting people; absent when it does not say. */
  person?: string | null;
  at: Date | null;
  sourceId: string | null;
  /** For agent.tool_use and agent.tool_result. */
  toolName: string | null;
  toolUseId: string | null;
  /** The tool's arguments in the source's own bytes, as text. Not stored apart: `text` carries them. */
  toolArguments: string | null;
  isError: boolean;
  /** Derived by one versioned pure function; well-formed Unicode without NUL; quotes count in it. */
  text: string;
  /** The record it came from, by ordinal in this session. */
  record: number;
}

export interface VerdictDraft {
  iteration: number;
  criterion: string | null;
  result: VerdictResult;
  reward: number | null;
  explanation: string;
  givenBy: "source" | "grader" | "check";
  eventIndex: number | null;
}

/** One agent's context inside a session. */
export interface ThreadDraft {
  sourceId: string;
  agentName: string;
  role: "lead" | "specialist";
  parent: number | null;
  title: string;
}

/** What a session was working towards. */
export interface OutcomeDraft {
  sourceId: string;
  goal: string;
  rubric: string;
}

/** Guidance that the source's content shows the agent was given. `sha256` is that of the text as it stood there, UTF-8. */
export interface GuidanceFound {
  /** What carried it: a file such as CLAUDE.md, a system prompt, a skill, a memory. */
  kind: "file" | "system" | "skill" | "memory" | "reminder";
  name: string;
  sha256: string;
  eventIndex: number | null;
}

/** Did it succeed? Reward ≥ 1 or satisfied: yes. Lower reward, failed, max iterations: no. Else left out of comparisons. */
export function succeeded(verdict: VerdictResult | null, reward: number | null): boolean | null {
  if (verdict === "satisfied") return true;
  if (verdict === "failed" || verdict === "max_iterations_reached") return false;
  if (reward !== null) return reward >= 1;
  return null;
}
