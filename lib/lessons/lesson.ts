import type { AppliesTo } from "@/lib/guidance/audience";

/** The words of a lesson. Types and pure rules only: no framework, no database, the clock is passed in. */

export const KINDS = ["recurring_mistake", "effective_workflow", "team_preference", "heuristic", "first_attempt_gap"] as const;
export type Kind = (typeof KINDS)[number];

export const OPERATIONS = ["add", "revise", "merge", "retire"] as const;
export type Operation = (typeof OPERATIONS)[number];

export const FORMS = ["note", "playbook"] as const;
export type Form = (typeof FORMS)[number];

export const STATES = ["proposed", "held_back", "quarantined", "approved", "published", "rejected", "superseded", "retired", "withdrawn"] as const;
export type State = (typeof STATES)[number];

export const STRENGTHS = ["seen", "associated", "replicated"] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Support {
  sessions: number;
  tasks: number;
  agents: number;
  people: number;
}

/** n11 = shows the pattern and succeeded, n10 shows it and did not, n01 and n00 the same without it. */
export interface Association {
  n11: number;
  n10: number;
  n01: number;
  n00: number;
  riskDifference: number;
  low: number;
  high: number;
  p: number;
  q: number;
  replication: { riskDifference: number; p: number } | null;
}

/** What a person reads and changes. */
export interface LessonText {
  title: string;
  /** The situation, without "Use when". */
  trigger: string;
  body: string;
  appliesTo: AppliesTo;
}

/** A quote as the engine or a reviewer ties it to a lesson. Offsets are UTF-16 units into the event's stored text. */
export interface Quote {
  sessionId: string;
  eventIndex: number;
  speaker: string;
  /** Ordinal of the sentence or step of the body that it bears on, from 0. */
  claim: number;
  stance: "supports" | "contradicts";
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

export interface GateFlag {
  rule: string;
  severity: "block" | "review" | "info";
  message: string;
  field: "title" | "trigger" | "body" | "evidence";
  start?: number;
  end?: number;
}

/** Why a lesson was rejected. */
export const REJECT_REASONS = ["untrue", "not_general", "known_already", "unsafe", "outdated", "badly_worded", "other"] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What can happen to a lesson. */
export const ACTS = ["approve", "reject", "edit", "release", "undo", "supersede", "publish", "retire", "withdraw"] as const;
export type Act = (typeof ACTS)[number];

export interface Circumstances {
  /** Whether a gate blocks the revision that would stand after the act. */
  blocked: boolean;
  /** Whether the policy's approvals are there, counting this one. */
  enough: boolean;
  /** Whether a reason keeps the lesson back (the budget, an incident) that nobody has lifted. */
  held: boolean;
  /** Whether a lead approves against what blocks it, with a reason. */
  overridden: boolean;
  /** Whether the verdict waits, sealed, for those of others. */
  pending: boolean;
}

export type Decision = { ok: true; to: State } | { ok: false; why: string };

type Rule = State | ((circumstances: Circumstances) => State);

const reopened: Rule = ({ blocked, held }) => (blocked ? "quarantined" : held ? "held_back" : "proposed");
const reworded: Rule = ({ blocked }) => (blocked ? "quarantined" : "proposed");

/** From state and act to the next state. What is not in the table cannot happen. */
export const TRANSITIONS: Record<State, Partial<Record<Act, Rule>>> = {
  proposed: {
    approve: ({ enough, overridden }) => (enough || overridden ? "approved" : "proposed"),
    reject: ({ pending }) => (pending ? "proposed" : "rejected"),
    edit: reworded,
    undo: "proposed",
    supersede: "superseded",
  },
  held_back: { reject: "rejected", edit: ({ blocked }) => (blocked ? "quarantined" : "held_back"), release: "proposed", supersede: "superseded" },
  quarantined: { approve: "approved", reject: "rejected", edit: reworded, supersede: "superseded" },
  approved: { edit: reworded, undo: reopened, publish: "published" },
  published: { supersede: "superseded", retire: "retired", withdraw: "withdrawn" },
  rejected: { undo: reopened },
  superseded: {},
  retired: {},
  withdrawn: {},
};

const REFUSALS: Partial<Record<State, Partial<Record<Act, string>>>> = {
  held_back: { approve: "This lesson is held back. Propose it anyway first, then decide." },
  quarantined: {
    approve: "This lesson is quarantined and cannot be approved. Edit out what was flagged, or reject it; a lead can override with a reason.",
    release: "This lesson is quarantined. Only an edit without findings, resting on trusted evidence, takes it out.",
  },
  approved: {
    approve: "This lesson is approved already.",
    reject: "This lesson is approved. Undo the approval first, then reject it.",
  },
  published: {
    undo: "This lesson is in force: its release was published. Propose to retire it instead.",
    edit: "This lesson is in force. Propose a revision or a retirement instead.",
  },
};

const WORDS: Record<State, string> = {
  proposed: "proposed",
  held_back: "held back",
  quarantined: "quarantined",
  approved: "approved",
  published: "in force",
  rejected: "rejected",
  superseded: "superseded by a newer lesson",
  retired: "retired",
  withdrawn: "withdrawn",
};

/** What an act does to a lesson in a state, or a sentence on why it cannot. Pure. */
export function decide(state: State, act: Act, circumstances: Circumstances): Decision {
  const rule = TRANSITIONS[state][act];
  if (rule === undefined) return { ok: false, why: REFUSALS[state]?.[act] ?? `This lesson is ${WORDS[state]}. Reload to see what happened to it.` };
  const blocked = circumstances.blocked || state === "quarantined";
  if (act === "approve" && blocked && !circumstances.overridden) return { ok: false, why: REFUSALS.quarantined?.approve ?? "" };
  return { ok: true, to: typeof rule === "function" ? rule(circumstances) : rule };
}

/** Whether people can still decide about it. */
export function isOpen(state: State): boolean {
  return state === "proposed" || state === "held_back" || state === "quarantined";
}
