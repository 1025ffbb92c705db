import type { Association, Strength, Support } from "./lesson";

/** What may be said about a pattern, in words that stay within law 3: "happens", "goes with", never "causes". Pure. */

const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** "31 sessions of 12 tasks, 2 agents, 3 people"; what is zero is left out. */
export function supportWords({ sessions, tasks, agents, people }: Support): string {
  const parts = [
    sessions > 0 && `${count(sessions, "session")}${tasks > 1 ? ` of ${count(tasks, "task")}` : ""}`,
    agents > 0 && count(agents, "agent"),
    people > 0 && count(people, "person", "people"),
  ];
  return parts.filter(Boolean).join(", ");
}

/** A share as whole points with a sign: −24. */
export function points(difference: number): string {
  const value = Math.round(difference * 100);
  return `${value < 0 ? "−" : value > 0 ? "+" : ""}${Math.abs(value)}`;
}

/** A probability as it is usually printed. */
export function probability(p: number): string {
  return p < 0.001 ? "below .001" : p.toFixed(3).replace(/^0/, "");
}

/** The pattern in one or two sentences. */
export function patternSentences(strength: Strength, association: Association | null): string[] {
  if (strength === "seen" || association === null) return ["It happens. Nothing is said about whether it goes with success or failure."];
  const { riskDifference, low, high, q, replication } = association;
  const side = riskDifference < 0 ? "less" : "more";
  const sentences = [
    `It goes with ${riskDifference < 0 ? "failure" : "success"}: compared within the same task, sessions that show it succeed ${side} often, ${points(riskDifference)} points (95 % interval ${points(low)} to ${points(high)}, q ${probability(q)}).`,
  ];
  if (strength === "replicated" && replication) {
    sentences.push(`And again in trials kept aside: ${points(replication.riskDifference)} points, p ${probability(replication.p)}.`);
  }
  return sentences;
}

/** What the strength does not say. Shown beside every pattern. */
export const UNTESTED = "Whether telling agents helps has not been tested.";
