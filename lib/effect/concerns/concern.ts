import { odds } from "../effect";

/** A reason to look at an item in force again. */

export const CONCERN_KINDS = ["due", "unseen", "agent_changed", "harm"] as const;
export type ConcernKind = (typeof CONCERN_KINDS)[number];

const list = (value: unknown): string => (Array.isArray(value) ? value.map((one) => (one === "" ? "none" : String(one))).join(", ") : String(value ?? ""));

/** The reason in a sentence with its figures. */
export function concernWords(kind: ConcernKind, facts: Record<string, unknown>): string {
  switch (kind) {
    case "due":
      return `It was to be looked at again by ${String(facts.at ?? "").slice(0, 10)}.`;
    case "unseen":
      return `${String(facts.sessions)} sessions of its agents came since it was published, and dream ${String(facts.dream)} found none that shows what it is about. Either it works, or it is no longer needed.`;
    case "agent_changed":
      return `It rests on sessions of ${String(facts.agent)} ${list(facts.then)}; the newest are all of ${list(facts.now)}.`;
    case "harm":
      return `Sessions that had it did worse than those held out: ${String(facts.difference).replace("-", "−")} points within tasks (${String(facts.given)} with it, ${String(facts.heldOut)} without), evidence ${odds(Number(facts.evidence))} that it harms.`;
  }
}
