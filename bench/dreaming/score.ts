import type { Finding } from "@/lib/dreams/mining/finding";
import type { Kind } from "@/lib/lessons/lesson";
import type { Planted } from "./generate";

export interface Score {
  found: number;
  planted: number;
  right: number;
  claimed: number;
}

export const SCORED: readonly Kind[] = ["recurring_mistake", "effective_workflow", "team_preference", "heuristic", "first_attempt_gap"];

/** Which planted pattern a finding is about, or null. */
function plantedOf(finding: Finding, planted: Planted): string | null {
  const text = `${finding.slots.objects.join(" ")} ${finding.text.body}`;
  switch (finding.kind) {
    case "effective_workflow": {
      const steps = finding.slots.objects;
      const flow = planted.workflows.find((own) => steps.filter((step) => own.includes(step)).length >= 2 && steps.every((step) => own.includes(step)));
      return flow?.join() ?? null;
    }
    case "recurring_mistake":
      return planted.mistakes.find((message) => text.includes(message)) ?? null;
    case "heuristic":
      return planted.fixes.find((message) => text.includes(message) && /strict/.test(text)) ?? null;
    case "team_preference":
      return planted.wishes.find((wish) => text.includes(wish)) ?? null;
    case "first_attempt_gap": {
      const gap = planted.gaps.findIndex((name) => text.includes(name));
      return gap === -1 ? null : `${gap}/${finding.slots.action}`;
    }
  }
}

/** Precision and recall per kind. Where a kind has a difference only what is claimed of it counts: `associated` and better. */
export function score(findings: readonly Finding[], planted: Planted): Record<string, Score> {
  const totals: Record<string, number> = {
    recurring_mistake: planted.mistakes.length,
    effective_workflow: planted.workflows.length,
    team_preference: planted.wishes.length,
    heuristic: planted.fixes.length,
    first_attempt_gap: planted.gaps.length * 2,
  };
  return Object.fromEntries(
    SCORED.map((kind) => {
      const tested = kind === "recurring_mistake" || kind === "effective_workflow";
      const claimed = findings.filter((finding) => finding.kind === kind && finding.state === "proposed" && (!tested || finding.strength !== "seen"));
      // A second finding of the same pattern is as wrong as one of none.
      const right = new Set(claimed.map((finding) => plantedOf(finding, planted)).filter((name) => name !== null)).size;
      return [kind, { found: right, planted: totals[kind]!, right, claimed: claimed.length }];
    }),
  );
}

export function associations(findings: readonly Finding[]): number {
  return findings.filter(({ strength }) => strength !== "seen").length;
}
