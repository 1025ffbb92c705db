import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import type { Kind, Operation, State, Strength } from "./lesson";

export const TABS = ["turn", "held", "quarantined", "decided"] as const;
/** The four piles of the desk. "turn" waits for this person; what they approved and others must still approve counts as decided. */
export type Tab = (typeof TABS)[number];

export interface QueueRow {
  id: string;
  title: string;
  kind: Kind;
  operation: Operation;
  state: State;
  stateReason: string;
  strength: Strength;
  /** Sessions affected: what the queue is ordered by. */
  sessions: number;
  blocks: number;
  reviews: number;
  /** The message of the gravest flag, or an empty string. */
  flag: string;
  revisionId: string;
  /** ISO 8601. */
  createdAt: string;
  decision: { by: string; byName: string; what: "approve" | "reject" | "adopt"; at: string } | null;
}

export interface Queue {
  rows: QueueRow[];
  next: string | null;
}

export interface QueueCounts {
  turn: number;
  held: number;
  quarantined: number;
  decided: number;
  /** Decisions of this person in the last twelve hours that stand. */
  done: number;
}

// $1 workspace, $2 the person.
const MINE = "EXISTS (SELECT 1 FROM reviews m WHERE m.lesson_id = l.id AND m.revision_id = l.revision_id AND m.reviewer_id = $2 AND m.undone_at IS NULL)";
const WHERE: Record<Tab, string> = {
  turn: `l.state = 'proposed' AND NOT ${MINE}`,
  held: "l.state = 'held_back'",
  quarantined: "l.state = 'quarantined'",
  decided: `(l.state IN ('approved', 'published', 'rejected', 'retired', 'withdrawn') AND l.origin <> 'adopted' OR l.state = 'proposed' AND ${MINE})`,
};

const COLUMNS = `l.id, r.title, l.kind, l.operation, l.state, l.state_reason AS "stateReason", l.strength, l.impact AS sessions, l.revision_id AS "revisionId",
  l.created_at AS "createdAt", coalesce(l.decided_at, l.updated_at) AS "sortAt",
  (SELECT count(*)::int FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id AND f.severity = 'block') AS blocks,
  (SELECT count(*)::int FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id AND f.severity = 'review') AS reviews,
  coalesce((SELECT f.message FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id AND f.severity <> 'info'
    ORDER BY f.severity, f.rule LIMIT 1), '') AS flag,
  (SELECT json_build_object('by', v.reviewer_id, 'byName', u.name, 'what', v.decision, 'at', v.created_at)
    FROM reviews v JOIN users u ON u.id = v.reviewer_id WHERE v.lesson_id = l.id AND v.undone_at IS NULL ORDER BY v.created_at DESC LIMIT 1) AS decision`;

interface Row extends Omit<QueueRow, "createdAt"> {
  createdAt: Date;
  sortAt: Date;
}

/** One page of a pile: what touches most sessions first, of the decided ones the latest first. */
export async function listQueue(actor: Actor, tab: Tab, cursor: string | null, limit = 50): Promise<Queue> {
  await authorize(actor, "lessons.read");
  const byTime = tab === "decided";
  const order = byTime ? "coalesce(l.decided_at, l.updated_at)" : "l.impact";
  const [after, id] = cursor ? decodeCursor(cursor, [byTime ? "string" : "number", "string"]) : [null, null];
  const rows = await sql<Row>(
    // The page is chosen by the index first; what is shown of its rows is looked up afterwards.
    `WITH page AS (
       SELECT l.* FROM lessons l
       WHERE l.workspace_id = $1 AND ${WHERE[tab]} AND ($3::text IS NULL OR (${order}, l.id) < ($4::${byTime ? "timestamptz" : "int"}, $3)) AND $2::text IS NOT NULL
       ORDER BY ${order} DESC, l.id DESC LIMIT $5
     )
     SELECT ${COLUMNS} FROM page l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id ORDER BY ${order} DESC, l.id DESC`,
    [actor.workspaceId, actor.id, id, after, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ sortAt: _sortAt, createdAt, decision, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      decision: decision && { ...decision, at: new Date(decision.at).toISOString() },
    })),
    next: last ? encodeCursor([byTime ? last.sortAt.toISOString() : last.sessions, last.id]) : null,
  };
}

/** How many lessons lie in each pile, and how many this person has done. */
export async function countQueue(actor: Actor): Promise<QueueCounts> {
  await authorize(actor, "lessons.read");
  const [counts] = await sql<QueueCounts>(
    `SELECT ${TABS.map((tab) => `(count(*) FILTER (WHERE ${WHERE[tab]}))::int AS ${tab}`).join(", ")},
       (SELECT count(DISTINCT v.lesson_id)::int FROM reviews v WHERE v.workspace_id = $1 AND v.reviewer_id = $2 AND v.undone_at IS NULL
          AND v.decision <> 'adopt' AND v.created_at > now() - interval '12 hours') AS done
     FROM lessons l WHERE l.workspace_id = $1 AND l.state <> 'superseded'`,
    [actor.workspaceId, actor.id],
  );
  return counts ?? { turn: 0, held: 0, quarantined: 0, decided: 0, done: 0 };
}
