import type { AppliesTo } from "@/lib/guidance/audience";
import type { Association, Form, Kind, LessonText, Operation, Strength, Support } from "@/lib/lessons/lesson";
import type { BlockChange } from "@/lib/text/block-change";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { SessionFeatures } from "../features/features";

/** One session as the miner sees it. Named by its source, never by our ids or by when it was imported (law 8). */
export interface MinedSession {
  /** `source:source id`, unique in the selection. */
  key: string;
  agent: string;
  agentVersion: string;
  task: string | null;
  environment: string;
  /** YYYY-MM-DD in UTC, or null when the source gives no time. */
  day: string | null;
  succeeded: boolean | null;
  features: SessionFeatures;
}

/** One item of the guidance in force. */
export interface GuidanceInForce {
  path: string;
  sha256: string;
  title: string;
  trigger: string;
  body: string;
  appliesTo: AppliesTo;
}

/** A quote as the miner names it: where it stands, not what it says. */
export interface Cite {
  session: string;
  event: number;
  start: number;
  end: number;
  /** Ordinal of the sentence of the body that it bears on. */
  claim: number;
  stance: "supports" | "contradicts";
}

export interface Tally {
  label: string;
  sessions: number;
}

/** What makes a finding that finding, whatever its wording. */
export interface Slots {
  kind: Kind;
  audience: AppliesTo;
  trigger: string;
  action: string;
  polarity: "do" | "do_not";
  objects: string[];
}

/** Something that the finding speaks against. */
export interface Contradiction {
  /** The item in force, by path; or the other finding, by fingerprint. */
  path: string | null;
  fingerprint: string | null;
  title: string;
  text: string;
}

export interface Finding {
  fingerprint: string;
  /** Findings of one family with half of their sessions in common are one finding (law 5). */
  family: string;
  slots: Slots;
  kind: Kind;
  form: Form;
  operation: Operation;
  /** The items that it would change, by path. */
  targets: string[];
  text: LessonText;
  strength: Strength;
  support: Support;
  association: Association | null;
  /** The sessions that show it, by key, sorted. */
  members: string[];
  cites: Cite[];
  totals: { supports: number; contradicts: number };
  days: Tally[];
  people: Tally[];
  agentVersions: Tally[];
  tools: Tally[];
  recovery: string[];
  notes: string[];
  incident: string | null;
  personal: string | null;
  contradictions: Contradiction[];
  /** For a merge: what the merged text does not say any more, by the item that says it now. Exceptions first. */
  lost?: { path: string; text: string; exception: boolean }[];
  /** For a workflow: usual steps that check something and that its sessions leave out. People must see that. */
  shortcut?: string[];
  /** The 2×2 counts by task, those that tell something, the largest first: what the difference is made of. */
  strata?: { stratum: string; n11: number; n10: number; n01: number; n00: number }[];
  /** For a change of one part of an item's text: what it is, so that it can be made on the text as other changes leave it. */
  change?: BlockChange & { whole: boolean };
  state: "proposed" | "held_back" | "quarantined";
  stateReason: string;
}

/**
 * SHA-256 of the canonical slots. Which agents showed it is left out: another agent's sessions arriving would otherwise make the
 * same finding a new one, which nobody's rejection is remembered for.
 */
export function fingerprintOf(slots: Slots): string {
  const { agents: _agents, ...audience } = slots.audience;
  return sha256(canonicalJson({ ...slots, audience, objects: [...slots.objects] }));
}

/** A candidate that became no finding, by the gate at which it was dropped. */
export interface Dropped {
  gate: string;
  what: string;
  sessions: number;
}

/** From sessions to findings, with what was lost on the way. */
export interface Funnel {
  sessions: number;
  events: number;
  features: number;
  candidates: number;
  tested: number;
  findings: number;
  dropped: Dropped[];
  /** Turns of people in languages without a cue table. */
  unread: Record<string, number>;
  notes: string[];
}

/** The findings' identity: canonical JSON without ids and times of ours. Order of `findings` is part of it. */
export function findingsHash(findings: readonly Finding[]): string {
  return sha256(canonicalJson(findings));
}

/** Code-unit order, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Counts sessions by label, the largest first. */
export function tally(labels: Iterable<string>, limit = 40): Tally[] {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== "") counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, sessions]) => ({ label, sessions }))
    .sort((a, b) => b.sessions - a.sessions || byText(a.label, b.label))
    .slice(0, limit);
}
