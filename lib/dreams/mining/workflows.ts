import { stratifiedTest, type Table } from "../statistics/stratified";
import { stepOf, wordFailing, wordWorkflow } from "../wording/workflow";
import type { Tested } from "./association";
import { closedSequences } from "./closed";
import { choose, distinct, type Occurrence } from "./evidence";
import { byText, type Cite, type Dropped, type Finding, fingerprintOf, type MinedSession, type Slots, tally } from "./finding";
import { explainedBy, type Marks, marksOf } from "./nested";
import { type Population, taskOf } from "./population";
import { placeIn, type Sequence, sequencesOf } from "./sequences";

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

const SAFEGUARD = /verif|confirm|check|valid|authen|authori|review|approv|consent|identity|test|lint|audit|backup|dry.?run|preview|guard/i;

/** Steps that most sessions without the sequence take and those with it do not. */
function leavesOut(population: Population, members: readonly MinedSession[]): string[] {
  const shows = new Set(members);
  const tasks = new Set(members.map(({ task }) => task));
  const others = population.sessions.filter((session) => session.task !== null && tasks.has(session.task) && !shows.has(session));
  if (others.length === 0) return [];
  const share = (sessions: readonly MinedSession[]) => {
    const counts = new Map<string, number>();
    for (const { features } of sessions)
      for (const token of new Set(features.tokens)) if (/^(?:agent|lead)>.*:ok$/s.test(token)) counts.set(stepOf(token), (counts.get(stepOf(token)) ?? 0) + 1);
    return (step: string) => (counts.get(step) ?? 0) / sessions.length;
  };
  const usual = share(others);
  const here = share(members);
  const steps = new Set(others.flatMap(({ features }) => features.tokens.filter((token) => /^(?:agent|lead)>.*:ok$/s.test(token)).map(stepOf)));
  return [...steps].filter((step) => usual(step) >= 0.5 && here(step) <= usual(step) - 0.3).sort(byText);
}

function spanOf(session: MinedSession, step: number): { event: number; start: number; end: number } | null {
  const at = session.features.at[step] ?? 0;
  return at % 256 === 0 ? null : { event: Math.floor(at / 256), start: 0, end: at % 256 };
}

/** Quotes of whole sequences: every step of a session's, in its order. */
function quoted(
  population: Population,
  sequence: Pick<Sequence, "tokens" | "gapped" | "alphabet">,
  sessions: readonly MinedSession[],
  lines: readonly number[],
  limit: number,
  stance: Cite["stance"],
): Cite[] {
  const firsts: Occurrence[] = [];
  const all = new Map<string, Cite[]>();
  for (const session of sessions) {
    const spans = placeIn(session, sequence)?.map((step) => spanOf(session, step)) ?? [];
    if (spans.length === 0 || spans.some((span) => span === null)) continue;
    const cites = spans.map((span, at): Cite => ({ session: session.key, ...span!, claim: lines[at] ?? lines.at(-1)!, stance }));
    all.set(session.key, cites);
    firsts.push({ ...cites[0]!, person: "" });
  }
  return choose(firsts, population.byKey, limit).flatMap(({ session }) => all.get(session)!);
}

interface Frame {
  slots: Slots;
  members: readonly MinedSession[];
  tested: Tested;
  tools: string[];
  notes: string[];
}

function frame({
  slots,
  members,
  tested,
  tools,
  notes,
}: Frame): Omit<Finding, "kind" | "form" | "text" | "strength" | "cites" | "totals" | "state" | "stateReason"> {
  return {
    fingerprint: fingerprintOf(slots),
    family: `steps/${slots.objects.at(-1) ?? ""}`,
    slots,
    operation: "add",
    targets: [],
    support: { sessions: members.length, tasks: new Set(members.map(taskOf)).size, agents: new Set(members.map(({ agent }) => agent)).size, people: 0 },
    association: tested.association,
    members: members.map(({ key }) => key).sort(byText),
    days: tally(members.map(({ day }) => day ?? "")),
    people: [],
    agentVersions: tally(members.map(({ agent, agentVersion }) => (agentVersion === "" ? agent : `${agent} ${agentVersion}`))),
    tools: tools.map((label) => ({ label, sessions: members.length })),
    recovery: [],
    notes: [`Compared within ${tested.strata}: ${tested.informative} ${tested.informative === 1 ? "group says" : "groups say"} something.`, ...notes],
    incident: null,
    personal: null,
    contradictions: [],
  };
}

const toolOf = (step: string): string => step.replace(/:.*$/s, "");

function workflow(population: Population, sequence: Sequence, members: readonly MinedSession[], tested: Tested): Finding {
  const steps = sequence.tokens.map(stepOf);
  const tools = [...new Set(steps.map(toolOf))].sort(byText);
  const worded = wordWorkflow(steps, sequence.gapped);
  const audience = population.audience(members, tools);
  const left = leavesOut(population, members);
  const shortcut = left.filter((step) => SAFEGUARD.test(step));
  const { lines } = worded;
  const good = members.filter(({ succeeded }) => succeeded === true);
  const bad = members.filter(({ succeeded }) => succeeded === false);
  const shows = new Set(members);
  const without = population.sessions.filter((session) => session.succeeded === false && session.task !== null && !shows.has(session));
  const supports = quoted(population, sequence, good, lines.steps, Math.max(1, Math.floor(9 / steps.length)), "supports");
  const one = supports[0];
  const last = supports[steps.length - 1];
  const lone = quoted(population, { tokens: [sequence.tokens.at(-1)!], gapped: false, alphabet: sequence.alphabet }, without, [lines.avoid], 1, "supports");
  const cites = distinct([
    ...(one ? [{ ...one, claim: lines.when }] : []),
    ...supports,
    ...(last ? [{ ...last, claim: lines.check }] : []),
    ...(lone.length > 0 || !last ? lone : [{ ...last, claim: lines.avoid }]),
  ]).slice(0, 12);
  const against = quoted(population, sequence, bad, lines.steps, Math.max(1, Math.floor(12 / steps.length)), "contradicts").slice(0, 12);
  const slots: Slots = { kind: "effective_workflow", audience, trigger: sequence.gapped ? "…" : "", action: "follow", polarity: "do", objects: steps };
  const held =
    reversal(tested) ?? (shortcut.length > 0 ? `It leaves out ${shortcut.join(", ")}, which usually checks something: a shortcut past a safeguard.` : "");
  return {
    ...frame({
      slots,
      members,
      tested,
      tools,
      notes:
        left.length > 0 ? [`Sessions with these steps mostly leave out: ${left.join(", ")}.`] : ["Sessions with these steps leave out none of the usual ones."],
    }),
    kind: "effective_workflow",
    form: "playbook",
    text: { title: worded.title, trigger: worded.trigger, body: worded.body, appliesTo: audience },
    strength: tested.strength,
    cites: [...cites, ...against],
    totals: { supports: good.length, contradicts: bad.length },
    state: held === "" ? "proposed" : "held_back",
    stateReason: held,
  };
}

function points(difference: number): string {
  const whole = Math.abs(Math.round(difference * 100));
  return `${whole} ${whole === 1 ? "point" : "points"}`;
}

/** The sentence on a difference that the tasks make, or null. */
export function reversal({ simpson, association }: Tested): string | null {
  if (simpson === null || association === null) return null;
  const plain = `Over all sessions, those with it succeed ${points(simpson.plain)} ${simpson.plain < 0 ? "less" : "more"} often`;
  if (Math.sign(simpson.plain) !== Math.sign(simpson.within) && Math.round(simpson.within * 100) !== 0)
    return `${plain}; within tasks it points the other way (${points(simpson.within)} ${simpson.within < 0 ? "less" : "more"} often). The tasks make the difference.`;
  return `${plain}; the difference vanishes within tasks (${points(simpson.within)}). The tasks make it: harder or easier ones show these steps more.`;
}

function failing(population: Population, sequence: Sequence, members: readonly MinedSession[], tested: Tested, apparent: boolean): Finding {
  const steps = sequence.tokens.map(stepOf);
  const tools = [...new Set(steps.map(toolOf))].sort(byText);
  const worded = wordFailing(steps, sequence.gapped, apparent ? tested.simpson!.plain : null);
  const audience = population.audience(members, tools);
  const kind = apparent && tested.simpson!.plain > 0 ? "effective_workflow" : "recurring_mistake";
  const failed = members.filter(({ succeeded }) => succeeded === false);
  const fine = members.filter(({ succeeded }) => succeeded === true);
  const lines = steps.map(() => 0);
  const supports = quoted(population, sequence, kind === "recurring_mistake" ? failed : fine, lines, Math.max(1, Math.floor(9 / steps.length)), "supports");
  const against = quoted(population, sequence, kind === "recurring_mistake" ? fine : failed, lines, Math.max(1, Math.floor(12 / steps.length)), "contradicts");
  const slots: Slots = { kind, audience, trigger: sequence.gapped ? "…" : "", action: "failing_steps", polarity: "do_not", objects: steps };
  const reason = reversal(tested);
  return {
    ...frame({ slots, members, tested, tools, notes: [] }),
    kind,
    form: "note",
    text: { title: worded.title, trigger: worded.trigger, body: worded.body, appliesTo: audience },
    strength: apparent ? "seen" : tested.strength,
    cites: [...distinct([...supports.slice(0, 11), ...supports.slice(-1).map((cite) => ({ ...cite, claim: 1 }))]), ...against.slice(0, 12)],
    totals: { supports: kind === "recurring_mistake" ? failed.length : fine.length, contradicts: kind === "recurring_mistake" ? fine.length : failed.length },
    state: reason === null ? "proposed" : "held_back",
    stateReason: reason ?? "",
  };
}

/**
 * Sessions, in tasks with as many trials as here, that it takes to find a difference of 20 points shown by a quarter of the
 * sessions with 80 % power at p = .001, as many tests as a dream makes ask for.
 * Source: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), section 4.2, normal approximation.
 */
export function sessionsNeeded(trialsPerTask: number): number {
  const z = 3.29 + 0.84;
  const share = 0.25;
  const n = (z * z * 0.25) / (share * (1 - share) * 0.2 * 0.2);
  return Math.ceil(n / (1 - 1 / Math.max(2, trialsPerTask)) / 10) * 10;
}
