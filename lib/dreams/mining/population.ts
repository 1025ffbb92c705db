import { createHash } from "node:crypto";
import type { AppliesTo } from "@/lib/guidance/audience";
import type { Table } from "../statistics/stratified";
import { isInformative } from "../statistics/stratified";
import { byText, type MinedSession } from "./finding";

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

/** All trials, the 60 % on which a pattern must be found, or the rest that may confirm it. */
export type Part = "all" | "discovery" | "kept";
const PARTS = ["all", "discovery", "kept"] as const;
const DISCOVERY = 0.6;

/** The sessions of a dream with what every candidate is compared to. */
export class Population {
  /** Sorted by key: nothing below depends on the order of import. */
  readonly sessions: readonly MinedSession[];
  readonly byKey: ReadonlyMap<string, MinedSession>;
  readonly agents: readonly string[];
  /** Ordinal of each session in `sessions`. */
  readonly ordinals: ReadonlyMap<MinedSession, number>;
  private readonly toolAgents = new Map<string, Set<string>>();
  private readonly discovery: Uint8Array;
  private readonly strata: Record<StrataKind, Strata>;

  constructor(sessions: readonly MinedSession[]) {
    this.sessions = [...sessions].sort((a, b) => byText(a.key, b.key));
    this.byKey = new Map(this.sessions.map((session) => [session.key, session]));
    this.ordinals = new Map(this.sessions.map((session, ordinal) => [session, ordinal]));
    this.agents = [...new Set(this.sessions.map(({ agent }) => agent))].sort(byText);
    this.discovery = Uint8Array.from(this.sessions, ({ key }) => (createHash("sha256").update(key).digest().readUInt32BE(0) / 2 ** 32 < DISCOVERY ? 1 : 0));
    for (const session of this.sessions) {
      for (const { tool } of session.features.tools) {
        const agents = this.toolAgents.get(tool);
        if (agents) agents.add(session.agent);
        else this.toolAgents.set(tool, new Set([session.agent]));
      }
    }
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

  /** The stratum of a session, by ordinal. */
  stratumAt(ordinal: number, kind: StrataKind): number {
    return this.strata[kind].of[ordinal]!;
  }

  /** Agents are named in an audience only when others with the same tool did not show the pattern. */
  audience(members: readonly MinedSession[], tools: readonly string[]): AppliesTo {
    const seen = new Set(members.map(({ agent }) => agent));
    const able = tools.length === 0 ? this.agents : [...new Set(tools.flatMap((tool) => [...(this.toolAgents.get(tool) ?? [])]))];
    const agents = able.every((agent) => seen.has(agent)) ? [] : [...seen].filter((agent) => agent !== "" && agent !== "unknown").sort(byText);
    return { ...(agents.length > 0 ? { agents } : {}), ...(tools.length > 0 ? { tools: [...tools].sort(byText) } : {}) };
  }

  /**
   * The 2×2 tables of a pattern by stratum, in the finest stratification that has enough informative strata. Only the sessions of
   * `part` count; `only` names the stratification.
   */
  tables(members: readonly MinedSession[], part: Part = "all", only?: StrataKind): { kind: StrataKind; tables: { stratum: string; table: Table }[] } {
    let best: { kind: StrataKind; tables: { stratum: string; table: Table }[]; informative: number } | null = null;
    for (const kind of only ? [only] : STRATA) {
      const { of, names, totals } = this.strata[kind];
      const shown = new Map<number, { succeeded: number; failed: number }>();
      for (const session of members) {
        const ordinal = this.ordinals.get(session)!;
        const stratum = of[ordinal]!;
        if (stratum < 0 || (part !== "all" && (this.discovery[ordinal] === 1) !== (part === "discovery"))) continue;
        let count = shown.get(stratum);
        if (!count) {
          count = { succeeded: 0, failed: 0 };
          shown.set(stratum, count);
        }
        if (session.succeeded) count.succeeded++;
        else count.failed++;
      }
      const all = totals[part];
      const tables = [...shown]
        .sort((a, b) => byText(names[a[0]]!, names[b[0]]!))
        .map(([stratum, with_]) => ({
          stratum: names[stratum]!,
          table: {
            n11: with_.succeeded,
            n10: with_.failed,
            n01: all[stratum * 2]! - with_.succeeded,
            n00: all[stratum * 2 + 1]! - with_.failed,
          },
        }));
      const informative = tables.filter(({ table }) => isInformative(table)).length;
      if (informative >= ENOUGH_STRATA) return { kind, tables };
      if (best === null || informative > best.informative) best = { kind, tables, informative };
    }
    return best!;
  }

  /** All judged sessions thrown together: what must not be concluded from. */
  plain(members: readonly MinedSession[]): Table {
    const { totals } = this.strata.task;
    const table = { n11: 0, n10: 0, n01: 0, n00: 0 };
    totals.all.forEach((count, at) => {
      if (at % 2 === 0) table.n01 += count;
      else table.n00 += count;
    });
    for (const session of members) {
      if (!this.isJudged(this.ordinals.get(session)!)) continue;
      if (session.succeeded) table.n11++;
      else table.n10++;
    }
    return { ...table, n01: table.n01 - table.n11, n00: table.n00 - table.n10 };
  }

  private stratify(kind: StrataKind): Strata {
    const ids = new Map<string, number>();
    const of = new Int32Array(this.sessions.length).fill(-1);
    this.sessions.forEach((session, ordinal) => {
      if (session.succeeded === null || session.task === null) return;
      const stratum = stratumOf(session, kind);
      let id = ids.get(stratum);
      if (id === undefined) {
        id = ids.size;
        ids.set(stratum, id);
      }
      of[ordinal] = id;
    });
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

/** A session without a task key is its own task for recurrence. */
export function taskOf(session: MinedSession): string {
  return session.task ?? `\u001f${session.key}`;
}
