import type { Association, Strength } from "@/lib/lessons/lesson";
import { benjaminiHochberg } from "../statistics/false-discovery";
import { cmhTest, isInformative, pooled, riskDifference, stratifiedTest, type Table } from "../statistics/stratified";
import type { MinedSession } from "./finding";
import type { Population, StrataKind } from "./population";

const Q = 0.05;
/** A difference over all sessions that people would notice. */
const CLEAR = 0.1;

export interface Tested {
  association: Association | null;
  strength: Strength;
  strata: StrataKind | null;
  informative: number;
  /** Compared across agent versions, and it does not hold within them: the versions may be the reason. */
  versions: boolean;
  /** The plain difference over all sessions has the other sign than the one within tasks. */
  reversed: boolean;
  /** Over all sessions there is a clear difference, and within tasks it vanishes or turns around: the tasks make it. */
  simpson: { plain: number; within: number } | null;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * How candidates go with the verdicts, within tasks; one false-discovery family over all of them. `associated`: q ≤ .05 on all
 * trials. `replicated`: found on 60 % of the trials, and on the rest the same sign at one-sided p < .05.
 */
export function testAll(population: Population, candidates: readonly (readonly MinedSession[])[]): Tested[] {
  const all = candidates.map((members) => {
    const { kind, tables } = population.tables(members);
    const informative = tables.filter(({ table }) => isInformative(table));
    if (informative.length === 0) return null;
    const bare = tables.map(({ table }) => table);
    return { kind, tables: bare, informative: informative.length, difference: riskDifference(bare), test: stratifiedTest(bare) };
  });
  const q = spread(all.map((one) => one?.test.p ?? null));
  const first = candidates.map((members, index) => {
    if (all[index] === null || q[index]! > Q) return null;
    const tables = population.tables(members, "discovery", all[index]!.kind).tables.map(({ table }) => table);
    return { difference: riskDifference(tables), p: stratifiedTest(tables).p };
  });
  const firstQ = spread(first.map((one) => one?.p ?? null));
  const plainTables = candidates.map((members) => population.plain(members));
  const plainQ = spread(plainTables.map((table, index) => (all[index] ? cmhTest([table]).p : null)));
  return candidates.map((members, index): Tested => {
    const one = all[index];
    if (!one || one.difference === null)
      return { association: null, strength: "seen", strata: null, informative: 0, versions: false, reversed: false, simpson: null };
    const kept = population.tables(members, "kept", one.kind).tables.map(({ table }) => table);
    const rest = riskDifference(kept);
    const restTest = stratifiedTest(kept);
    const sign = Math.sign(one.difference.riskDifference);
    const oneSided = sign >= 0 ? restTest.greater : restTest.less;
    const sum = pooled(one.tables);
    const versions = q[index]! <= Q && mixesVersions(population, members, one.kind, sign);
    const associated = q[index]! <= Q && !versions;
    const replicated =
      associated &&
      firstQ[index]! <= Q &&
      rest !== null &&
      Math.sign(rest.riskDifference) === sign &&
      oneSided < 0.05 &&
      Math.sign(first[index]!.difference?.riskDifference ?? 0) === sign;
    const plain = plainDifference(plainTables[index]!);
    const within = one.difference.riskDifference;
    const vanishes = one.test.p > Q && (Math.abs(within) <= Math.abs(plain) / 3 || Math.sign(within) !== Math.sign(plain));
    const turns = q[index]! <= Q && Math.sign(within) !== Math.sign(plain);
    return {
      association: {
        ...sum,
        riskDifference: round(one.difference.riskDifference),
        low: round(one.difference.low),
        high: round(one.difference.high),
        p: round(one.test.p),
        q: round(q[index]!),
        replication: rest === null ? null : { riskDifference: round(rest.riskDifference), p: round(oneSided) },
      },
      strength: replicated ? "replicated" : associated ? "associated" : "seen",
      strata: one.kind,
      informative: one.informative,
      versions,
      reversed: Math.sign(round(plain)) * sign < 0,
      simpson: plainQ[index]! <= Q && Math.abs(plain) >= CLEAR && (vanishes || turns) ? { plain: round(plain), within: round(within) } : null,
    };
  });
}

function plainDifference({ n11, n10, n01, n00 }: Table): number {
  return n11 / Math.max(1, n11 + n10) - n01 / Math.max(1, n01 + n00);
}

/**
 * Strata without the version put good and bad versions together: a version that fails more and shows the pattern more makes a
 * difference where there is none. It must then hold within versions too: same sign, p < .05.
 */
function mixesVersions(population: Population, members: readonly MinedSession[], kind: StrataKind, sign: number): boolean {
  if (kind === "task and agent version") return false;
  const tables = population.tables(members, "all", "agent version").tables.map(({ table }) => table);
  const difference = riskDifference(tables);
  return difference === null || Math.sign(difference.riskDifference) !== sign || stratifiedTest(tables).p >= 0.05;
}

/** q for those that were tested, in place; 1 for the others. */
function spread(p: readonly (number | null)[]): number[] {
  const tested = p.flatMap((value, index) => (value === null ? [] : [index]));
  const q = benjaminiHochberg(tested.map((index) => p[index]!));
  const result = p.map(() => 1);
  tested.forEach((index, position) => {
    result[index] = q[position]!;
  });
  return result;
}
