import type { Fault } from "../features/features";
import { wordFix } from "../wording/fix";
import { wordMistake } from "../wording/mistake";
import { comparedWithin, type Tested } from "./association";
import { concentrationOf } from "./concentration";
import { type Finding, fingerprintOf, type Slots, tally } from "./finding";
import type { Fix } from "./fixes";
import { incidentOf } from "./incident";
import { mistakeEvidence } from "./mistake-evidence";
import type { Pattern } from "./mistakes";
import { Numbers } from "./numbers";
import { dayOf, type Population, versionOf } from "./population";
import { type RecoverySummary, summarise } from "./recovery";

/** The finding of a failure that recurs: a mistake with its way out, or the fix that is known for it. */
export function mistakeFinding(population: Population, pattern: Pattern, tested: Tested, fix: Fix | null): Finding {
  const { entries } = pattern;
  const members = Int32Array.from(entries, ({ ordinal }) => ordinal);
  const errors = entries.flatMap(({ errors: some }) => some);
  const tools = tally(entries.flatMap(({ errors: some }) => [...new Set(some.map(({ tool }) => tool))]));
  const names = tools.map(({ label }) => label);
  const main = pattern.tool === "" ? (names[0] ?? "") : pattern.tool;
  const recovery = summarise(errors, usualIn(population, pattern, names));
  const goesWith = tested.association !== null && tested.strength !== "seen" && tested.association.riskDifference < 0;
  const worded = fix
    ? wordFix(main, pattern.verb, pattern.template, fix)
    : wordMistake(pattern.tool === "" ? names : [main], pattern.verb, pattern.template, recovery, pattern.fault);
  const audience = population.audience(population.at(members), pattern.tool === "" ? names : [pattern.tool]);
  const slots: Slots = {
    kind: fix ? "heuristic" : "recurring_mistake",
    audience,
    trigger: `call ${pattern.tool === "" ? "*" : main}${pattern.verb === "" ? "" : `:${pattern.verb}`}`,
    action: fix ? "fix_error" : "avoid_error",
    polarity: fix ? "do" : "do_not",
    objects: fix ? [pattern.template, ...fix.changed, ...(fix.via === null ? [] : [`after ${fix.via}`])] : [pattern.template],
  };
  const used = population.tools.marks(names);
  const { codes } = population.labels(versionOf);
  const versions = new Set(Array.from(members, (ordinal) => codes[ordinal]!));
  const exposed = new Numbers(members.length);
  for (let ordinal = 0; ordinal < used.length; ordinal++) if (used[ordinal] === 1 && versions.has(codes[ordinal]!)) exposed.push(ordinal);
  const incident = incidentOf(population, members, exposed.done());
  const { state, stateReason } = standing(pattern.fault, incident, recovery);
  const body = worded.claims.map(({ text }) => text).join("\n");
  const { cites, totals } = mistakeEvidence(
    population,
    pattern,
    worded.claims.map(({ rests }) => rests),
    names,
    fix,
    recovery.way,
  );
  return {
    fingerprint: fingerprintOf(slots),
    family: `${pattern.fault}/${pattern.tool}/${pattern.verb}`,
    slots,
    kind: slots.kind,
    form: "note",
    operation: "add",
    targets: [],
    text: { title: worded.title, trigger: worded.trigger, body, appliesTo: audience },
    strength: goesWith ? tested.strength : "seen",
    support: { ...population.support(members), people: 0 },
    association: tested.association,
    members: entries.map(({ session }) => session.key),
    cites,
    totals,
    days: population.tally(members, dayOf),
    people: [],
    agentVersions: population.tally(members, versionOf),
    tools,
    recovery: [...(fix ? [fixSentence(fix)] : []), ...recoverySentences(recovery)],
    notes: [...notesOf(members.length, tested, errors.length), ...concentrationOf(population, members)],
    incident,
    personal: null,
    contradictions: [],
    state,
    stateReason,
  };
}

/** In what share of the sessions that used the tools and did not fail a step occurs. */
function usualIn(population: Population, pattern: Pattern, names: readonly string[]): (step: string) => number {
  const others = population.tools.marks(names);
  for (const { ordinal } of pattern.entries) others[ordinal] = 0;
  const count = others.reduce((sum, one) => sum + one, 0);
  return (step) => {
    if (count === 0) return 0;
    const took = population.tools.succeeded(step);
    let both = 0;
    for (let ordinal = 0; ordinal < took.length; ordinal++) both += took[ordinal]! & others[ordinal]!;
    return both / count;
  };
}

function standing(fault: Fault, incident: string | null, recovery: RecoverySummary): Pick<Finding, "state" | "stateReason"> {
  if (incident !== null) return { state: "held_back", stateReason: incident };
  const how = recovery.way?.how;
  if (fault === "environment" && how !== "arguments") {
    const reason =
      how === "retry"
        ? "The tool or what it stands on failed for a moment: the same call went well the next time."
        : "The tool or what it stands on failed here, and nothing that the agent did differently got past it.";
    return { state: "held_back", stateReason: reason };
  }
  return { state: "proposed", stateReason: "" };
}

function fixSentence({ resolved, tried, otherResolved, otherTried }: Fix): string {
  return `This change resolved it ${resolved} of ${tried} times; everything else that was tried, ${otherResolved} of ${otherTried} times.`;
}

function recoverySentences(recovery: RecoverySummary): string[] {
  const { errors, recovered, counts } = recovery;
  return [
    recovered === 0
      ? `After none of ${errors} errors did the same tool succeed within the next steps.`
      : `After ${recovered} of ${errors} errors the same tool succeeded within the next steps.`,
    ...counts.map(({ label, count }) => `${count} ${count === 1 ? "time" : "times"}: ${label.replaceAll(":", " ")}.`),
  ];
}

function notesOf(sessions: number, tested: Tested, errors: number): string[] {
  const notes: string[] = [];
  if (errors > sessions) notes.push(`${errors} errors in ${sessions} sessions.`);
  if (tested.strata === null) notes.push("No comparison within tasks is possible: no task was tried both with and without it and with different outcomes.");
  else if (tested.association) {
    notes.push(comparedWithin(tested));
    if (tested.versions) notes.push("Within agent versions the difference does not hold: the versions may be the reason, so nothing is claimed.");
    if (tested.reversed) notes.push("Over all sessions the difference points the other way than within tasks: go by the one within tasks.");
  }
  return notes;
}
