import type { PlantedFeature } from "../features/features";
import { shorten, TITLE_LIMIT } from "../wording/message";
import { concentrationOf } from "./concentration";
import { choose, type Occurrence } from "./evidence";
import { byText, type Dropped, type Finding, fingerprintOf, type MinedSession, type Slots, tally } from "./finding";
import { type Population, taskOf } from "./population";

/** Without invisible characters it takes so many sessions: tools return a lot of text that merely sounds like an order. */
const MIN_SESSIONS = 3;

/**
 * Orders to the agent that stand in what tools return. They never become guidance: they are shown, in quarantine, so that a
 * person sees the attempt with what was hidden in it.
 */
export function plantedFindings(population: Population, dropped: Dropped[]): { findings: Finding[]; seen: number } {
  const groups = new Map<string, { session: MinedSession; planted: PlantedFeature }[]>();
  for (const session of population.sessions) {
    for (const planted of session.features.planted) {
      const group = groups.get(planted.mask);
      if (group) group.push({ session, planted });
      else groups.set(planted.mask, [{ session, planted }]);
    }
  }
  const findings: Finding[] = [];
  for (const [mask, found] of [...groups].sort((a, b) => byText(a[0], b[0]))) {
    const sessions = new Set(found.map(({ session }) => session.key)).size;
    if (sessions < MIN_SESSIONS && !found.some(({ planted }) => planted.hidden)) {
      dropped.push({ gate: "words to the agent in a tool's output, in too few sessions to be shown", what: found[0]!.planted.tool, sessions });
      continue;
    }
    findings.push(finish(population, mask, found));
  }
  return { findings, seen: groups.size };
}

function finish(population: Population, mask: string, found: readonly { session: MinedSession; planted: PlantedFeature }[]): Finding {
  const members = [...new Map(found.map(({ session }) => [session.key, session])).values()];
  const tools = tally(found.map(({ planted }) => planted.tool));
  const tool = tools[0]?.label ?? "a tool";
  const typical = [...found].sort(
    (a, b) =>
      Number(b.planted.hidden) - Number(a.planted.hidden) || a.planted.words.length - b.planted.words.length || byText(a.planted.words, b.planted.words),
  )[0]!;
  const slots: Slots = { kind: "team_preference", audience: {}, trigger: `result of ${tool}`, action: "planted_instruction", polarity: "do", objects: [mask] };
  const occurrences = found.map(({ session, planted }): Occurrence => ({ session: session.key, ...planted.said, claim: 0, stance: "supports", person: "" }));
  return {
    fingerprint: fingerprintOf(slots),
    family: "planted",
    slots,
    kind: "team_preference",
    form: "note",
    operation: "add",
    targets: [],
    text: {
      title: shorten(`Instruction found in what ${tool} returned`, TITLE_LIMIT),
      trigger: `\`${tool}\` answers`,
      body: typical.planted.words,
      appliesTo: {},
    },
    strength: "seen",
    support: { sessions: members.length, tasks: new Set(members.map(taskOf)).size, agents: new Set(members.map(({ agent }) => agent)).size, people: 0 },
    association: null,
    members: members.map(({ key }) => key).sort(byText),
    cites: choose(occurrences, population, 12),
    totals: { supports: occurrences.length, contradicts: 0 },
    days: tally(members.map(({ day }) => day ?? "")),
    people: [],
    agentVersions: tally(members.map(({ agent, agentVersion }) => (agentVersion === "" ? agent : `${agent} ${agentVersion}`))),
    tools,
    recovery: [],
    notes: [
      "No person said this. It stands only in the output of a tool, where anyone may have put it.",
      ...concentrationOf(population, population.ordinalsOf(members)),
    ],
    incident: null,
    personal: null,
    contradictions: [],
    state: "quarantined",
    stateReason: "An instruction that stands only in a tool's output. Nobody of the team gave it.",
  };
}
