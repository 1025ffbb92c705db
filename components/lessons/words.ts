import type { Kind, Operation, RejectReason, State, Strength } from "@/lib/lessons/lesson";

/** The words of a lesson as they stand on the screen. */

/** Part of a sentence where it stands alone. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const KIND_WORDS: Record<Kind, string> = {
  recurring_mistake: "Recurring mistake",
  effective_workflow: "Effective workflow",
  team_preference: "Team preference",
  heuristic: "Heuristic",
  first_attempt_gap: "Gap at the first attempt",
};

export const OPERATION_WORDS: Record<Operation, string> = { add: "Add", revise: "Revise", merge: "Merge", retire: "Retire" };

export const STATE_WORDS: Record<State, string> = {
  proposed: "Proposed",
  held_back: "Held back",
  quarantined: "Quarantined",
  approved: "Approved",
  published: "In force",
  rejected: "Rejected",
  superseded: "Superseded",
  retired: "Retired",
  withdrawn: "Withdrawn",
};

export const STRENGTH_WORDS: Record<Strength, { word: string; hint: string }> = {
  seen: { word: "seen", hint: "It happens. Nothing is said about success or failure." },
  associated: { word: "associated", hint: "It goes with verdicts, compared within the same task." },
  replicated: { word: "replicated", hint: "It goes with verdicts, and again in trials kept aside." },
};

export const REASON_WORDS: Record<RejectReason, string> = {
  untrue: "Untrue",
  not_general: "Not general",
  known_already: "Known already",
  unsafe: "Unsafe",
  outdated: "Outdated",
  badly_worded: "Badly worded",
  other: "Other",
};

export const SPEAKER_WORDS: Record<string, string> = {
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

export const AUDIENCE_WORDS = { agents: "Agents", roles: "Roles", tasks: "Tasks", tools: "Tools" } as const;
