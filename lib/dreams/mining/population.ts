import { createHash } from "node:crypto";
import type { AppliesTo } from "@/lib/guidance/audience";
import { Adjusted } from "../statistics/adjusted";
import type { Table } from "../statistics/stratified";
import { isInformative } from "../statistics/stratified";
import { byText, type MinedSession, type Tally } from "./finding";
import { StepIndex } from "./step-index";
import { ToolIndex } from "./tool-index";

/** Fewer informative strata than this, and the coarser ones are used. */
const ENOUGH_STRATA = 3;

export const STRATA = ["task and agent version", "task and agent", "task"] as const;
/** `agent version` compares nothing by itself: it shows what coarser strata could have mixed up. */
export type StrataKind = (typeof STRATA)[number] | "agent version";

interface Strata {
  /** The stratum of each session by ordinal; -1 for what is left out of comparisons. */
  of: Int32Array;
  names: string[];
  /** Successes and failures by stratum: of all, of those kept for finding, of those kept aside. */
  totals: Record<Part, Int32Array>;
}

interface Labels {
  names: string[];
  codes: Int32Array;
  counts: number[];
}

/** All trials, the 60 % on which a pattern must be found, or the rest that may confirm it. */
export type Part = "all" | "discovery" | "kept";
const PARTS = ["all", "discovery", "kept"] as const;
const DISCOVERY = 0.6;
/** Versions whose own success is held constant, the most used first. */
const VERSIONS = 40;

/** The sessions of a dream with what every candidate is compared to. */
export class Population {
  /** Sorted by key: nothing below depends on the order of import. */
  readonly sessions: readonly MinedSession[];
  readonly byKey: ReadonlyMap<string, MinedSession>;
  readonly agents: readonly string[];
  /** Ordinal of each session in `sessions`. */
  readonly ordinals: ReadonlyMap<MinedSession, number>;
  readonly tools: ToolIndex;
  readonly steps: StepIndex;
  /** A fixed shuffle of the sessions: a number by the hash of the key. */
  readonly rank: Uint32Array;
  private readonly versionTests = new Map<StrataKind, Adjusted>();
  private readonly labelled = new Map<(session: MinedSession) => string, Labels>();
  private readonly ordinalByKey: ReadonlyMap<string, number>;
  private readonly discovery: Uint8Array;
  private readonly success: Uint8Array;
  private readonly strata: Record<StrataKind, Strata>;

  constructor(sessions: readonly MinedSession[]) {
    this.sessions = [...sessions].sort((a, b) => byText(a.key, b.key));
    this.byKey = new Map(this.sessions.map((session) => [session.key, session]));
    this.ordinals = new Map(this.sessions.map((session, ordinal) => [session, ordinal]));
    this.ordinalByKey = new Map(this.sessions.map(({ key }, ordinal) => [key, ordinal]));
    this.agents = [...new Set(this.sessions.map(({ agent }) => agent))].sort(byText);
    this.rank = new Uint32Array(this.sessions.length);
    this.discovery = new Uint8Array(this.sessions.length);
    this.sessions.forEach(({ key }, ordinal) => {
      const digest = createHash("sha256").update(key).digest();
      this.discovery[ordinal] = digest.readUInt32BE(0) / 2 ** 32 < DISCOVERY ? 1 : 0;
      this.rank[ordinal] = digest.readUInt32BE(4);
    });
    this.success = Uint8Array.from(this.sessions, ({ succeeded }) => (succeeded ? 1 : 0));
    this.tools = new ToolIndex(this.sessions);
    this.steps = new StepIndex(this.sessions);
    this.strata = {
      "task and agent version": this.stratify("task and agent version"),
      "task and agent": this.stratify("task and agent"),
      task: this.stratify("task"),
      "agent version": this.stratify("agent version"),
    };
  }

  /** Whether any task was tried more than once with known outcomes: without that, nothing can be compared. */
  get comparable(): boolean {
    const { names, totals } = this.strata.task;
    return names.some((_, at) => totals.all[at * 2]! + totals.all[at * 2 + 1]! > 1);
  }

  /** Sessions of tasks that were tried more than once, with known outcomes. */
  get comparableSessions(): number {
    const { names, totals } = this.strata.task;
    return names.reduce((sum, _, at) => {
      const trials = totals.all[at * 2]! + totals.all[at * 2 + 1]!;
      return trials > 1 ? sum + trials : sum;
    }, 0);
  }

  /** Trials of a task that was tried more than once, on average. */
  get trialsPerTask(): number {
    const { names, totals } = this.strata.task;
    const tried = names.filter((_, at) => totals.all[at * 2]! + totals.all[at * 2 + 1]! > 1).length;
    return tried === 0 ? 0 : this.comparableSessions / tried;
  }

  /** Whether a session's outcome and task are known. */
  isJudged(ordinal: number): boolean {
    return this.strata.task.of[ordinal]! >= 0;
  }

  /** Whether it succeeded, as far as that is known. */
  isSuccess(ordinal: number): boolean {
    return this.success[ordinal] === 1;
  }

  ordinalsOf(members: readonly MinedSession[]): Int32Array {
    return Int32Array.from(members, (session) => this.ordinals.get(session)!).sort();
  }

  ordinalOf(key: string): number {
    return this.ordinalByKey.get(key)!;
  }

  /** A label of every session as a number, with how many sessions bear it; 0 stands for none. Made once for each `of`. */
  labels(of: (session: MinedSession) => string): Labels {
    const known = this.labelled.get(of);
    if (known) return known;
    const ids = new Map<string, number>([["", 0]]);
    const codes = new Int32Array(this.sessions.length);
    const counts = [0];
    this.sessions.forEach((session, ordinal) => {
      const label = of(session);
      let id = ids.get(label);
      if (id === undefined) {
        id = ids.size;
        ids.set(label, id);
        counts.push(0);
      }
      codes[ordinal] = id;
      counts[id]!++;
    });
    const labels = { names: [...ids.keys()], codes, counts };
    this.labelled.set(of, labels);
    return labels;
  }

  /** How many of the members bear each label, the largest first. */
  tally(members: ArrayLike<number>, of: (session: MinedSession) => string, limit = 40): Tally[] {
    const { names, codes } = this.labels(of);
    const counts = new Int32Array(names.length);
    for (let at = 0; at < members.length; at++) counts[codes[members[at]!]!]!++;
    const found: Tally[] = [];
    for (let id = 1; id < names.length; id++) if (counts[id]! > 0) found.push({ label: names[id]!, sessions: counts[id]! });
    return found.sort((a, b) => b.sessions - a.sessions || byText(a.label, b.label)).slice(0, limit);
  }

  /** How many sessions, tasks and agents the members are. */
  support(members: ArrayLike<number>): { sessions: number; tasks: number; agents: number } {
    return { sessions: members.length, tasks: this.distinct(members, taskOf), agents: this.distinct(members, agentOf) };
  }

  private distinct(members: ArrayLike<number>, of: (session: MinedSession) => string): number {
    const { codes } = this.labels(of);
    const seen = new Set<number>();
    for (let at = 0; at < members.length; at++) seen.add(codes[members[at]!]!);
    return seen.size;
  }

  at(ordinals: ArrayLike<number>): MinedSession[] {
    return Array.from(ordinals, (ordinal) => this.sessions[ordinal]!);
  }

  /** The stratum of a session, by ordinal. */
  stratumAt(ordinal: number, kind: StrataKind): number {
    return this.strata[kind].of[ordinal]!;
  }

  /** Agents are named in an audience only when others with the same tool did not show the pattern. */
  audience(members: readonly MinedSession[], tools: readonly string[]): AppliesTo {
    const seen = new Set(members.map(({ agent }) => agent));
    const able = tools.length === 0 ? this.agents : [...new Set(tools.flatMap((tool) => [...this.tools.agents(tool)]))];
    const agents = able.every((agent) => seen.has(agent)) ? [] : [...seen].filter((agent) => agent !== "" && agent !== "unknown").sort(byText);
    return { ...(agents.length > 0 ? { agents } : {}), ...(tools.length > 0 ? { tools: [...tools].sort(byText) } : {}) };
  }

  /**
   * The 2×2 tables of a pattern by stratum, in the finest stratification that has enough informative strata. Only the sessions of
   * `part` count; `only` names the stratification.
   */
  tables(members: ArrayLike<number>, part: Part = "all", only?: StrataKind): { kind: StrataKind; tables: { stratum: string; table: Table }[] } {
    let best: { kind: StrataKind; tables: { stratum: string; table: Table }[]; informative: number } | null = null;
    for (const kind of only ? [only] : STRATA) {
      const { of, names, totals } = this.strata[kind];
      const shown = new Int32Array(names.length * 2);
      for (let index = 0; index < members.length; index++) {
        const ordinal = members[index]!;
        const stratum = of[ordinal]!;
        if (stratum < 0 || (part !== "all" && (this.discovery[ordinal] === 1) !== (part === "discovery"))) continue;
        shown[stratum * 2 + (this.success[ordinal] === 1 ? 0 : 1)]!++;
      }
      const all = totals[part];
      const tables: { stratum: string; table: Table }[] = [];
      names.forEach((stratum, at) => {
        const [n11, n10] = [shown[at * 2]!, shown[at * 2 + 1]!];
        if (n11 + n10 > 0) tables.push({ stratum, table: { n11, n10, n01: all[at * 2]! - n11, n00: all[at * 2 + 1]! - n10 } });
      });
      const informative = tables.filter(({ table }) => isInformative(table)).length;
      if (informative >= ENOUGH_STRATA) return { kind, tables };
      if (best === null || informative > best.informative) best = { kind, tables, informative };
    }
    return best!;
  }

  /** All judged sessions thrown together: what must not be concluded from. */
  plain(members: ArrayLike<number>): Table {
    const { totals } = this.strata.task;
    const table = { n11: 0, n10: 0, n01: 0, n00: 0 };
    totals.all.forEach((count, at) => {
      if (at % 2 === 0) table.n01 += count;
      else table.n00 += count;
    });
    for (let index = 0; index < members.length; index++) {
      const ordinal = members[index]!;
      if (!this.isJudged(ordinal)) continue;
      if (this.success[ordinal] === 1) table.n11++;
      else table.n10++;
    }
    return { ...table, n01: table.n01 - table.n11, n00: table.n00 - table.n10 };
  }

  /** p of a pattern within strata beside what each agent version does to success by itself. */
  pBesideVersions(kind: StrataKind, members: ArrayLike<number>): number {
    let test = this.versionTests.get(kind);
    if (!test) {
      test = new Adjusted(this.strata[kind].of, this.strataCount(kind), this.success);
      const { codes, counts } = this.labels(versionOf);
      const judged = codes.map((code, ordinal) => (this.isJudged(ordinal) ? code : -1));
      const versions = [...new Set(judged)].filter((code) => code >= 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
      for (const version of versions.slice(0, VERSIONS)) test.hold(Uint8Array.from(judged, (code) => (code === version ? 1 : 0)));
      this.versionTests.set(kind, test);
    }
    const marks = new Uint8Array(this.sessions.length);
    for (let at = 0; at < members.length; at++) marks[members[at]!] = 1;
    return test.p(marks);
  }

  /** How many strata there are. */
  strataCount(kind: StrataKind): number {
    return this.strata[kind].names.length;
  }

  /** Strata are numbered in the order of their names, which is the same for everyone. */
  private stratify(kind: StrataKind): Strata {
    const judged = this.sessions.map((session) => (session.succeeded === null || session.task === null ? null : stratumOf(session, kind)));
    const ids = new Map([...new Set(judged.flatMap((stratum) => stratum ?? []))].sort(byText).map((stratum, id) => [stratum, id]));
    const of = Int32Array.from(judged, (stratum) => (stratum === null ? -1 : ids.get(stratum)!));
    const empty = () => new Int32Array(ids.size * 2);
    const totals: Record<Part, Int32Array> = { all: empty(), discovery: empty(), kept: empty() };
    this.sessions.forEach(({ succeeded }, ordinal) => {
      if (of[ordinal]! < 0) return;
      const at = of[ordinal]! * 2 + (succeeded ? 0 : 1);
      for (const part of PARTS) if (part === "all" || (this.discovery[ordinal] === 1) === (part === "discovery")) totals[part][at]!++;
    });
    return { of, names: [...ids.keys()], totals };
  }
}

function stratumOf(session: MinedSession, kind: StrataKind): string {
  const task = session.task ?? "";
  if (kind === "task") return task;
  if (kind === "agent version") return `${session.agent}\u001f${session.agentVersion}`;
  if (kind === "task and agent") return `${task}\u001f${session.agent}`;
  return `${task}\u001f${session.agent}\u001f${session.agentVersion}`;
}

export const agentOf = ({ agent }: MinedSession): string => agent;
export const dayOf = ({ day }: MinedSession): string => day ?? "";
/** An agent with its version, where it has one. */
export const versionOf = ({ agent, agentVersion }: MinedSession): string => (agentVersion === "" ? agent : `${agent} ${agentVersion}`);

/** A session without a task key is its own task for recurrence. */
export function taskOf(session: MinedSession): string {
  return session.task ?? `\u001f${session.key}`;
}
