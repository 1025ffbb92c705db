import type { BadgeTone } from "@/components/ui/badge";
import type { Speaker, VerdictResult } from "@/lib/sessions/session";

/** What the screens call the words of a session. */

export const VERDICT_WORDS: Record<VerdictResult, string> = {
  satisfied: "Satisfied",
  needs_revision: "Needs revision",
  max_iterations_reached: "Out of iterations",
  failed: "Failed",
  interrupted: "Interrupted",
  reward: "Reward",
};

/** A verdict in one or two words, with its reward where that is what was given. */
export function verdictLabel(verdict: VerdictResult | null, reward: number | null): string {
  if (verdict === null) return "No verdict";
  if (verdict !== "reward") return VERDICT_WORDS[verdict];
  return `Reward ${reward === null ? "unknown" : Number(reward.toFixed(3))}`;
}

export function verdictTone(verdict: VerdictResult | null, succeeded: boolean | null): BadgeTone {
  if (verdict === null) return "outline";
  if (succeeded === true) return "ok";
  if (succeeded === false) return "danger";
  return verdict === "needs_revision" ? "warn" : "neutral";
}

export const SPEAKER_WORDS: Record<Speaker, string> = {
  person: "Person",
  document: "Pasted document",
  guidance: "Guidance",
  harness: "Harness",
  simulator: "Simulated user",
  agent: "Agent",
  lead: "Lead agent",
  tool: "Tool",
  grader: "Grader",
};

/** The one colour that a speaker has in a transcript; the word beside it says the same. */
export const SPEAKER_COLORS: Record<Speaker, string> = {
  person: "bg-accent",
  document: "bg-accent/50",
  guidance: "bg-warn",
  harness: "bg-border-strong",
  simulator: "bg-info/60",
  agent: "bg-ok",
  lead: "bg-ok",
  tool: "bg-muted",
  grader: "bg-info",
};

export const SOURCE_WORDS: Record<string, string> = {
  claude_code: "Claude Code",
  claude_managed_agents: "Claude Managed Agents",
  managed_agents: "Claude Managed Agents",
  tau_bench: "tau-bench",
  tau2: "tau2",
  messages: "Messages",
  csv: "CSV",
  lucid: "Lucid export",
};

export function sourceLabel(source: string): string {
  return SOURCE_WORDS[source] ?? source;
}

/** 1 event, 1,204 events. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
