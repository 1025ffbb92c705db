import type { Association } from "@/lib/lessons/lesson";
import type { ErrorFeature, Fault } from "../features/features";
import type { Tested } from "./association";
import { byText, type Dropped, type Finding, type MinedSession } from "./finding";
import { type FixHypothesis, fixAmong, fixHypotheses } from "./fixes";
import { mistakeFinding } from "./mistake-finding";
import { type Population, taskOf } from "./population";
import { templatesOf } from "./templates";

const MIN_SESSIONS = 3;
const MIN_TASKS = 2;

/** The sessions of a pattern with their errors, in the order of the sessions. */
export interface Entry {
  ordinal: number;
  session: MinedSession;
  errors: ErrorFeature[];
}

export interface Pattern {
  fault: Fault;
  tool: string;
  verb: string;
  template: string;
  entries: Entry[];
}

export interface Candidate {
  members: Int32Array;
  /** Changes that may resolve it: hypotheses of the same family. */
  fixes: FixHypothesis[];
  /** @param fixQ the q-values of `fixes` */
  build(tested: Tested, fixQ: readonly number[]): Finding;
}

/** Where masks are compared with each other. What the surroundings did looks the same from every tool. */
function placeOf({ fault, tool, verb }: ErrorFeature): string {
  return fault === "environment" ? "" : `${tool}\u001f${verb}`;
}

/** Errors by what they say, gathered over sessions. What the surroundings did is one pattern over all tools. */
function patternsOf(population: Population): Pattern[] {
  const masks = new Map<string, Set<string>>();
  const all = population.sessions.map(({ features }) => features.errors);
  for (const errors of all) {
    for (const error of errors) {
      const known = masks.get(placeOf(error));
      if (known) known.add(error.mask);
      else masks.set(placeOf(error), new Set([error.mask]));
    }
  }
  const templates = new Map([...masks].map(([place, some]) => [place, templatesOf(some)]));
  const patterns = new Map<string, Pattern>();
  population.sessions.forEach((session, ordinal) => {
    for (const error of all[ordinal]!) {
      const template = templates.get(placeOf(error))?.get(error.mask) ?? error.mask;
      const shared = error.fault === "environment";
      const [tool, verb] = shared ? ["", ""] : [error.tool, error.verb];
      const key = `${error.fault}\u001f${tool}\u001f${verb}\u001f${template}`;
      let pattern = patterns.get(key);
      if (!pattern) {
        pattern = { fault: error.fault, tool, verb, template, entries: [] };
        patterns.set(key, pattern);
      }
      const last = pattern.entries.at(-1);
      if (last?.ordinal === ordinal) last.errors.push(error);
      else pattern.entries.push({ ordinal, session, errors: [error] });
    }
  });
  return [...patterns].sort((a, b) => byText(a[0], b[0])).map(([, pattern]) => pattern);
}

const NOT_AGENT: Partial<Record<Fault, string>> = {
  simulator: "made by the simulator, not by the agent",
  harness: "made by the harness, not by the agent",
  person: "a person's decision, not an error",
  check: "what a test, a linter or a search reports, not a mistake in calling it",
};

/** Recurring mistakes: the same failure in at least three sessions and two tasks, whose it is, and what gets out of it. */
export function mistakeCandidates(population: Population, dropped: Dropped[]): { candidates: Candidate[]; seen: number } {
  const candidates: Candidate[] = [];
  const patterns = patternsOf(population);
  for (const pattern of patterns) {
    const { entries } = pattern;
    const what = `${pattern.tool === "" ? "several tools" : pattern.tool}: ${pattern.template}`;
    const notAgent = NOT_AGENT[pattern.fault];
    if (notAgent) dropped.push({ gate: notAgent, what, sessions: entries.length });
    else if (entries.length < MIN_SESSIONS) dropped.push({ gate: `in fewer than ${MIN_SESSIONS} sessions`, what, sessions: entries.length });
    else if (new Set(entries.map(({ session }) => taskOf(session))).size < MIN_TASKS)
      dropped.push({ gate: "in one task only", what, sessions: entries.length });
    else {
      const fixes = pattern.fault === "agent" ? fixHypotheses(entries) : [];
      candidates.push({
        members: Int32Array.from(entries, ({ ordinal }) => ordinal),
        fixes,
        build: (tested, fixQ) => mistakeFinding(population, pattern, tested, goesWithFailure(tested) ? null : fixAmong(fixes, fixQ)),
      });
    }
  }
  return { candidates, seen: patterns.length };
}

/** Where the failure itself goes with bad ends it is the mistake that matters, and the card names the way out. */
function goesWithFailure({ association, strength }: { association: Association | null; strength: string }): boolean {
  return association !== null && strength !== "seen" && association.riskDifference < 0;
}
