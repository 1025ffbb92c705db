/** Bringing in what the Claude platform has. Types and pure rules only. */

export const PULL_STATUSES = ["pending", "running", "completed", "partial", "failed", "canceled"] as const;
export type PullStatus = (typeof PULL_STATUSES)[number];
export type PullKind = "full" | "new";
export type PullStep = "waiting" | "agents" | "sessions" | "stores" | "done";

export interface PullProgress {
  step: PullStep;
  /** Requests sent, the SDK's own repetitions too. */
  requests: number;
  agents: number;
  /** Sessions that the platform listed. */
  listed: number;
  /** Of these, whose events were fetched. */
  fetched: number;
  /** Of these, that were as they are here already. */
  unchanged: number;
  /** Still at work, and left for later. */
  atWork: number;
  /** What the import made of the fetched ones. */
  added: number;
  updated: number;
  events: number;
  stores: number;
  memories: number;
  versions: number;
  /** From when on sessions are listed, fixed when that begins; undefined before. */
  since?: string | null;
  /** Where the list of sessions goes on. */
  page: string | null;
  /** How often it waited because Claude asked for fewer requests or could not be reached. */
  waited: number;
}

export const NO_PROGRESS: PullProgress = {
  step: "waiting",
  requests: 0,
  agents: 0,
  listed: 0,
  fetched: 0,
  unchanged: 0,
  atWork: 0,
  added: 0,
  updated: 0,
  events: 0,
  stores: 0,
  memories: 0,
  versions: 0,
  page: null,
  waited: 0,
};

/** Something that could not be brought in, and why. */
export interface PullFailure {
  what: "agent" | "session" | "store";
  id: string;
  reason: string;
}

/** So many failures are listed. */
export const MOST_FAILURES = 200;

/** How far before the newest session that is known an incremental pull looks for sessions that went on. */
export const LOOK_BACK_DAYS = 30;

/** From when on an incremental pull lists sessions: ISO 8601, or null for all of them. */
export function listedSince(kind: PullKind, newest: string | null, asked: string | undefined): string | null {
  const from = asked === undefined || asked === "" ? null : new Date(asked).toISOString();
  if (kind === "full" || newest === null) return from;
  const back = new Date(Date.parse(newest) - LOOK_BACK_DAYS * 86_400_000).toISOString();
  return from !== null && from > back ? from : back;
}

/** What is done about a session that was listed. */
export function whatToDo(session: { status: string; updated_at: string }, fetchedAtState: string | null | undefined): "fetch" | "unchanged" | "at_work" {
  if (session.updated_at === fetchedAtState) return "unchanged";
  return session.status === "running" || session.status === "rescheduling" ? "at_work" : "fetch";
}
