import type { AuditEntry, AuditText } from "../entry";

/**
 * The answer to one question as lines of canonical JSON: a head, then what it rests on, each with what proves it. It is checked without
 * the rest of the trail and without Lucid; docs/formats.md describes it for others.
 */

export const ANSWER_FORMAT = "lucid-answer/1";

export type Question =
  | { kind: "agent"; agent: string /** RFC 3339, UTC. */; at: string }
  | { kind: "lesson"; lessonId: string }
  | { kind: "person"; personId: string };

export interface AnswerHead {
  format: typeof ANSWER_FORMAT;
  origin: string;
  trail: string;
  question: Question;
  /** The tree that every entry is proven to be in, and the signed checkpoint over it. */
  size: number;
  root: string;
  checkpoint: string;
  /** How many lines follow. */
  lines: number;
}

/** An entry, where it stands in the tree, and its text unless it was erased. Its leaf's index is `entry.seq - 1`. */
export interface EntryLine {
  kind: "entry";
  entry: AuditEntry;
  text: AuditText | null;
  /** RFC 6962 inclusion proof, hex, from the leaf up. */
  proof: string[];
}

/** A revision: `canonical` hashes to `revision`, `file` to `sha256`; both null once the text was redacted. */
export interface RevisionLine {
  kind: "revision";
  lessonId: string;
  revision: string;
  sha256: string;
  canonical: string | null;
  file: string | null;
}

/** A release: SHA-256 of the canonical JSON of `{index: sha256(index), items}` is `sha256`, and the entry `seq` says so. */
export interface ReleaseLine {
  kind: "release";
  releaseId: string;
  number: number;
  sha256: string;
  items: { path: string; lessonId: string; revision: string; sha256: string; appliesTo: unknown; position: number }[];
  /** Null once a text in it was redacted. */
  index: string | null;
  /** The entry that put it in force, and names its hash. */
  seq: number;
}

/** What an agent was given: the items of a release that apply to it. */
export interface GivenLine {
  kind: "given";
  releaseId: string;
  paths: string[];
}

export interface ProvenQuote {
  sessionId: string;
  eventIndex: number;
  claim: number;
  stance: string;
  speaker: string;
  start: number;
  end: number;
  /** Null once it was redacted. */
  exact: string | null;
}

/** The quotes that decisions were made on: their digest is the fact `evidence` of the entries `decided`. */
export interface EvidenceLine {
  kind: "evidence";
  lessonId: string;
  quotes: ProvenQuote[];
  digest: string;
  decided: number[];
}

/** How somebody is called now. For reading; nothing proves it. */
export interface NameLine {
  kind: "name";
  id: string;
  name: string;
}

export type AnswerLine = EntryLine | RevisionLine | ReleaseLine | GivenLine | EvidenceLine | NameLine;
