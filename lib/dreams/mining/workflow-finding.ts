import { stepOf, wordFailing, wordWorkflow } from "../wording/workflow";
import { comparedWithin, type Tested } from "./association";
import { concentrationOf } from "./concentration";
import { choose, distinct, type Occurrence, sampled } from "./evidence";
import { byText, type Cite, type Finding, fingerprintOf, type MinedSession, type Slots } from "./finding";
import { marksOf } from "./nested";
import { dayOf, type Population, versionOf } from "./population";
import { placeIn, type Sequence } from "./sequences";

/** What is said of a sequence of steps: as a workflow that goes with success, or as steps that go with failure. */

const SAFEGUARD = /verif|confirm|check|valid|authen|authori|review|approv|consent|identity|test|lint|audit|backup|dry.?run|preview|guard/i;

/** Steps that most sessions without the sequence take and those with it do not. */
function leavesOut(population: Population, members: ArrayLike<number>): string[] {
  const here = marksOf(population, members);
  const tasks = new Set(population.at(members).map(({ task }) => task));
  const others = Uint8Array.from(population.sessions, ({ task }, ordinal) => (task !== null && tasks.has(task) && here[ordinal] === 0 ? 1 : 0));
  const count = others.reduce((sum, one) => sum + one, 0);
  if (count === 0) return [];
  const usual = population.steps.count(others);
  const own = population.steps.count(here);
  return population.steps.names
    .filter((_, id) => usual[id]! / count >= 0.5 && own[id]! / members.length <= usual[id]! / count - 0.3)
    .map(stepOf)
    .sort(byText);
}

function spanOf(session: MinedSession, step: number): { event: number; start: number; end: number } | null {
  const at = session.features.at[step] ?? 0;
  return at % 256 === 0 ? null : { event: Math.floor(at / 256), start: 0, end: at % 256 };
}

/** Quotes of whole sequences: every step of a session's, in its order. */
function quoted(
  population: Population,
  sequence: Pick<Sequence, "tokens" | "gapped" | "alphabet">,
  ordinals: readonly number[],
  lines: readonly number[],
  limit: number,
  stance: Cite["stance"],
): Cite[] {
  const firsts: Occurrence[] = [];
  const all = new Map<string, Cite[]>();
  for (const session of population.at(sampled(population, ordinals))) {
    const spans = placeIn(session, sequence)?.map((step) => spanOf(session, step)) ?? [];
    if (spans.length === 0 || spans.some((span) => span === null)) continue;
    const cites = spans.map((span, at): Cite => ({ session: session.key, ...span!, claim: lines[at] ?? lines.at(-1)!, stance }));
    all.set(session.key, cites);
    firsts.push({ ...cites[0]!, person: "" });
  }
  return choose(firsts, population, limit).flatMap(({ session }) => all.get(session)!);
}

interface Frame {
  population: Population;
  slots: Slots;
  ordinals: Int32Array;
  tested: Tested;
  tools: string[];
  notes: string[];
}

function frame({
  population,
  slots,
  ordinals,
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
    support: { ...population.support(ordinals), people: 0 },
    association: tested.association,
    members: population.at(ordinals).map(({ key }) => key),
    days: population.tally(ordinals, dayOf),
    people: [],
    agentVersions: population.tally(ordinals, versionOf),
    tools: tools.map((label) => ({ label, sessions: ordinals.length })),
    recovery: [],
    notes: [comparedWithin(tested), ...notes, ...concentrationOf(population, ordinals)],
    incident: null,
    personal: null,
    contradictions: [],
  };
}

const toolOf = (step: string): string => step.replace(/:.*$/s, "");

export function workflow(population: Population, sequence: Sequence, ordinals: Int32Array, tested: Tested): Finding {
  const members = population.at(ordinals);
  const steps = sequence.tokens.map(stepOf);
  const tools = [...new Set(steps.map(toolOf))].sort(byText);
  const worded = wordWorkflow(steps, sequence.gapped);
  const audience = population.audience(members, tools);
  const left = leavesOut(population, ordinals);
  const shortcut = left.filter((step) => SAFEGUARD.test(step));
  const { lines } = worded;
  const { good, bad } = ends(population, ordinals);
  const shows = marksOf(population, ordinals);
  const took = population.steps.took(sequence.tokens.at(-1)!);
  const without = population.sessions.flatMap(({ succeeded, task }, ordinal) =>
    succeeded === false && task !== null && shows[ordinal] === 0 && took[ordinal] === 1 ? [ordinal] : [],
  );
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
      population,
      slots,
      ordinals,
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
    ...(shortcut.length > 0 ? { shortcut } : {}),
  };
}

/** The members by how they ended, as far as that is known. */
function ends(population: Population, ordinals: Int32Array): { good: number[]; bad: number[] } {
  const by = (end: boolean) => [...ordinals].filter((ordinal) => population.sessions[ordinal]!.succeeded === end);
  return { good: by(true), bad: by(false) };
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

export function failing(population: Population, sequence: Sequence, ordinals: Int32Array, tested: Tested, apparent: boolean): Finding {
  const members = population.at(ordinals);
  const steps = sequence.tokens.map(stepOf);
  const tools = [...new Set(steps.map(toolOf))].sort(byText);
  const worded = wordFailing(steps, sequence.gapped, apparent ? tested.simpson!.plain : null);
  const audience = population.audience(members, tools);
  const kind = apparent && tested.simpson!.plain > 0 ? "effective_workflow" : "recurring_mistake";
  const { good: fine, bad: failed } = ends(population, ordinals);
  const lines = steps.map(() => 0);
  const supports = quoted(population, sequence, kind === "recurring_mistake" ? failed : fine, lines, Math.max(1, Math.floor(9 / steps.length)), "supports");
  const against = quoted(population, sequence, kind === "recurring_mistake" ? fine : failed, lines, Math.max(1, Math.floor(12 / steps.length)), "contradicts");
  const slots: Slots = { kind, audience, trigger: sequence.gapped ? "…" : "", action: "failing_steps", polarity: "do_not", objects: steps };
  const reason = reversal(tested);
  return {
    ...frame({ population, slots, ordinals, tested, tools, notes: [] }),
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
