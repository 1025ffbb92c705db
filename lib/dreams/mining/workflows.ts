import { stratifiedTest, type Table } from "../statistics/stratified";
import { stepOf } from "../wording/workflow";
import type { Tested } from "./association";
import { closedSequences } from "./closed";
import { byText, type Dropped, type Finding, type MinedSession } from "./finding";
import { explainedBy, type Marks, marksOf } from "./nested";
import { type Population, taskOf } from "./population";
import { type Sequence, sequencesOf } from "./sequences";
import { failing, workflow } from "./workflow-finding";

/** Sessions that must show it, and sessions that must not. */
const LEAST = 8;
const SHARE = 0.02;
/** Sessions with and without it within tasks, as n1·n0/n: below, not even 30 points could be told from chance among so many tests. */
const LEAST_WEIGHT = 40;
/** Differences that the tasks make: the clearest is shown as such, the others are counted with the reason. */
const SHOWN_SIMPSON = 1;

export interface WorkflowCandidate {
  sequence: Sequence;
  members: MinedSession[];
}

/** Sequences to be tested: chosen by how many sessions show them, never by how those ended. */
export function workflowCandidates(population: Population, dropped: Dropped[]): { candidates: WorkflowCandidate[]; seen: number } {
  const judged = population.comparableSessions;
  if (judged < 2 * LEAST) return { candidates: [], seen: 0 };
  const { sequences, seen } = sequencesOf(population, Math.max(LEAST, Math.ceil(judged * SHARE)));
  const { closed, weak } = closedSequences(population, sequences, LEAST_WEIGHT);
  if (weak > 0) dropped.push({ gate: "steps that hardly vary within a task", what: `${weak} sequences of steps`, sessions: 0 });
  const nested = sequences.length - weak - closed.length;
  if (nested > 0) dropped.push({ gate: "the same sessions show a longer sequence", what: `${nested} sequences of steps`, sessions: 0 });
  const candidates = closed
    .map((sequence) => ({ sequence, members: sequence.members.map((ordinal) => population.sessions[ordinal]!) }))
    .filter(({ members }) => new Set(members.map(taskOf)).size >= 2);
  return { candidates, seen };
}

/**
 * The sequences that go with the verdicts and are not explained by what was found before: mistakes, then stronger sequences.
 * Beside them, held back, those whose difference the tasks make.
 * @param mistakes the sessions of mistakes that go with the verdicts
 */
export function workflowFindings(
  population: Population,
  candidates: readonly WorkflowCandidate[],
  tested: readonly Tested[],
  mistakes: readonly (readonly MinedSession[])[],
  dropped: Dropped[],
): Finding[] {
  const findings: Finding[] = [];
  const accepted: Marks[] = mistakes.map((members) => marksOf(population, members));
  const order = candidates
    .map((candidate, at) => ({ ...candidate, tested: tested[at]! }))
    .filter(({ tested: { association } }) => association !== null)
    .sort((a, b) => evidenceOf(b.tested) - evidenceOf(a.tested) || byText(nameOf(a.sequence), nameOf(b.sequence)));
  for (const first of order) {
    if (first.tested.strength === "seen") continue;
    const { sequence, members, tested: one } = whole(population, first, order);
    const marks = marksOf(population, members);
    if (explainedBy(population, one.strata!, marks, accepted) !== null) {
      dropped.push({ gate: "shown by another finding already", what: nameOf(sequence), sessions: members.length });
      continue;
    }
    if (onlyFinishing(population, sequence, members, one)) {
      dropped.push({ gate: "only sessions that got to the end show it", what: nameOf(sequence), sessions: members.length });
      continue;
    }
    accepted.push(marks);
    findings.push(one.association!.riskDifference > 0 ? workflow(population, sequence, members, one) : failing(population, sequence, members, one, false));
  }
  const shown: Marks[] = [];
  const apparent = order
    .filter(({ tested: one }) => one.simpson !== null && one.strength === "seen")
    .sort((a, b) => apparentWeight(population, b) - apparentWeight(population, a) || byText(nameOf(a.sequence), nameOf(b.sequence)));
  for (const { sequence, members, tested: one } of apparent) {
    const marks = marksOf(population, members);
    if (shown.length >= SHOWN_SIMPSON || shown.some((other) => overlap(marks, other) >= 0.5)) {
      dropped.push({ gate: "the difference vanishes within tasks", what: nameOf(sequence), sessions: members.length });
      continue;
    }
    shown.push(marks);
    findings.push(failing(population, sequence, members, one, true));
  }
  return findings;
}

type Ordered = WorkflowCandidate & { tested: Tested };

/**
 * The longer sequence that a part of it stands for: where the part makes no difference beside the whole, the whole is what goes
 * with the verdicts, whichever of the two happens to look clearer.
 */
function whole(population: Population, part: Ordered, order: readonly Ordered[]): Ordered {
  const marks = marksOf(population, part.members);
  const wider = order.filter(
    ({ sequence: { tokens }, tested }) =>
      tested.strength !== "seen" &&
      tokens.length > part.sequence.tokens.length &&
      part.sequence.tokens.every((token) => tokens.includes(token)) &&
      tested.association!.riskDifference * part.tested.association!.riskDifference > 0,
  );
  return wider.find(({ members, tested }) => explainedBy(population, tested.strata!, marks, [marksOf(population, members)], 0.05) !== null) ?? part;
}

/** How far the difference is from nothing, in standard errors of its interval. */
function evidenceOf({ association }: Tested): number {
  const { riskDifference: difference, low, high, p } = association!;
  return p > 0 ? -Math.log(p) : 30 + Math.abs(difference) / Math.max(1e-6, high - low);
}

/** How clear the difference over all sessions is, in standard errors but for a factor. */
function apparentWeight(population: Population, { members, tested }: { members: readonly MinedSession[]; tested: Tested }): number {
  const share = members.length / population.sessions.length;
  return Math.abs(tested.simpson!.plain) * Math.sqrt(share * (1 - share));
}

function overlap(a: Marks, b: Marks): number {
  let both = 0;
  let one = 0;
  let two = 0;
  for (let at = 0; at < a.length; at++) {
    both += a[at]! & b[at]!;
    one += a[at]!;
    two += b[at]!;
  }
  return both / Math.max(1, Math.min(one, two));
}

/** Success without a step is so rare that taking it is what finishing means. */
const NECESSARY = 0.1;

/**
 * A sequence with a step that success cannot do without says no more than that the work was done. Then it must also make a
 * difference among the sessions that took that step.
 */
function onlyFinishing(population: Population, { tokens }: Sequence, members: readonly MinedSession[], { strata }: Tested): boolean {
  const tasks = new Set(members.map(({ task }) => task));
  const others = population.sessions.filter(({ task, succeeded }) => succeeded !== null && task !== null && tasks.has(task));
  const necessary = tokens.filter((token) => {
    const without = others.filter(({ features }) => !features.tokens.includes(token));
    return without.length >= 5 && without.filter(({ succeeded }) => succeeded).length <= NECESSARY * without.length;
  });
  if (necessary.length === 0) return false;
  const shows = new Set(members);
  const tables = new Map<number, Table>();
  for (const session of others) {
    if (!necessary.every((token) => session.features.tokens.includes(token))) continue;
    const stratum = population.stratumAt(population.ordinals.get(session)!, strata!);
    const table = tables.get(stratum) ?? { n11: 0, n10: 0, n01: 0, n00: 0 };
    table[shows.has(session) ? (session.succeeded ? "n11" : "n10") : session.succeeded ? "n01" : "n00"]++;
    tables.set(stratum, table);
  }
  return stratifiedTest([...tables.values()]).p > 0.01;
}

function nameOf({ tokens, gapped }: Sequence): string {
  return tokens.map(stepOf).join(gapped ? " … " : " → ");
}
