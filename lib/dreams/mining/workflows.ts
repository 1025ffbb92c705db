import { stratifiedTest, type Table } from "../statistics/stratified";
import { stepOf } from "../wording/workflow";
import { type Measure, Q, type Tested } from "./association";
import { closedSequences } from "./closed";
import { byText, type Dropped, type Finding } from "./finding";
import { Beside, type Marks, marksOf } from "./nested";
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
  members: Int32Array;
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
    .map((sequence) => ({ sequence, members: sequence.members }))
    .filter(({ members }) => members.some((ordinal) => taskOf(population.sessions[ordinal]!) !== taskOf(population.sessions[members[0]!]!)));
  return { candidates, seen };
}

/**
 * Nested patterns are one hypothesis. Of the sequences that seem to go with the verdicts, the strongest first, those that say nothing
 * beside what was found before leave the family: otherwise the many fragments of one true pattern would count as as many
 * discoveries, and carry as many false ones with them.
 * @param mistakes the sessions of mistakes that seem to go with the verdicts
 * @returns p of each candidate in the family (beside what was found before), or null when another one stands for it
 */
export function distinctWorkflows(
  population: Population,
  candidates: readonly WorkflowCandidate[],
  measures: readonly (Measure | null)[],
  q: readonly number[],
  mistakes: readonly Marks[],
  dropped: Dropped[],
): (number | null)[] {
  const p = measures.map((one) => one?.p ?? null);
  const beside = new Beside(population);
  for (const marks of mistakes) beside.accept(marks);
  const order: Ordered[] = candidates
    .flatMap((candidate, at) => (measures[at] && q[at]! <= Q ? [{ ...candidate, at, measure: measures[at] }] : []))
    .sort((a, b) => evidenceOf(b.measure) - evidenceOf(a.measure) || byText(nameOf(a.sequence), nameOf(b.sequence)));
  const done = new Set<number>();
  for (const first of order) {
    if (done.has(first.at)) continue;
    p[first.at] = null;
    const explained = (one: Ordered) => dropped.push({ gate: "shown by another finding already", what: nameOf(one.sequence), sessions: one.members.length });
    if (beside.left(first.measure.kind, marksOf(population, first.members)).explained) {
      explained(first);
      continue;
    }
    const one = whole(population, beside, first, order);
    const known = done.has(one.at);
    for (const { at } of [first, one]) done.add(at);
    const { sequence, members, measure: own } = one;
    const marks = marksOf(population, members);
    const left = beside.left(own.kind, marks);
    if (known || left.explained) {
      explained(first);
      continue;
    }
    p[one.at] = null;
    if (onlyFinishing(population, sequence, members, own)) {
      dropped.push({ gate: "only sessions that got to the end show it", what: nameOf(sequence), sessions: members.length });
      continue;
    }
    beside.accept(marks);
    p[one.at] = Math.max(own.p, left.p);
  }
  return p;
}

/** What is said of the sequences that go with the verdicts. Beside them, held back, the one whose difference the tasks make. */
export function workflowFindings(population: Population, candidates: readonly WorkflowCandidate[], tested: readonly Tested[], dropped: Dropped[]): Finding[] {
  const all = candidates.map((candidate, at) => ({ ...candidate, tested: tested[at]! }));
  const findings = all.flatMap(({ sequence, members, tested: one }) =>
    one.strength === "seen"
      ? []
      : [one.association!.riskDifference > 0 ? workflow(population, sequence, members, one) : failing(population, sequence, members, one, false)],
  );
  const shown: Marks[] = [];
  const apparent = all
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

type Ordered = WorkflowCandidate & { at: number; measure: Measure };

/** A part must say so much beside the whole to be the finding. */
const PART_SAYS_MORE = 0.01;

/**
 * The longer sequence that a part of it stands for: a part of what goes with the verdicts goes with them too, and may even look
 * clearer. Where it makes no difference beside the whole, the whole is what goes with them.
 */
function whole(population: Population, beside: Beside, part: Ordered, order: readonly Ordered[]): Ordered {
  const marks = marksOf(population, part.members);
  const wider = order.find((other) => {
    const { tokens } = other.sequence;
    if (tokens.length <= part.sequence.tokens.length || !part.sequence.tokens.every((token) => tokens.includes(token))) return false;
    if (other.measure.difference.riskDifference * part.measure.difference.riskDifference <= 0) return false;
    return beside.pBeside(part.measure.kind, marks, marksOf(population, other.members)) > PART_SAYS_MORE;
  });
  return wider ?? part;
}

/** How far the difference is from nothing. */
function evidenceOf({ p, difference: { riskDifference, low, high } }: Measure): number {
  return p > 0 ? -Math.log(p) : 1000 + Math.abs(riskDifference) / Math.max(1e-6, high - low);
}

/** How clear the difference over all sessions is, in standard errors but for a factor. */
function apparentWeight(population: Population, { members, tested }: { members: ArrayLike<number>; tested: Tested }): number {
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
function onlyFinishing(population: Population, { tokens }: Sequence, members: Int32Array, { kind }: Measure): boolean {
  const tasks = new Set(population.at(members).map(({ task }) => task));
  const others = population.sessions.flatMap(({ task }, ordinal) => (population.isJudged(ordinal) && tasks.has(task) ? [ordinal] : []));
  const necessary = tokens
    .map((token) => population.steps.took(token))
    .filter((took) => {
      const without = others.filter((ordinal) => took[ordinal] === 0);
      return without.length >= 5 && without.filter((ordinal) => population.isSuccess(ordinal)).length <= NECESSARY * without.length;
    });
  if (necessary.length === 0) return false;
  const shows = marksOf(population, members);
  const tables = new Map<number, Table>();
  for (const ordinal of others) {
    if (!necessary.every((took) => took[ordinal] === 1)) continue;
    const stratum = population.stratumAt(ordinal, kind);
    const table = tables.get(stratum) ?? { n11: 0, n10: 0, n01: 0, n00: 0 };
    const good = population.isSuccess(ordinal);
    table[shows[ordinal] === 1 ? (good ? "n11" : "n10") : good ? "n01" : "n00"]++;
    tables.set(stratum, table);
  }
  return stratifiedTest([...tables.values()]).p > 0.01;
}

function nameOf({ tokens, gapped }: Sequence): string {
  return tokens.map(stepOf).join(gapped ? " … " : " → ");
}
