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
