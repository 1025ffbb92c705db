/** Where one file or stream of sessions comes from. */
export interface ImportSource {
  /** Shown to people and used for order, duplicates and the folder's name; `/` between parts. */
  path: string;
  /** Size in bytes when known, for progress. */
  size?: number;
  /** Files that belong to the same session: those of its subagents. */
  subagents?: ImportSource[] | undefined;
  open(): NodeJS.ReadableStream | AsyncIterable<Uint8Array>;
}

/** A record, session or file that could not be taken, and why. `line` counts from 1. */
export interface Rejection {
  file: string;
  line?: number;
  reason: string;
}

/** A session or file that was left out on purpose, and why. */
export interface Skip {
  file: string;
  reason: string;
}

export interface ImportReport {
  importId: string;
  status: "completed" | "canceled";
  /** Sessions only: a file that holds no session is in the list `skipped` but not in this count. */
  sessions: { added: number; updated: number; unchanged: number; skipped: number };
  /** Events written by this import. */
  events: number;
  /** At most 1,000 are listed; `rejectedCount` is the full number. */
  rejected: Rejection[];
  rejectedCount: number;
  /** At most 10,000 are listed. */
  skipped: Skip[];
}

export interface ImportProgress {
  file: string;
  bytes: number;
  files: number;
  sessions: number;
  events: number;
  rejected: number;
}
