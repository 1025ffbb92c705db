import type { AppliesTo } from "@/lib/guidance/audience";
import type { Table } from "../statistics/stratified";
import { isInformative } from "../statistics/stratified";
import { byText, type MinedSession } from "./finding";

/** Fewer informative strata than this, and the coarser ones are used. */
const ENOUGH_STRATA = 3;

export const STRATA = ["task and agent version", "task and agent", "task"] as const;
/** `agent version` compares nothing by itself: it shows what coarser strata could have mixed up. */
export type StrataKind = (typeof STRATA)[number] | "agent version";

/** The sessions of a dream with what every candidate is compared to. */
export class Population {
  /** Sorted by key: nothing below depends on the order of import. */
  readonly sessions: readonly MinedSession[];
  readonly byKey: ReadonlyMap<string, MinedSession>;
  readonly agents: readonly string[];
  private readonly toolAgents = new Map<string, Set<string>>();
  private readonly totals: Record<StrataKind, Map<string, { succeeded: number; failed: number }>>;

  constructor(sessions: readonly MinedSession[]) {
    this.sessions = [...sessions].sort((a, b) => byText(a.key, b.key));
    this.byKey = new Map(this.sessions.map((session) => [session.key, session]));
    this.agents = [...new Set(this.sessions.map(({ agent }) => agent))].sort(byText);
    this.totals = { "task and agent version": new Map(), "task and agent": new Map(), task: new Map(), "agent version": new Map() };
    for (const session of this.sessions) {
      for (const { tool } of session.features.tools) {
        const agents = this.toolAgents.get(tool);
        if (agents) agents.add(session.agent);
        else this.toolAgents.set(tool, new Set([session.agent]));
      }
      if (session.succeeded === null || session.task === null) continue;
      for (const kind of [...STRATA, "agent version"] as const) {
        const stratum = stratumOf(session, kind);
        const total = this.totals[kind].get(stratum) ?? { succeeded: 0, failed: 0 };
        if (session.succeeded) total.succeeded++;
        else total.failed++;
        this.totals[kind].set(stratum, total);
      }
    }
  }

  /** Whether any task was tried more than once with known outcomes: without that, nothing can be compared. */
  get comparable(): boolean {
    return [...this.totals.task.values()].some(({ succeeded, failed }) => succeeded + failed > 1);
  }

  /** Agents are named in an audience only when others with the same tool did not show the pattern. */
  audience(members: readonly MinedSession[], tools: readonly string[]): AppliesTo {
    const seen = new Set(members.map(({ agent }) => agent));
    const able = tools.length === 0 ? this.agents : [...new Set(tools.flatMap((tool) => [...(this.toolAgents.get(tool) ?? [])]))];
    const agents = able.every((agent) => seen.has(agent)) ? [] : [...seen].filter((agent) => agent !== "" && agent !== "unknown").sort(byText);
    return { ...(agents.length > 0 ? { agents } : {}), ...(tools.length > 0 ? { tools: [...tools].sort(byText) } : {}) };
  }

  /**
   * The 2×2 tables of a pattern by stratum, in the finest stratification that has enough informative strata. With `keep` only
   * the sessions that it keeps count; `only` names the stratification.
   */
  tables(
    members: readonly MinedSession[],
    keep?: (session: MinedSession) => boolean,
    only?: StrataKind,
  ): { kind: StrataKind; tables: { stratum: string; table: Table }[] } {
    let best: { kind: StrataKind; tables: { stratum: string; table: Table }[]; informative: number } | null = null;
    for (const kind of only ? [only] : STRATA) {
      const totals = keep ? this.recount(kind, keep) : this.totals[kind];
      const shown = new Map<string, { succeeded: number; failed: number }>();
      for (const session of members) {
        if (session.succeeded === null || session.task === null || (keep && !keep(session))) continue;
        const stratum = stratumOf(session, kind);
        const count = shown.get(stratum) ?? { succeeded: 0, failed: 0 };
        if (session.succeeded) count.succeeded++;
        else count.failed++;
        shown.set(stratum, count);
      }
      const tables = [...shown]
        .sort((a, b) => byText(a[0], b[0]))
        .map(([stratum, with_]) => {
          const all = totals.get(stratum) ?? with_;
          return {
            stratum,
            table: { n11: with_.succeeded, n10: with_.failed, n01: all.succeeded - with_.succeeded, n00: all.failed - with_.failed },
          };
        });
      const informative = tables.filter(({ table }) => isInformative(table)).length;
      if (informative >= ENOUGH_STRATA) return { kind, tables };
      if (best === null || informative > best.informative) best = { kind, tables, informative };
    }
    return best!;
  }

  private recount(kind: StrataKind, keep: (session: MinedSession) => boolean): Map<string, { succeeded: number; failed: number }> {
    const totals = new Map<string, { succeeded: number; failed: number }>();
    for (const session of this.sessions) {
      if (session.succeeded === null || session.task === null || !keep(session)) continue;
      const stratum = stratumOf(session, kind);
      const total = totals.get(stratum) ?? { succeeded: 0, failed: 0 };
      if (session.succeeded) total.succeeded++;
      else total.failed++;
      totals.set(stratum, total);
    }
    return totals;
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
