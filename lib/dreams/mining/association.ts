import type { Association, Strength } from "@/lib/lessons/lesson";
import { benjaminiHochberg } from "../statistics/false-discovery";
import { cmhTest, isInformative, pooled, type RiskDifference, riskDifference, stratifiedTest, type Table } from "../statistics/stratified";
import type { Population, StrataKind } from "./population";

/** The false-discovery rate that a dream allows itself. */
export const Q = 0.05;
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

/** How a candidate goes with the verdicts, within tasks, before it is one of many. */
export interface Measure {
  kind: StrataKind;
  tables: Table[];
  informative: number;
  difference: RiskDifference;
  p: number;
  /** There seems to be a difference until what the agent versions do is taken out. */
  mixed: boolean;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Null where nothing can be compared. */
export function measure(population: Population, members: ArrayLike<number>): Measure | null {
  const { kind, tables } = population.tables(members);
  const bare = tables.map(({ table }) => table);
  const informative = bare.filter(isInformative).length;
  const difference = informative === 0 ? null : riskDifference(bare);
  if (difference === null) return null;
  const { p } = stratifiedTest(bare);
  // Where versions had to be put together, what they do to success themselves is taken out.
  const beside = kind === "task and agent version" || p > Q ? 0 : population.pBesideVersions(kind, members);
  return { kind, tables: bare, informative, difference, p: Math.max(p, beside), mixed: beside > Q };
}

/**
 * q-values over everything that a dream tests: what goes with the verdicts and what resolves a failure are one family. Within each of
 * the two it must hold too, so that many certain findings of one sort do not carry doubtful ones of the other.
 * Sources: Benjamini & Hochberg (1995); Barber & Ramdas, J. R. Stat. Soc. B 79 (2017) 1247–1268, for rates in several layers at once.
 * @param verdicts p by candidate, null for those that are not tested or that another one stands for
 */
export function family(verdicts: readonly (number | null)[], resolutions: readonly number[]): { verdicts: number[]; resolutions: number[] } {
  const joint = spread([...verdicts, ...resolutions]);
  const own = [...spread(verdicts), ...spread(resolutions)];
  const q = joint.map((value, at) => Math.max(value, own[at]!));
  return { verdicts: q.slice(0, verdicts.length), resolutions: q.slice(verdicts.length) };
}

/**
 * What is claimed of each candidate. `associated`: q ≤ .05 on all trials. `replicated`: found on 60 % of the trials, and on the rest
 * the same sign at one-sided p < .05.
 * @param q of the whole family, 1 where another candidate stands for it
 */
export function settle(
  population: Population,
  candidates: readonly ArrayLike<number>[],
  measures: readonly (Measure | null)[],
  q: readonly number[],
): Tested[] {
  const first = candidates.map((members, index) => {
    const one = measures[index];
    if (!one || q[index]! > Q) return null;
    const tables = population.tables(members, "discovery", one.kind).tables.map(({ table }) => table);
    return { difference: riskDifference(tables), p: stratifiedTest(tables).p };
  });
  const firstQ = spread(first.map((one) => one?.p ?? null));
  const plainTables = candidates.map((members) => population.plain(members));
  const plainQ = spread(plainTables.map((table, index) => (measures[index] ? cmhTest([table]).p : null)));
  return candidates.map((members, index): Tested => {
    const one = measures[index];
    if (!one) return { association: null, strength: "seen", strata: null, informative: 0, versions: false, reversed: false, simpson: null };
    const within = one.difference.riskDifference;
    const sign = Math.sign(within);
    const replication = replicationOf(population, members, one.kind, sign);
    const holds = q[index]! <= Q;
    const versions = one.mixed || (holds && mixesVersions(population, members, one.kind, sign));
    const associated = holds && !versions;
    const replicated = associated && firstQ[index]! <= Q && replication?.holds === true && Math.sign(first[index]!.difference?.riskDifference ?? 0) === sign;
    const plain = plainDifference(plainTables[index]!);
    const vanishes = one.p > Q && (Math.abs(within) <= Math.abs(plain) / 3 || Math.sign(within) !== Math.sign(plain));
    const turns = holds && Math.sign(within) !== Math.sign(plain);
    return {
      association: {
        ...pooled(one.tables),
        riskDifference: round(within),
        low: round(one.difference.low),
        high: round(one.difference.high),
        p: round(one.p),
        q: round(q[index]!),
        replication: replication === null ? null : { riskDifference: round(replication.difference), p: round(replication.p) },
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

/** The same difference in the trials that were kept aside: its size, one-sided p, and whether it holds there. */
function replicationOf(
  population: Population,
  members: ArrayLike<number>,
  kind: StrataKind,
  sign: number,
): { difference: number; p: number; holds: boolean } | null {
  const kept = population.tables(members, "kept", kind).tables.map(({ table }) => table);
  const rest = riskDifference(kept);
  if (rest === null) return null;
  const test = stratifiedTest(kept);
  const p = sign >= 0 ? test.greater : test.less;
  return { difference: rest.riskDifference, p, holds: Math.sign(rest.riskDifference) === sign && p < 0.05 };
}

function plainDifference({ n11, n10, n01, n00 }: Table): number {
  return n11 / Math.max(1, n11 + n10) - n01 / Math.max(1, n01 + n00);
}

/**
 * Strata without the version put good and bad versions together: a version that fails more and shows the pattern more makes a
 * difference where there is none. It must then hold within versions too: same sign, p < .05.
 */
function mixesVersions(population: Population, members: ArrayLike<number>, kind: StrataKind, sign: number): boolean {
  if (kind === "task and agent version") return false;
  const tables = population.tables(members, "all", "agent version").tables.map(({ table }) => table);
  const difference = riskDifference(tables);
  return difference === null || Math.sign(difference.riskDifference) !== sign || stratifiedTest(tables).p >= 0.05;
}

/** With what a pattern was compared, in a sentence. */
export function comparedWithin({ strata, informative }: Tested): string {
  return `Compared within the same ${strata}: ${informative} ${informative === 1 ? "group of sessions tells" : "groups of sessions tell"} something.`;
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
