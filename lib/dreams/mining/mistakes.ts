import type { ErrorFeature, Fault } from "../features/features";
import { wordFix } from "../wording/fix";
import { wordMistake } from "../wording/mistake";
import type { Tested } from "./association";
import { choose, distinct, type Occurrence } from "./evidence";
import { byText, type Cite, type Dropped, type Finding, fingerprintOf, type MinedSession, type Slots, tally } from "./finding";
import { type Fix, fixOf } from "./fixes";
import { incidentOf } from "./incident";
import { type Population, taskOf } from "./population";
import { type RecoverySummary, summarise } from "./recovery";
import { templatesOf } from "./templates";

const MIN_SESSIONS = 3;
const MIN_TASKS = 2;

interface Pattern {
  fault: Fault;
  tool: string;
  verb: string;
  template: string;
  bySession: Map<string, { session: MinedSession; errors: ErrorFeature[] }>;
}

export interface Candidate {
  members: MinedSession[];
  build(tested: Tested): Finding;
}

/** Where masks are compared with each other. What the surroundings did looks the same from every tool. */
function placeOf({ fault, tool, verb }: ErrorFeature): string {
  return fault === "environment" ? "" : `${tool}\u001f${verb}`;
}

/** Errors by what they say, gathered over sessions. What the surroundings did is one pattern over all tools. */
function patternsOf(population: Population): Pattern[] {
  const masks = new Map<string, Set<string>>();
  for (const { features } of population.sessions) {
    for (const error of features.errors) {
      const known = masks.get(placeOf(error));
      if (known) known.add(error.mask);
      else masks.set(placeOf(error), new Set([error.mask]));
    }
  }
  const templates = new Map([...masks].map(([place, some]) => [place, templatesOf(some)]));
  const patterns = new Map<string, Pattern>();
  for (const session of population.sessions) {
    for (const error of session.features.errors) {
      const template = templates.get(placeOf(error))?.get(error.mask) ?? error.mask;
      const shared = error.fault === "environment";
      const key = JSON.stringify([error.fault, shared ? "" : error.tool, shared ? "" : error.verb, template]);
      let pattern = patterns.get(key);
      if (!pattern) {
        pattern = { fault: error.fault, tool: shared ? "" : error.tool, verb: shared ? "" : error.verb, template, bySession: new Map() };
        patterns.set(key, pattern);
      }
      const known = pattern.bySession.get(session.key);
      if (known) known.errors.push(error);
      else pattern.bySession.set(session.key, { session, errors: [error] });
    }
  }
  return [...patterns].sort((a, b) => byText(a[0], b[0])).map(([, pattern]) => pattern);
}

const NOT_AGENT: Partial<Record<Fault, string>> = {
  simulator: "made by the simulator, not by the agent",
  harness: "made by the harness, not by the agent",
  person: "a person's decision, not an error",
};

/** Recurring mistakes: the same failure in at least three sessions and two tasks, whose it is, and what gets out of it. */
export function mistakeCandidates(population: Population, dropped: Dropped[]): { candidates: Candidate[]; seen: number } {
  const candidates: Candidate[] = [];
  const patterns = patternsOf(population);
  for (const pattern of patterns) {
    const entries = [...pattern.bySession.values()];
    const members = entries.map(({ session }) => session);
    const what = `${pattern.tool === "" ? "several tools" : pattern.tool}: ${pattern.template}`;
    const notAgent = NOT_AGENT[pattern.fault];
    if (notAgent) dropped.push({ gate: notAgent, what, sessions: members.length });
    else if (members.length < MIN_SESSIONS) dropped.push({ gate: `in fewer than ${MIN_SESSIONS} sessions`, what, sessions: members.length });
    else if (new Set(members.map(taskOf)).size < MIN_TASKS) dropped.push({ gate: "in one task only", what, sessions: members.length });
    else candidates.push({ members, build: (tested) => finish(population, pattern, entries, members, tested) });
  }
  return { candidates, seen: patterns.length };
}

function finish(
  population: Population,
  pattern: Pattern,
  entries: { session: MinedSession; errors: ErrorFeature[] }[],
  members: MinedSession[],
  tested: Tested,
): Finding {
  const errors = entries.flatMap(({ errors: some }) => some);
  const tools = tally(entries.flatMap(({ errors: some }) => [...new Set(some.map(({ tool }) => tool))]));
  const names = tools.map(({ label }) => label);
  const main = pattern.tool === "" ? (names[0] ?? "") : pattern.tool;
  const recovery = summarise(errors, usualIn(population, pattern, names));
  const goesWith = tested.association !== null && tested.strength !== "seen" && tested.association.riskDifference < 0;
  // Where the failure itself goes with bad ends it is the mistake that matters, and the card names the way out.
  const fix = pattern.fault === "agent" && !goesWith ? fixOf(entries) : null;
  const worded = fix
    ? wordFix(main, pattern.verb, pattern.template, fix)
    : wordMistake(pattern.tool === "" ? names : [main], pattern.verb, pattern.template, recovery, pattern.fault);
  const audience = population.audience(members, pattern.tool === "" ? names : [pattern.tool]);
  const slots: Slots = {
    kind: fix ? "heuristic" : "recurring_mistake",
    audience,
    trigger: `call ${pattern.tool === "" ? "*" : main}${pattern.verb === "" ? "" : `:${pattern.verb}`}`,
    action: fix ? "fix_error" : "avoid_error",
    polarity: fix ? "do" : "do_not",
    objects: fix ? [pattern.template, ...fix.changed, ...(fix.via === null ? [] : [`after ${fix.via}`])] : [pattern.template],
  };
  const versions = new Set(members.map(({ agent, agentVersion }) => `${agent}\u001f${agentVersion}`));
  const exposed = population.sessions.filter(
    ({ features, agent, agentVersion }) => versions.has(`${agent}\u001f${agentVersion}`) && features.tools.some(({ tool }) => names.includes(tool)),
  );
  const incident = incidentOf(members, exposed);
  const { state, stateReason } = standing(pattern.fault, incident, recovery);
  const body = worded.claims.map(({ text }) => text).join("\n");
  const { cites, totals } = evidence(
    population,
    pattern,
    entries,
    worded.claims.map(({ rests }) => rests),
    names,
    fix,
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
    support: {
      sessions: members.length,
      tasks: new Set(members.map(taskOf)).size,
      agents: new Set(members.map(({ agent }) => agent)).size,
      people: 0,
    },
    association: tested.association,
    members: members.map(({ key }) => key).sort(byText),
    cites,
    totals,
    days: tally(members.map(({ day }) => day ?? "")),
    people: [],
    agentVersions: tally(members.map(({ agent, agentVersion }) => (agentVersion === "" ? agent : `${agent} ${agentVersion}`))),
    tools,
    recovery: [...(fix ? [fixSentence(fix)] : []), ...recoverySentences(recovery)],
    notes: notesOf(members, tested, errors),
    incident,
    personal: null,
    contradictions: [],
    state,
    stateReason,
  };
}

/** In what share of the sessions that used the tools and did not fail a step occurs. */
function usualIn(population: Population, pattern: Pattern, names: readonly string[]): (step: string) => number {
  const others = population.sessions.filter(({ key, features }) => !pattern.bySession.has(key) && features.tools.some(({ tool }) => names.includes(tool)));
  return (step) => {
    const with_ = others.filter(({ features }) => features.tools.some(({ tool, verb, ok }) => ok > 0 && (verb === "" ? tool : `${tool}:${verb}`) === step));
    return others.length === 0 ? 0 : with_.length / others.length;
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

function notesOf(members: readonly MinedSession[], tested: Tested, errors: readonly ErrorFeature[]): string[] {
  const notes: string[] = [];
  if (errors.length > members.length) notes.push(`${errors.length} errors in ${members.length} sessions.`);
  if (tested.strata === null) notes.push("No comparison within tasks is possible: no task was tried both with and without it and with different outcomes.");
  else if (tested.association) {
    notes.push(`Compared within ${tested.strata}: ${tested.informative} ${tested.informative === 1 ? "group says" : "groups say"} something.`);
    if (tested.versions) notes.push("Within agent versions the difference does not hold: the versions may be the reason, so nothing is claimed.");
    if (tested.reversed) notes.push("Over all sessions the difference points the other way than within tasks: go by the one within tasks.");
  }
  const version = tally(members.map(({ agent, agentVersion }) => `${agent} ${agentVersion}`))[0];
  if (version && members.length >= 5 && version.sessions / members.length > 0.8)
    notes.push(`${version.sessions} of ${members.length} sessions are of one agent version: ${version.label.trim()}.`);
  return notes;
}

function evidence(
  population: Population,
  pattern: Pattern,
  entries: readonly { session: MinedSession; errors: readonly ErrorFeature[] }[],
  rests: readonly string[],
  names: readonly string[],
  fix: Fix | null,
): { cites: Cite[]; totals: Finding["totals"] } {
  const occurrence = (session: MinedSession, span: { event: number; start: number; end: number }, claim: number, stance: Cite["stance"]): Occurrence => ({
    session: session.key,
    event: span.event,
    start: span.start,
    end: span.end,
    claim,
    stance,
    person: "",
  });
  const said = rests.indexOf("error");
  const out = rests.lastIndexOf("recovery");
  const errors = entries.flatMap(({ session, errors: some }) => some.map((error) => occurrence(session, error.said, said, "supports")));
  const calls = entries.flatMap(({ session, errors: some }) =>
    some.flatMap((error) => (error.call ? [occurrence(session, error.call, said, "supports")] : [])),
  );
  const recovered = entries.flatMap(({ session, errors: some }) =>
    some.flatMap((error) => {
      const { recovery } = error;
      if (fix !== null && !fix.errors.has(error)) return [];
      return recovery && recovery.how !== "other" && recovery.call.end > recovery.call.start
        ? [occurrence(session, recovery.call, Math.max(out, 0), "supports")]
        : [];
    }),
  );
  // What resolved it without the fix speaks against the fix.
  const otherwise =
    fix === null
      ? []
      : entries.flatMap(({ session, errors: some }) =>
          some.flatMap((error) => {
            const { recovery } = error;
            if (fix.errors.has(error) || recovery === null || recovery.how === "other" || recovery.call.end <= recovery.call.start) return [];
            return [occurrence(session, recovery.call, Math.max(out, 0), "contradicts")];
          }),
        );
  const others = entries.flatMap(({ session, errors: some }) =>
    some.flatMap(({ recovery }) =>
      recovery?.how === "other" && recovery.call.end > recovery.call.start ? [occurrence(session, recovery.call, Math.max(out, 0), "supports")] : [],
    ),
  );
  const ways = recovered.length > 0 ? recovered : others;
  const chosenErrors = choose(errors, population.byKey, 6);
  // The call belongs beside its answer: the same sessions first.
  const quoted = new Set(chosenErrors.map(({ session }) => session));
  const chosenCalls = choose(
    calls.filter(({ session }) => quoted.has(session)),
    population.byKey,
    out >= 0 ? 3 : 6,
  );
  const chosenWays = out >= 0 ? choose(ways, population.byKey, 12 - chosenErrors.length - chosenCalls.length) : [];
  const shown = new Set(entries.map(({ session }) => session.key));
  const against = population.sessions.flatMap((session) => {
    if (shown.has(session.key)) return [];
    const good = session.features.tools.find(
      ({ tool, verb, ok, good: span }) => names.includes(tool) && (pattern.verb === "" || verb === pattern.verb) && ok > 0 && span !== null,
    )?.good;
    return good ? [occurrence(session, good, said, "contradicts")] : [];
  });
  // Where the call to act is a check and nothing resolves the failure, both sentences rest on the failures.
  const spread = out < 0 && rests.length > 1 ? chosenErrors.slice(0, 2).map((cite) => ({ ...cite, claim: 1 })) : [];
  const first = rests[0] === "recovery" ? chosenWays.slice(0, 2).map((cite) => ({ ...cite, claim: 0 })) : [];
  const supports = distinct([...first, ...spread, ...chosenErrors, ...chosenCalls, ...chosenWays]).slice(0, 12);
  return {
    cites: [...supports, ...distinct([...choose(otherwise, population.byKey, 6), ...choose(against, population.byKey, 12)]).slice(0, 12)],
    totals: { supports: errors.length + calls.length + (out >= 0 ? ways.length : 0), contradicts: against.length + otherwise.length },
  };
}
