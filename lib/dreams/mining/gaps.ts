import type { GapFeature, Span } from "../features/features";
import { type WordedGap, wordCriterion, wordGap, wordRefusal } from "../wording/gap";
import { concentrationOf } from "./concentration";
import { choose, distinct, type Occurrence, sampled } from "./evidence";
import { byText, type Cite, type Dropped, type Finding, fingerprintOf, type MinedSession, type Slots, tally } from "./finding";
import { type Marks, marksOf } from "./nested";
import { dayOf, type Population, versionOf } from "./population";

const LEAST = 3;
/** Refused calls of fewer sessions that are shown, held back. */
const SHOWN = 20;

/** One case: what was there first, and what came to stand. */
interface Case {
  session: MinedSession;
  first: Span | null;
  last: Span | null;
  /** What was said about the first one. */
  said: Span | null;
  person: string;
}

interface Group {
  /** What makes it the same difference. */
  key: string[];
  action: "criterion" | "line" | "path" | "refused";
  worded: WordedGap;
  tools: string[];
  cases: Case[];
}

/** Gathers by key; the value is made once. */
function gather<T>(into: Map<string, T>, key: readonly string[], make: () => T): T {
  const id = JSON.stringify(key);
  const known = into.get(id);
  if (known !== undefined) return known;
  const made = make();
  into.set(id, made);
  return made;
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

/** The same difference whatever varies besides: a pair of lines, a line that was missing or too much, a place in data. */
function keyOf({ what, form, before, after, path }: GapFeature): string[] {
  if (form === "path") return [what, form, path, before === "" ? "missing" : after === "" ? "removed" : "other"];
  return [what, form, before, after];
}

function groupsOf(population: Population): { groups: Group[]; seen: number } {
  const criteria = new Map<string, Group>();
  const gaps = new Map<string, { gaps: GapFeature[]; cases: Case[] }>();
  const lines = new Map<string, { gaps: GapFeature[]; cases: Case[] }>();
  const refused = new Map<string, Group>();
  for (const session of population.sessions) {
    for (const { criterion, said, fixed } of session.features.criteria) {
      const key = [folded(criterion)];
      const group = gather(criteria, key, (): Group => ({ key, action: "criterion", worded: wordCriterion(criterion), tools: [], cases: [] }));
      group.cases.push({ session, first: said, last: fixed, said: null, person: "" });
    }
    // A result that was not accepted in the end shows no gap to an accepted one.
    if (session.succeeded !== false) {
      for (const gap of session.features.gaps) {
        const one: Case = { session, first: gap.first, last: gap.last, said: gap.said, person: "" };
        const group = gather(gaps, keyOf(gap), () => ({ gaps: [] as GapFeature[], cases: [] as Case[] }));
        group.gaps.push(gap);
        group.cases.push(one);
        if (gap.form === "line" && gap.before !== "" && gap.after !== "") {
          const added = gather(lines, [gap.what, gap.after], () => ({ gaps: [] as GapFeature[], cases: [] as Case[] }));
          added.gaps.push({ ...gap, before: "" });
          added.cases.push(one);
        }
      }
    }
    for (const { tool, verb, said, person } of session.features.rejections) {
      const key = [tool, verb];
      const group = gather(refused, key, (): Group => ({ key, action: "refused", worded: wordRefusal(tool, verb), tools: [tool], cases: [] }));
      group.cases.push({ session, first: said, last: null, said: null, person });
    }
  }
  const enough = (cases: readonly Case[]) => new Set(cases.map(({ session }) => session)).size >= LEAST;
  const differences = [...gaps.values()];
  // Where what stood first varies but not what came to stand, the difference is what was missing.
  for (const [id, group] of lines) {
    const [what, after] = JSON.parse(id) as [string, string];
    if (differences.some(({ gaps: some, cases }) => some[0]!.what === what && some[0]!.after === after && some[0]!.form === "line" && enough(cases))) continue;
    differences.push(group);
  }
  const worded = differences.map(({ gaps: some, cases }): Group => {
    const gap = common(some);
    return { key: [...keyOf(gap)], action: gap.form, worded: wordGap(gap), tools: gap.what === "message" ? [] : [gap.what], cases };
  });
  const groups = [...criteria.values(), ...worded, ...refused.values()];
  // What people refused is shown also where it is too little for a rule.
  const few = [...refused.values()]
    .filter(({ cases }) => !enough(cases))
    .sort((a, b) => b.cases.length - a.cases.length || byText(JSON.stringify(a.key), JSON.stringify(b.key)))
    .slice(0, SHOWN);
  return { groups: [...groups.filter(({ cases }) => enough(cases)), ...few], seen: groups.length };
}

/** One gap for many: values that most of them share are named, others are not. */
function common(gaps: readonly GapFeature[]): GapFeature {
  const most = (pick: (gap: GapFeature) => string) => {
    const first = tally(gaps.map(pick))[0];
    return first && first.sessions >= 0.6 * gaps.length ? first.label : "";
  };
  const gap = gaps[0]!;
  if (gap.form === "line") return gap;
  return { ...gap, before: gap.before === "" ? "" : most(({ before }) => before) || "<*>", after: gap.after === "" ? "" : most(({ after }) => after) || "<*>" };
}

/** What recurs between a first result and the accepted one, and what people refused: in at least three sessions. */
export function gapFindings(population: Population, dropped: Dropped[]): { findings: Finding[]; seen: number } {
  const { groups, seen } = groupsOf(population);
  if (seen > groups.length)
    dropped.push({ gate: "a difference to the first result, in fewer than 3 sessions", what: `${seen - groups.length} differences`, sessions: 0 });
  const sorted = groups.sort((a, b) => byText(JSON.stringify([a.action, a.key]), JSON.stringify([b.action, b.key])));
  const findings: Finding[] = [];
  const criteria = sorted.filter(({ action }) => action === "criterion");
  for (const group of sorted) {
    const shown = new Set(group.cases.map(({ session }) => session));
    // A criterion says what a difference in the same sessions only shows.
    const nested =
      group.action === "line" || group.action === "path"
        ? criteria.find(({ cases }) => {
            const theirs = new Set(cases.map(({ session }) => session));
            const both = [...shown].filter((session) => theirs.has(session)).length;
            return both / new Set([...shown, ...theirs]).size >= 0.9;
          })
        : undefined;
    if (nested) dropped.push({ gate: "shown by another finding already", what: group.worded.title, sessions: shown.size });
    else findings.push(finish(population, group));
  }
  return { findings, seen };
}

function finish(population: Population, { key, action, worded, tools, cases }: Group): Finding {
  const members = [...new Set(cases.map(({ session }) => session))];
  const ordinals = population.ordinalsOf(members);
  const audience = population.audience(members, tools);
  const slots: Slots = { kind: "first_attempt_gap", audience, trigger: "hand in", action, polarity: "do", objects: key };
  const occurrence = (span: Span | null, { session, person }: Case, claim: number): Occurrence[] =>
    span === null || span.end <= span.start
      ? []
      : [{ session: session.key, event: span.event, start: span.start, end: span.end, claim, stance: "supports", person }];
  const firsts = cases.flatMap((one) => occurrence(one.first, one, worded.first));
  const lasts = cases.flatMap((one) => occurrence(one.last, one, worded.last));
  const said = cases.flatMap((one) => occurrence(one.said, one, worded.last));
  const chosen = choose(firsts, population, lasts.length > 0 ? 5 : 12);
  const supports: Cite[] = distinct([
    ...chosen,
    ...choose(said, population, 3),
    ...choose(lasts, population, 6),
    ...(lasts.length === 0 && worded.last !== worded.first ? chosen.slice(0, 1).map((cite) => ({ ...cite, claim: worded.last })) : []),
  ]).slice(0, 12);
  const against = counterEvidence(population, { key, action, worded, tools, cases }, marksOf(population, ordinals));
  const people = [...new Set(cases.map(({ person }) => person).filter((person) => person !== ""))];
  return {
    fingerprint: fingerprintOf(slots),
    family: `gap/${action}/${key[0] ?? ""}`,
    slots,
    kind: "first_attempt_gap",
    form: "note",
    operation: "add",
    targets: [],
    text: { title: worded.title, trigger: worded.trigger, body: worded.body, appliesTo: audience },
    strength: "seen",
    support: { ...population.support(ordinals), people: people.length },
    association: null,
    members: members.map(({ key: name }) => name).sort(byText),
    cites: [...supports, ...choose(against.some, population, 12)],
    totals: { supports: firsts.length + lasts.length, contradicts: against.total },
    days: population.tally(ordinals, dayOf),
    people: tally([...new Set(cases.map(({ session, person }) => `${session.key}\u001f${person}`))].map((pair) => pair.slice(pair.lastIndexOf("\u001f") + 1))),
    agentVersions: population.tally(ordinals, versionOf),
    tools: tally(members.flatMap(() => tools)),
    recovery: [],
    notes: concentrationOf(population, ordinals),
    incident: null,
    personal: null,
    contradictions: [],
    ...(members.length >= LEAST
      ? { state: "proposed" as const, stateReason: "" }
      : { state: "held_back" as const, stateReason: `In fewer than ${LEAST} sessions: shown, and no rule yet.` }),
  };
}

/**
 * What speaks against it: sessions in which the same criterion was met at the first judgement, or which used the same tool and were
 * never sent back.
 */
function counterEvidence(population: Population, { key, action, worded, tools }: Group, shown: Marks): { some: Occurrence[]; total: number } {
  const found = new Map<number, () => Span>();
  if (action === "criterion") {
    population.sessions.forEach(({ features }, ordinal) => {
      const met = shown[ordinal] === 0 ? features.passed.find(({ criterion }) => folded(criterion) === key[0]) : undefined;
      if (met) found.set(ordinal, () => met.said);
    });
  } else if (tools.length > 0) {
    for (const [ordinal, span] of population.tools.good(tools, action === "refused" ? key[1]! : null)) {
      const { succeeded, features } = population.sessions[ordinal]!;
      if (shown[ordinal] === 1 || succeeded === false) continue;
      if ((action === "refused" ? features.rejections : features.gaps).length === 0) found.set(ordinal, span);
    }
  }
  const some = sampled(population, [...found.keys()]).map(
    (ordinal): Occurrence => ({
      session: population.sessions[ordinal]!.key,
      ...found.get(ordinal)!(),
      claim: worded.first,
      stance: "contradicts",
      person: "",
    }),
  );
  return { some, total: found.size };
}
