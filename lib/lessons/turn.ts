import type { TurnReason } from "./desk-types";
import type { State } from "./lesson";
import type { Tab } from "./queue-query";

/** Whose turn it is, and the sentence that says why. Pure. */

export type TurnCode = TurnReason["code"];

/** The pile that each reason belongs to. */
export const PILE: Record<TurnCode, Tab> = {
  new: "turn",
  assigned: "turn",
  lapsed: "turn",
  second: "turn",
  given: "waiting",
  assigned_other: "waiting",
  lead: "waiting",
  edited: "waiting",
  read_only: "waiting",
  held: "held",
  quarantined: "quarantined",
  decided: "decided",
};

export interface TurnFacts {
  code: TurnCode;
  state: State;
  /** Verdicts given and needed on the present revision. */
  given: number;
  needed: number;
  /** Whether what is missing is a lead's verdict. */
  leadMissing: boolean;
  /** Why it is risky, as the end of a sentence; empty when it is not. */
  risk: string;
  lapsed: "text" | "audience" | "evidence" | null;
  assignedBy: string | null;
  assignee: string | null;
  note: string;
  stateReason: string;
}

const LAPSED = { text: "text changed", audience: "audience changed", evidence: "evidence changed" } as const;
const ORDINALS = ["first", "second", "third"] as const;

const because = (what: string, risk: string): string => (risk === "" ? what : `${what}: ${risk}`);

/** Why the lesson is in its pile, for the person who looks. */
export function turnReason(facts: TurnFacts): TurnReason {
  return { code: facts.code, text: words(facts) };
}

function words({ code, given, needed, leadMissing, risk, lapsed, assignedBy, assignee, note, stateReason }: TurnFacts): string {
  const more = Math.max(1, needed - given);
  switch (code) {
    case "new":
      if (leadMissing && needed <= 1) return because("a lead must approve", risk);
      return needed > 1 ? because(`${needed === 2 ? "two" : "three"} people must approve`, risk) : "";
    case "assigned":
      return `assigned to you${assignedBy === null ? "" : ` by ${assignedBy}`}${note === "" ? "" : `: ${note}`}`;
    case "lapsed":
      return `your approval lapsed: ${LAPSED[lapsed ?? "text"]}`;
    case "second":
      return because(`${leadMissing && more === 1 ? "a lead's" : ORDINALS[Math.min(given, 2)]} approval needed`, risk);
    case "given":
      return `your verdict is in; waits for ${leadMissing && more === 1 ? "a lead" : more === 1 ? "one more person" : `${more} more people`}`;
    case "assigned_other":
      return `assigned to ${assignee ?? "someone else"}${note === "" ? "" : `: ${note}`}`;
    case "lead":
      return because("a lead must approve", risk);
    case "edited":
      return "you edited it: someone else approves";
    case "held":
    case "quarantined":
      return stateReason.replace(/[.]$/, "");
    case "read_only":
    case "decided":
      return "";
  }
}
