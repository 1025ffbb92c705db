import { type Actor, authorize } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import type { Person, Risk, TurnReason } from "./desk-types";
import type { Kind, Operation, State, Strength } from "./lesson";
import { leadNeeded, readPolicy } from "./policy";
import type { QueueQuery, Sort, Tab } from "./queue-query";
import { filterConditions, inPile, neededFor, parameters, type Reader, turnCode } from "./queue-where";
import { riskOfNumber, riskWords } from "./risk";
import { PILE, type TurnCode, turnReason } from "./turn";

export type { Tab };

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
  /** The latest verdict that stands; null while it is sealed for the reader. */
  decision: { by: string; byName: string; what: "approve" | "reject" | "adopt"; at: string } | null;
  /** Why it is in this pile. */
  reason: TurnReason;
  risk: Risk;
  assignee: Person | null;
  /** The name of someone else who has it open now. */
  lookedAtBy: string | null;
  /** The agents that get it; empty for all. */
  agents: string[];
  verdicts: { given: number; needed: number };
}

export interface Queue {
  rows: QueueRow[];
  next: string | null;
}

export interface QueueCounts extends Record<Tab, number> {
  /** Decisions of this person since `since` that stand; of the last twelve hours when nothing is said. */
  done: number;
  /** Lessons of the asked pile that fit the filters. */
  matching: number;
}

type Filters = Partial<QueueQuery>;

interface Row extends Omit<QueueRow, "createdAt" | "reason" | "risk" | "verdicts"> {
  createdAt: Date;
  sortAt: Date;
  risk: number;
  given: number;
  code: TurnCode;
  lapsed: "text" | "audience" | "evidence" | null;
  assignedByName: string | null;
  assignmentNote: string;
  flagList: { rule: string; severity: "block" | "review" | "info"; message: string }[];
  leadIn: boolean;
}

const columns = (leads: string) => `l.id, r.title, l.kind, l.operation, l.state, l.state_reason AS "stateReason", l.strength, l.impact AS sessions,
  l.revision_id AS "revisionId", l.created_at AS "createdAt", coalesce(l.decided_at, l.updated_at) AS "sortAt", l.code, l.risk, l.verdicts AS given,
  coalesce((SELECT json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'message', f.message) ORDER BY f.severity, f.rule)
    FROM flags f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id AND f.severity <> 'info'), '[]') AS "flagList",
  (SELECT json_build_object('by', v.reviewer_id, 'byName', u.name, 'what', v.decision, 'at', v.created_at)
    FROM reviews v JOIN users u ON u.id = v.reviewer_id WHERE v.lesson_id = l.id AND v.undone_at IS NULL AND (NOT v.sealed OR v.reviewer_id = $2)
    ORDER BY v.created_at DESC LIMIT 1) AS decision,
  (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.id = l.assignee_id) AS assignee,
  (SELECT u.name FROM users u WHERE u.id = l.assigned_by) AS "assignedByName", l.assignment_note AS "assignmentNote",
  (SELECT u.name FROM reservations v JOIN users u ON u.id = v.user_id WHERE v.lesson_id = l.id AND v.user_id <> $2 AND v.expires_at > now()
    ORDER BY v.since LIMIT 1) AS "lookedAtBy",
  (SELECT m.lapsed FROM reviews m WHERE m.lesson_id = l.id AND m.reviewer_id = $2 AND m.lapsed IS NOT NULL ORDER BY m.undone_at DESC LIMIT 1) AS lapsed,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(r.applies_to->'agents')), '{}') AS agents,
  l.verdicts > 0 AND EXISTS (SELECT 1 FROM reviews m WHERE m.lesson_id = l.id AND m.revision_id = l.revision_id AND m.undone_at IS NULL
    AND m.decision <> 'adopt' AND m.reviewer_id = ANY(${leads}::text[])) AS "leadIn"`;

interface Order {
  columns: readonly string[];
  direction: "ASC" | "DESC";
  compare: "<" | ">";
  shape: readonly ("string" | "number")[];
  types: readonly string[];
  of: (row: Row) => (string | number)[];
}

const BY_TIME: Order = {
  columns: ["coalesce(l.decided_at, l.updated_at)"],
  direction: "DESC",
  compare: "<",
  shape: ["string"],
  types: ["timestamptz"],
  of: (row) => [row.sortAt.toISOString()],
};

const ORDERS: Record<Sort, Order> = {
  impact: { columns: ["l.impact"], direction: "DESC", compare: "<", shape: ["number"], types: ["int"], of: (row) => [row.sessions] },
  risk: {
    columns: ["l.risk", "l.impact"],
    direction: "DESC",
    compare: "<",
    shape: ["number", "number"],
    types: ["smallint", "int"],
    of: (row) => [row.risk, row.sessions],
  },
  // Who waits longest comes first.
  age: { columns: ["l.created_at"], direction: "ASC", compare: ">", shape: ["string"], types: ["timestamptz"], of: (row) => [row.createdAt.toISOString()] },
};

async function readerOf(actor: Actor): Promise<Reader> {
  return { actor, ...(await readPolicy(db(), actor.workspaceId)) };
}

/** Whether something outside the queue proper is assigned to the reader. */
async function hasAssigned(actor: Actor): Promise<boolean> {
  const rows = await sql("SELECT 1 FROM lessons WHERE workspace_id = $1 AND assignee_id = $2 AND state IN ('held_back', 'quarantined') LIMIT 1", [
    actor.workspaceId,
    actor.id,
  ]);
  return rows.length > 0;
}

function rowOf(reader: Reader, row: Row): QueueRow {
  const { sortAt: _sortAt, createdAt, decision, code, given, lapsed, assignedByName, assignmentNote, flagList, leadIn, risk: stored, ...rest } = row;
  const risk = riskOfNumber(stored);
  const needed = neededFor(reader, risk);
  const leadMissing = !leadIn && leadNeeded(reader.policy, { risk, reviewers: reader.reviewers, authorId: null });
  const facts = { code, state: row.state, given, needed, leadMissing, risk: risk === "high" ? riskWords(flagList) : "", lapsed };
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    decision: decision && { ...decision, at: new Date(decision.at).toISOString() },
    reason: turnReason({ ...facts, assignedBy: assignedByName, assignee: row.assignee?.name ?? null, note: assignmentNote, stateReason: row.stateReason }),
    risk,
    blocks: flagList.filter(({ severity }) => severity === "block").length,
    reviews: flagList.filter(({ severity }) => severity === "review").length,
    flag: flagList[0]?.message ?? "",
    verdicts: { given, needed },
  };
}

/** One page of a pile, filtered, searched and ordered as asked; of the decided ones the latest first. */
export async function listQueue(actor: Actor, tab: Tab, cursor: string | null, limit = 50, filters: Filters = {}): Promise<Queue> {
  await authorize(actor, "lessons.read");
  const [reader, assigned] = await Promise.all([readerOf(actor), tab === "turn" ? hasAssigned(actor) : false]);
  const order = tab === "decided" ? BY_TIME : ORDERS[filters.sort ?? "impact"];
  const parameter = parameters(actor.workspaceId, actor.id);
  const code = turnCode(reader, parameter);
  const conditions = ["l.workspace_id = $1", "$2::text IS NOT NULL", inPile(tab, code, parameter, assigned), ...filterConditions(filters, parameter)];
  if (cursor) {
    const places = decodeCursor(cursor, [...order.shape, "string"]);
    const values = places.map((place, i) => `${parameter.add(place)}::${order.types[i] ?? "text"}`);
    conditions.push(`(${[...order.columns, "l.id"].join(", ")}) ${order.compare} (${values.join(", ")})`);
  }
  const sorted = `ORDER BY ${[...order.columns, "l.id"].map((column) => `${column} ${order.direction}`).join(", ")}`;
  const leads = parameter.add(reader.reviewers.filter(({ lead }) => lead).map(({ id }) => id));
  const rows = await sql<Row>(
    // The page is chosen by the index first; what is shown of its rows is looked up afterwards.
    `WITH page AS (SELECT l.*, ${code} AS code FROM lessons l WHERE ${conditions.join(" AND ")} ${sorted} LIMIT ${parameter.add(limit + 1)})
     SELECT ${columns(leads)} FROM page l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id ${sorted}`,
    parameter.values,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown.map((row) => rowOf(reader, row)), next: last ? encodeCursor([...order.of(last), last.id]) : null };
}

const FILTERS = ["kind", "operation", "strength", "risk", "agent", "dream", "age", "assignee", "q"] as const;

async function countMatching(reader: Reader, tab: Tab, filters: Filters): Promise<number> {
  const parameter = parameters(reader.actor.workspaceId, reader.actor.id);
  // Only these two ask why a lesson is where it is; an unused parameter has no type.
  const code = tab === "turn" || tab === "waiting" ? turnCode(reader, parameter) : "";
  const conditions = [inPile(tab, code, parameter, true), ...filterConditions(filters, parameter)];
  const [row] = await sql<{ matching: number }>(
    `SELECT count(*)::int AS matching FROM lessons l WHERE l.workspace_id = $1 AND $2::text IS NOT NULL AND ${conditions.join(" AND ")}`,
    parameter.values,
  );
  return row?.matching ?? 0;
}

const OPEN_FOR_READER = "(l.state = 'proposed' OR l.assignee_id = $2 AND l.state IN ('held_back', 'quarantined'))";

/** How many of the lessons that are proposed, or assigned to the reader, wait for them and how many for others. */
async function countOpen(reader: Reader): Promise<Record<"turn" | "waiting", number>> {
  const assigned = await hasAssigned(reader.actor);
  const parameter = parameters(reader.actor.workspaceId, reader.actor.id);
  const code = turnCode(reader, parameter);
  const rows = await sql<{ code: TurnCode; count: number }>(
    `SELECT ${code} AS code, count(*)::int AS count FROM lessons l
     WHERE l.workspace_id = $1 AND $2::text IS NOT NULL AND ${assigned ? OPEN_FOR_READER : "l.state = 'proposed'"} GROUP BY 1`,
    parameter.values,
  );
  const open = { turn: 0, waiting: 0 };
  for (const row of rows) {
    const pile = PILE[row.code];
    if (pile === "turn" || pile === "waiting") open[pile] += row.count;
  }
  return open;
}

/** How many lessons wait for this person: what they decided, and others must still decide, waits for the others. */
export async function countOpenLessons(actor: Actor): Promise<number> {
  await authorize(actor, "lessons.read");
  return (await countOpen(await readerOf(actor))).turn;
}

/** How many lessons lie in each pile, how many of the asked one fit the filters, and how many this person has done. */
export async function countQueue(actor: Actor, filters: Filters = {}): Promise<QueueCounts> {
  await authorize(actor, "lessons.read");
  const reader = await readerOf(actor);
  const tab = filters.tab ?? "turn";
  const [open, byState, [done], matching] = await Promise.all([
    // Only what waits needs a look at each; the rest is counted by its state.
    countOpen(reader),
    sql<{ state: State; count: number }>(
      // Two counts that an index answers alone; what was adopted was never decided.
      `SELECT state, sum(count)::int AS count FROM (
         SELECT state, count(*) AS count FROM lessons WHERE workspace_id = $1 AND state IN ('held_back', 'quarantined', 'approved', 'published', 'rejected', 'retired', 'withdrawn') GROUP BY 1
         UNION ALL SELECT state, -count(*) FROM lessons WHERE workspace_id = $1 AND origin = 'adopted' GROUP BY 1
       ) counted WHERE state NOT IN ('proposed', 'superseded') GROUP BY 1`,
      [actor.workspaceId],
    ),
    sql<{ done: number }>(
      `SELECT count(DISTINCT v.lesson_id)::int AS done FROM reviews v WHERE v.workspace_id = $1 AND v.reviewer_id = $2 AND v.undone_at IS NULL
         AND v.decision <> 'adopt' AND v.created_at > coalesce($3::timestamptz, now() - interval '12 hours')`,
      [actor.workspaceId, actor.id, filters.since ?? null],
    ),
    FILTERS.some((name) => filters[name] !== undefined) ? countMatching(reader, tab, filters) : null,
  ]);
  const counts: Record<Tab, number> = { ...open, held: 0, quarantined: 0, decided: 0 };
  for (const row of byState) counts[row.state === "held_back" ? "held" : row.state === "quarantined" ? "quarantined" : "decided"] += row.count;
  return { ...counts, done: done?.done ?? 0, matching: matching ?? counts[tab] };
}
