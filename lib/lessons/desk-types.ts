import type { Tab } from "./queue-query";

/** What the desk shows beyond the lesson itself. Plain data, shared with the browser. */

export const RISKS = ["low", "raised", "high"] as const;
/** Low: no finding to look at. Raised: one. High: a new capability, host, path or command, or a block. */
export type Risk = (typeof RISKS)[number];

/** Why a lesson is in the pile that it is in; `text` is a sentence without its full stop, or empty. */
export interface TurnReason {
  code: "new" | "assigned" | "lapsed" | "second" | "lead" | "given" | "assigned_other" | "edited" | "held" | "quarantined" | "decided" | "read_only";
  text: string;
}

export interface Person {
  id: string;
  name: string;
}

export const RULES = ["quotes", "flags", "approvals", "lead", "editor", "loss"] as const;
export type RuleId = (typeof RULES)[number];

/** One rule of the policy on one revision, as a fact. */
export interface PolicyRule {
  id: RuleId;
  title: string;
  state: "met" | "not_met" | "overridden";
  detail: string;
  /** Who overrode it and why. */
  by?: string;
  byName?: string;
  reason?: string;
}

export interface PolicyView {
  version: string;
  rules: PolicyRule[];
  /** Verdicts that this revision needs, and how many people have given theirs. */
  needed: number;
  given: number;
  /** Whether the verdicts stay sealed until the last one is in. */
  sealed: boolean;
}

/** A lead's approval against rules that were not met. Visible for ever. */
export interface OverrideView {
  id: string;
  revisionId: string;
  rules: string[];
  reason: string;
  by: string;
  byName: string;
  at: string;
}

export interface AssignmentView {
  to: Person;
  by: Person;
  note: string;
  at: string;
}

export const ABOUT = ["wording", "pattern"] as const;
export type About = (typeof ABOUT)[number];

export interface CommentView {
  id: string;
  by: string;
  byName: string;
  at: string;
  about: About;
  /** Number of the revision that it was made on. */
  revision: number;
  text: string;
  /** It was about an earlier wording. */
  cleared: boolean;
}

/** What a merge or a retirement takes away. */
export interface LossView {
  /** To be sent with the approval: whoever approves has seen exactly this. */
  digest: string;
  items: { itemId: string; title: string; path: string; text: string }[];
}

export interface RelatedLesson {
  id: string;
  title: string;
  state: string;
  strength: string;
  /** A sentence on how it is related. */
  why: string;
}

export interface DetachedQuote {
  id: string;
  exact: string;
  stance: "supports" | "contradicts";
  byName: string;
  reason: string;
  at: string;
}

/** The counts of one stratum: with the pattern and succeeded, with and not, without and succeeded, without and not. */
export interface StratumCounts {
  stratum: string;
  n11: number;
  n10: number;
  n01: number;
  n00: number;
}

/** The part of a lesson's view that the rules of a team add. */
export interface TeamView {
  turn: { tab: Tab; reason: TurnReason };
  risk: Risk;
  policy: PolicyView;
  overrides: OverrideView[];
  assignment: AssignmentView | null;
  comments: CommentView[];
  /** Others who have it open now. */
  lookedAtBy: { name: string; until: string }[];
  loss: LossView | null;
  similar: RelatedLesson[];
  contradicting: RelatedLesson[];
  strata: StratumCounts[];
  evidenceDigest: string;
  detached: DetachedQuote[];
  /** The reader's own approval that no longer stands. */
  lapsed: { because: "text" | "audience" | "evidence"; at: string } | null;
}
