/** What insights are computed from: entries of the audit trail, and nothing else. */

/** The entries that matter here. */
export const ACTIONS = [
  "lesson.proposed",
  "lesson.held_back",
  "lesson.quarantined",
  "lesson.released_from_hold",
  "lesson.superseded",
  "lesson.refreshed",
  "lesson.edited",
  "lesson.quote_added",
  "lesson.quote_detached",
  "lesson.approved",
  "lesson.rejected",
  "lesson.overridden",
  "lesson.verdict_given",
  "lesson.verdict_opened",
  "lesson.decision_undone",
  "dream.completed",
  "dream.failed",
  "dream.canceled",
] as const;

/** The facts of those entries that figures are made of. */
export const FACTS = [
  "state",
  "from",
  "kind",
  "reason",
  "decision",
  "reviewer",
  "review",
  "revision",
  "words",
  "looked",
  "bulk",
  "sessions",
  "findings",
  "lessons",
] as const;

/** One entry, as an export of the trail has it. */
export interface Act {
  seq: number;
  /** RFC 3339. */
  at: string;
  actor: { kind: string; id: string };
  action: string;
  object: { type: string; id: string };
  facts: Record<string, unknown>;
}
