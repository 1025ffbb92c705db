import { claimsOf } from "@/lib/lessons/sentences";
import { distinctTitles } from "../wording/titles";
import { family, measure, Q, settle } from "./association";
import { byText, type Dropped, type Finding, type Funnel, findingsHash, type GuidanceInForce, type MinedSession } from "./finding";
import { gapFindings } from "./gaps";
import { rulesOf } from "./in-force";
import { mistakeCandidates } from "./mistakes";
import { marksOf } from "./nested";
import { plantedFindings } from "./planted";
import { Population } from "./population";
import { preferenceFindings } from "./preferences";
import { sessionsNeeded } from "./workflow-finding";
import { distinctWorkflows, workflowCandidates, workflowFindings } from "./workflows";

export interface Mined {
  /** All findings, before rejections and the budget, ranked. */
  findings: Finding[];
  /** SHA-256 over them (law 8). */
  hash: string;
  funnel: Funnel;
}

/** Most sessions first; then the stronger; then by fingerprint, so that the order is everyone's. */
function ranked(findings: Finding[]): Finding[] {
  const strength = { seen: 0, associated: 1, replicated: 2 };
  return findings.sort(
    (a, b) => b.support.sessions - a.support.sessions || strength[b.strength] - strength[a.strength] || byText(a.fingerprint, b.fingerprint),
  );
}

/** A line of a body may hold several sentences: a cite names the first sentence of its line. */
function onSentences(finding: Finding): Finding {
  const starts: number[] = [];
  let next = 0;
  for (const line of finding.text.body.split("\n")) {
    if (line.trim() === "") continue;
    starts.push(next);
    next += claimsOf(line).length;
  }
  if (next === starts.length) return finding;
  return { ...finding, cites: finding.cites.map((cite) => ({ ...cite, claim: starts[cite.claim] ?? cite.claim })) };
}

/**
 * The whole dream without a database, a clock or a model: the same sessions, in whatever order, and the same guidance in force
 * give the same findings, byte for byte.
 */
export function mine(sessions: readonly MinedSession[], guidance: readonly GuidanceInForce[]): Mined {
  const population = new Population(sessions);
  const dropped: Dropped[] = [];
  const rules = rulesOf([...guidance].sort((a, b) => byText(a.path, b.path)));
  const mistakes = mistakeCandidates(population, dropped);
  const flows = workflowCandidates(population, dropped);
  // One false-discovery family over everything that is tested: what goes with the verdicts, and what resolves a failure.
  const members = [...mistakes.candidates, ...flows.candidates].map((candidate) => candidate.members);
  const measures = members.map((some) => measure(population, some));
  const resolutions = mistakes.candidates.flatMap(({ fixes }) => fixes.map(({ p }) => p));
  const split = mistakes.candidates.length;
  const apparent = family(
    measures.map((one) => one?.p ?? null),
    resolutions,
  ).verdicts;
  const p = [
    ...measures.slice(0, split).map((one) => one?.p ?? null),
    ...distinctWorkflows(
      population,
      flows.candidates,
      measures.slice(split),
      apparent.slice(split),
      members.slice(0, split).flatMap((some, at) => (apparent[at]! <= Q ? [marksOf(population, some)] : [])),
      dropped,
    ),
  ];
  const q = family(p, resolutions);
  const tested = settle(population, members, measures, q.verdicts);
  let fixesBefore = 0;
  const own = mistakes.candidates.map(({ build, fixes }, at) => {
    fixesBefore += fixes.length;
    return build(tested[at]!, q.resolutions.slice(fixesBefore - fixes.length, fixesBefore));
  });
  const workflows = workflowFindings(population, flows.candidates, tested.slice(split), dropped);
  const wishes = preferenceFindings(population, rules, dropped);
  const gaps = gapFindings(population, dropped);
  const planted = plantedFindings(population, dropped);
  const all = [...own, ...workflows, ...wishes.findings, ...gaps.findings, ...planted.findings];
  const findings = distinctTitles(ranked(all.map(onSentences)));
  const unread: Record<string, number> = {};
  for (const { features } of population.sessions)
    for (const [language, turns] of Object.entries(features.unread)) unread[language] = (unread[language] ?? 0) + turns;
  const notes: string[] = [];
  if (!population.comparable)
    notes.push("No comparison possible: no task was tried more than once with a known outcome. Everything here was seen, nothing more.");
  else if (population.comparableSessions < sessionsNeeded(population.trialsPerTask))
    notes.push(
      `Power is low: ${population.comparableSessions} sessions are of tasks that were tried more than once. To find a difference of 20 points that a quarter of the sessions show would take about ${sessionsNeeded(population.trialsPerTask)}, with as many trials a task as here.`,
    );
  return {
    findings,
    hash: findingsHash(findings),
    funnel: {
      sessions: population.sessions.length,
      events: population.sessions.reduce((sum, { features }) => sum + features.steps.length, 0),
      features: population.sessions.reduce((sum, { features }) => sum + features.tokens.length + features.errors.length + features.directives.length, 0),
      candidates: mistakes.seen + flows.seen + wishes.seen + gaps.seen + planted.seen,
      tested: measures.filter((one) => one !== null).length + resolutions.length,
      findings: findings.length,
      dropped: summed(dropped),
      unread: Object.fromEntries(Object.entries(unread).sort((a, b) => byText(a[0], b[0]))),
      notes,
    },
  };
}

/** One line a gate and thing, the largest first; the tail is counted, not listed. */
function summed(dropped: readonly Dropped[]): Dropped[] {
  const sorted = [...dropped].sort((a, b) => b.sessions - a.sessions || byText(a.gate, b.gate) || byText(a.what, b.what));
  const shown = sorted.slice(0, 60);
  const rest = new Map<string, number>();
  for (const { gate } of sorted.slice(60)) rest.set(gate, (rest.get(gate) ?? 0) + 1);
  return [...shown, ...[...rest].sort((a, b) => byText(a[0], b[0])).map(([gate, count]) => ({ gate, what: `${count} more`, sessions: 0 }))];
}
