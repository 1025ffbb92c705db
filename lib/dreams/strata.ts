import type { Finding, MinedSession } from "./mining/finding";
import { Population } from "./mining/population";
import { isInformative } from "./statistics/stratified";

/** More rows than this nobody reads; the sum has them all. */
const SHOWN = 40;

/**
 * Adds to each finding with an association what its difference is made of: the counts of every stratum that tells something, the
 * largest first. For the eye only: derived from what was tested, and no part of what a finding is.
 */
export function withStrata(findings: readonly Finding[], sessions: readonly MinedSession[]): Finding[] {
  if (!findings.some(({ association }) => association !== null)) return [...findings];
  const population = new Population(sessions);
  return findings.map((finding) => {
    if (finding.association === null || finding.strata !== undefined) return finding;
    const members = finding.members.flatMap((key) => (population.byKey.has(key) ? [population.ordinalOf(key)] : []));
    const size = ({ n11, n10, n01, n00 }: { n11: number; n10: number; n01: number; n00: number }) => n11 + n10 + n01 + n00;
    const strata = population
      .tables(members)
      .tables.filter(({ table }) => isInformative(table))
      .map(({ stratum, table }) => ({ stratum, ...table }))
      .sort((a, b) => size(b) - size(a))
      .slice(0, SHOWN);
    return { ...finding, strata: named(strata) };
  });
}

/** Task, agent and version; of agent and version only what tells the strata apart. */
function named<S extends { stratum: string }>(strata: readonly S[]): S[] {
  const parts = strata.map(({ stratum }) => stratum.split("\u001f"));
  const differs = (at: number) => new Set(parts.map((part) => part[at])).size > 1;
  return strata.map((one, index) => ({ ...one, stratum: parts[index]!.filter((part, at) => part !== "" && (at === 0 || differs(at))).join(", ") }));
}
