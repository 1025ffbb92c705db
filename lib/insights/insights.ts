import type { Act } from "./acts";
import { type Agreement, agreementOf, type VerdictRow } from "./agreement";
import { type DreamRow, dreamRow } from "./dream-rows";

/** The figures for leads: how long decisions take, whether reviewers agree, what is rejected and why. Pure: a function of the trail. */

/** Reading faster than this is skimming, in words a minute. Silent reading of English averages 238, and 400 is rare. Source: Brysbaert, Journal of Memory and Language 109 (2019). */
export const FAST_READING = 400;

export interface DecisionRow {
  seq: number;
  at: string;
  lessonId: string;
  outcome: "approved" | "rejected";
  /** From when the lesson was proposed. */
  hours: number;
}

export interface FastRow {
  seq: number;
  at: string;
  lessonId: string;
  by: string;
  /** How long the lesson was on the screen, and how long its text takes to read, in seconds. */
  seconds: number;
  needed: number;
  words: number;
}

export interface RejectionRow {
  seq: number;
  at: string;
  lessonId: string;
  by: string;
  kind: string;
  reason: string;
}

export interface WaitingRow {
  lessonId: string;
  kind: string;
  since: string;
  days: number;
}

export interface Bucket {
  label: string;
  count: number;
}

export interface Insights {
  /** The window: decisions and dreams from `since` to `until`; what waits, waits at `until`. */
  since: string;
  until: string;
  decisions: { count: number; approved: number; rejected: number; medianHours: number | null; p90Hours: number | null; buckets: Bucket[]; rows: DecisionRow[] };
  agreement: Agreement;
  /** `measured`: decisions whose time on the screen is known; those made in bulk are left out. */
  fast: { measured: number; unmeasured: number; fast: number; byPerson: { id: string; measured: number; fast: number }[]; rows: FastRow[] };
  rejections: { count: number; cells: { reason: string; kind: string; count: number }[]; rows: RejectionRow[] };
  waiting: { count: number; buckets: Bucket[]; rows: WaitingRow[] };
  dreams: { count: number; completed: number; findings: number; lessons: number; rows: DreamRow[] };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const DECISION_BUCKETS: [string, number][] = [
  ["under 1 hour", 1],
  ["1 to 4 hours", 4],
  ["4 to 24 hours", 24],
  ["1 to 3 days", 72],
  ["3 to 7 days", 168],
  ["over 7 days", Number.POSITIVE_INFINITY],
];

const AGE_BUCKETS: [string, number][] = [
  ["under 1 day", 1],
  ["1 to 3 days", 3],
  ["3 to 7 days", 7],
  ["7 to 30 days", 30],
  ["over 30 days", Number.POSITIVE_INFINITY],
];

function bucketsOf(limits: readonly [string, number][], values: readonly number[]): Bucket[] {
  const buckets = limits.map(([label]) => ({ label, count: 0 }));
  for (const value of values) {
    const bucket = buckets[limits.findIndex(([, below]) => value < below)];
    if (bucket) bucket.count++;
  }
  return buckets;
}

/** The value that a share of the sorted values does not exceed (nearest rank), to a tenth; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) * 10) / 10;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

interface Life {
  kind: string;
  /** Since when it waits for people; null while it does not. */
  waitingSince: string | null;
  /** When it first waited: what the time to a decision is counted from, also after an undo. */
  firstWaited: string | null;
  decision: DecisionRow | null;
}

/** The lives of all lessons, in the order of the trail. */
function livesOf(acts: readonly Act[]): Map<string, Life> {
  const lives = new Map<string, Life>();
  for (const act of acts) {
    if (act.object.type !== "lesson") continue;
    const life = lives.get(act.object.id) ?? { kind: "", waitingSince: null, firstWaited: null, decision: null };
    lives.set(act.object.id, life);
    if (life.kind === "") life.kind = text(act.facts.kind);
    follow(life, act);
  }
  return lives;
}

/** What a lesson's state is after an entry, or null when the entry does not say. */
function stateAfter({ action, facts }: Act): string | null {
  if (action === "lesson.proposed" || action === "lesson.released_from_hold") return "proposed";
  if (action === "lesson.held_back") return "held_back";
  if (action === "lesson.quarantined") return "quarantined";
  if (action === "lesson.superseded") return "superseded";
  if (action === "lesson.rejected") return text(facts.state) || "rejected";
  return text(facts.state) || null;
}

function follow(life: Life, act: Act): void {
  const state = stateAfter(act);
  if (state === null) return;
  if (state === "proposed" || state === "quarantined") life.firstWaited ??= act.at;
  if (state === "proposed") {
    life.waitingSince ??= act.at;
    life.decision = null;
    return;
  }
  life.waitingSince = null;
  if (state !== "approved" && state !== "rejected") {
    life.decision = null;
    return;
  }
  const from = life.firstWaited ?? act.at;
  const hours = Math.round(((Date.parse(act.at) - Date.parse(from)) / HOUR) * 1000) / 1000;
  life.decision = { seq: act.seq, at: act.at, lessonId: act.object.id, outcome: state, hours };
}

const DECIDING = new Set(["lesson.approved", "lesson.rejected", "lesson.overridden", "lesson.verdict_given"]);

function fastOf(acts: readonly Act[]): Insights["fast"] {
  const rows: FastRow[] = [];
  const people = new Map<string, { id: string; measured: number; fast: number }>();
  let measured = 0;
  let unmeasured = 0;
  for (const { action, facts, actor, seq, at, object } of acts) {
    if (!DECIDING.has(action) || facts.bulk === true) continue;
    const words = number(facts.words);
    const looked = number(facts.looked);
    if (words === null || looked === null) {
      unmeasured++;
      continue;
    }
    measured++;
    const person = people.get(actor.id) ?? { id: actor.id, measured: 0, fast: 0 };
    people.set(actor.id, person);
    person.measured++;
    const needed = (words / FAST_READING) * 60;
    if (looked / 1000 >= needed) continue;
    person.fast++;
    rows.push({ seq, at, lessonId: object.id, by: actor.id, seconds: Math.round(looked / 100) / 10, needed: Math.round(needed * 10) / 10, words });
  }
  const byPerson = [...people.values()].sort((a, b) => b.fast - a.fast || b.measured - a.measured || (a.id < b.id ? -1 : 1));
  return { measured, unmeasured, fast: rows.length, byPerson, rows };
}

function rejectionsOf(verdicts: readonly VerdictRow[], within: (at: string) => boolean): Insights["rejections"] {
  const rows: RejectionRow[] = [];
  for (const { decision, seq, at, lessonId, by, kind, reason } of verdicts)
    if (decision === "reject" && within(at)) rows.push({ seq, at, lessonId, by, kind, reason });
  const cells = new Map<string, { reason: string; kind: string; count: number }>();
  for (const { reason, kind } of rows) {
    const cell = cells.get(`${reason}/${kind}`) ?? { reason, kind, count: 0 };
    cells.set(`${reason}/${kind}`, cell);
    cell.count++;
  }
  const sorted = [...cells.values()].sort((a, b) => b.count - a.count || (`${a.reason}/${a.kind}` < `${b.reason}/${b.kind}` ? -1 : 1));
  return { count: rows.length, cells: sorted, rows };
}

/**
 * Every figure, out of the entries of one trail in their order.
 * @param since and until, RFC 3339; entries after `until` count for nothing
 */
export function insightsOf(trail: readonly Act[], since: string, until: string): Insights {
  const [from, to] = [Date.parse(since), Date.parse(until)];
  const within = (at: string) => Date.parse(at) >= from;
  const acts: Act[] = [];
  const recent: Act[] = [];
  for (const act of trail) {
    const time = Date.parse(act.at);
    if (time <= to) acts.push(act);
    if (time <= to && time >= from) recent.push(act);
  }
  const lives = [...livesOf(acts)];
  const decisions = lives.flatMap(([, { decision }]) => (decision && within(decision.at) ? [decision] : [])).sort((a, b) => a.seq - b.seq);
  const hours = decisions.map((row) => row.hours);
  const waiting = lives
    .flatMap(([lessonId, { kind, waitingSince }]): WaitingRow[] =>
      waitingSince === null ? [] : [{ lessonId, kind, since: waitingSince, days: Math.round(((to - Date.parse(waitingSince)) / DAY) * 100) / 100 }],
    )
    .sort((a, b) => b.days - a.days || (a.lessonId < b.lessonId ? -1 : 1));
  const agreement = agreementOf(acts, within);
  const dreams = recent.flatMap((act) => dreamRow(act) ?? []);
  const approved = decisions.filter(({ outcome }) => outcome === "approved").length;
  return {
    since,
    until,
    decisions: {
      count: decisions.length,
      approved,
      rejected: decisions.length - approved,
      medianHours: quantile(hours, 0.5),
      p90Hours: quantile(hours, 0.9),
      buckets: bucketsOf(DECISION_BUCKETS, hours),
      rows: decisions,
    },
    agreement: agreement.figure,
    fast: fastOf(recent),
    rejections: rejectionsOf(agreement.verdicts, within),
    waiting: {
      count: waiting.length,
      buckets: bucketsOf(
        AGE_BUCKETS,
        waiting.map(({ days }) => days),
      ),
      rows: waiting,
    },
    dreams: {
      count: dreams.length,
      completed: dreams.filter(({ status }) => status === "completed").length,
      findings: dreams.reduce((sum, { findings }) => sum + findings, 0),
      lessons: dreams.reduce((sum, { lessons }) => sum + lessons, 0),
      rows: dreams,
    },
  };
}
