import { TABLES } from "../features/cues/language";
import { wishAsRule, wishTitle, wishTrigger } from "../wording/preference";
import { concentrationOf } from "./concentration";
import { choose, type Occurrence } from "./evidence";
import { byText, type Contradiction, type Dropped, type Finding, fingerprintOf, type MinedSession, type Slots, tally } from "./finding";
import { type Rule, replaced, saidAlready, speaksAgainst } from "./in-force";
import { type Population, taskOf } from "./population";
import { groupWishes, opposed, type Said, type WishGroup } from "./wishes";

/** Corrections of one session that are shown, held back; the rest is counted. */
const SHOWN = 40;

interface Standing {
  state: Finding["state"];
  stateReason: string;
  personal: string | null;
}

/** A wish that is meant to last: it says so, or it puts one way in place of another after the fact. */
function lasts({ wish }: Said): boolean {
  return wish.persistent || (wish.instead.length > 0 && wish.late);
}

/**
 * A wish without such words counts when it comes again in other sessions as a correction. Where tasks are declared, what people
 * ask for is the task, so there it must say that it corrects.
 */
function corrects({ wish, session }: Said): boolean {
  if (!wish.late || wish.objects.length === 0) return false;
  return wish.correcting || wish.polarity === "do_not" || wish.instead.length > 0 || session.task === null;
}

function peopleOf(said: readonly Said[]): string[] {
  return [...new Set(said.map(({ wish }) => wish.person).filter((person) => person !== ""))].sort(byText);
}

function standingOf(said: readonly Said[], sessions: number): Standing {
  const people = peopleOf(said);
  if (sessions < 2 && !said.some(lasts))
    return {
      state: "held_back",
      stateReason: "A correction in one session only: shown, and no rule yet.",
      personal: people[0] === undefined ? null : `${people[0]}'s words.`,
    };
  if (people.length >= 2) return { state: "proposed", stateReason: "", personal: null };
  const who = people[0] ?? null;
  const personal =
    who === null
      ? "The source does not say who typed it, so it counts as one person's wish: personal, not the team's."
      : `One person's wish (${who}): personal, not the team's.`;
  if (sessions < 2) return { state: "held_back", stateReason: "Said in one session only, by one person.", personal };
  return { state: "proposed", stateReason: personal, personal };
}

/** What people asked for again and again, or for good. Only what a person typed counts. */
export function preferenceFindings(population: Population, rules: readonly Rule[], dropped: Dropped[]): { findings: Finding[]; seen: number } {
  const all: Said[] = population.sessions.flatMap((session) => session.features.directives.map((wish) => ({ session, wish })));
  const groups = groupWishes(all);
  const kept: WishGroup[] = [];
  let oneOff = 0;
  let shown = 0;
  for (const group of groups) {
    const lasting = group.said.some(lasts);
    const counted = lasting ? group.said.filter((said) => lasts(said) || corrects(said)) : group.said.filter(corrects);
    const sessions = new Set(counted.map(({ session }) => session.key)).size;
    if (!lasting && sessions < 2) {
      // What people stopped the agent for is shown, and no more than shown.
      if (sessions === 1 && shown < SHOWN && counted.some(({ wish }) => wish.correcting)) {
        shown++;
        if (saidAlready(group.slots, rules) === null) kept.push({ slots: group.slots, said: counted });
      } else oneOff++;
      continue;
    }
    const known = saidAlready(group.slots, rules);
    if (known) {
      dropped.push({ gate: "guidance in force says it already", what: known.item.path, sessions });
      continue;
    }
    kept.push({ slots: group.slots, said: counted });
  }
  if (oneOff > 0)
    dropped.push({ gate: "asked for once, for the task at hand", what: `${oneOff} ${oneOff === 1 ? "wish" : "different wishes"}`, sessions: oneOff });
  return { findings: kept.map((group) => finish(population, group, kept, rules)), seen: groups.length };
}

function wordsOf(group: WishGroup): string {
  const table = TABLES.find(({ language }) => language === group.slots.language)!;
  const key = JSON.stringify([group.slots.objects, group.slots.instead]);
  const best = group.said
    .filter(({ wish }) => JSON.stringify([wish.objects, wish.instead]) === key)
    .sort(
      (a, b) => Number(b.wish.persistent) - Number(a.wish.persistent) || a.wish.words.length - b.wish.words.length || byText(a.wish.words, b.wish.words),
    )[0];
  return wishAsRule((best ?? group.said[0]!).wish.words, table);
}

function finish(population: Population, group: WishGroup, kept: readonly WishGroup[], rules: readonly Rule[]): Finding {
  const byKey = new Map(group.said.map(({ session }) => [session.key, session]));
  const members = [...byKey.values()];
  const people = peopleOf(group.said);
  const rule = wordsOf(group);
  const audience = population.audience(members, []);
  const against = speaksAgainst(group.slots, rules);
  const rivals = kept.filter((other) => other !== group && opposed(group.slots, other.slots));
  const slots = slotsOf(group, population);
  const target = against[0] ?? null;
  const sentence = target ? replaced(target, rule) : rule;
  const claim = target ? lineOf(sentence, rule) : 0;
  const occurrence =
    (stance: "supports" | "contradicts") =>
    ({ session, wish }: Said): Occurrence => ({
      session: session.key,
      event: wish.said.event,
      start: wish.said.start,
      end: wish.said.end,
      claim,
      stance,
      person: wish.person,
    });
  const supports = group.said.map(occurrence("supports"));
  const contradicts = rivals.flatMap(({ said }) => said.map(occurrence("contradicts")));
  const contradictions: Contradiction[] = [
    ...against.map(({ item, words }) => ({ path: item.path, fingerprint: null, title: item.title, text: words })),
    ...rivals.map((other) => ({ path: null, fingerprint: fingerprintOf(slotsOf(other, population)), title: wishTitle(wordsOf(other)), text: wordsOf(other) })),
  ];
  return {
    fingerprint: fingerprintOf(slots),
    family: `wish/${group.slots.language}/${group.slots.polarity}/${group.slots.verb}`,
    slots,
    kind: "team_preference",
    form: "note",
    operation: target ? "revise" : "add",
    targets: target ? [target.item.path] : [],
    text: target
      ? { title: target.item.title, trigger: target.item.trigger, body: sentence, appliesTo: target.item.appliesTo }
      : { title: wishTitle(rule), trigger: wishTrigger(rule, audience.agents ?? []), body: sentence, appliesTo: audience },
    strength: "seen",
    support: {
      sessions: members.length,
      tasks: new Set(members.map(taskOf)).size,
      agents: new Set(members.map(({ agent }) => agent)).size,
      people: Math.max(1, people.length),
    },
    association: null,
    members: members.map(({ key }) => key).sort(byText),
    cites: [...choose(supports, population, 12), ...choose(contradicts, population, 12)],
    totals: { supports: supports.length, contradicts: contradicts.length },
    days: tally(members.map(({ day }) => day ?? "")),
    people: tally(
      [...new Set(group.said.map(({ session, wish }) => `${session.key}\u001f${wish.person}`))].map((pair) => pair.slice(pair.lastIndexOf("\u001f") + 1)),
    ),
    agentVersions: tally(members.map(({ agent, agentVersion }) => (agentVersion === "" ? agent : `${agent} ${agentVersion}`))),
    tools: [],
    recovery: [],
    notes: [...notesOf(group), ...concentrationOf(population, population.ordinalsOf(members))],
    incident: null,
    ...standingOf(group.said, members.length),
    contradictions,
  };
}

function slotsOf(group: WishGroup, population: Population): Slots {
  const members = [...new Map(group.said.map(({ session }) => [session.key, session])).values()] as MinedSession[];
  const { verb, polarity, objects, instead } = group.slots;
  return {
    kind: "team_preference",
    audience: population.audience(members, []),
    trigger: "",
    action: verb,
    polarity,
    objects: [...objects, ...(instead.length > 0 ? ["\u2260", ...instead] : [])],
  };
}

function notesOf(group: WishGroup): string[] {
  const cue = group.said.filter(({ wish }) => wish.persistent).length;
  if (cue > 0) return [`Said for good (always, never, from now on …) in ${cue} of ${group.said.length} turns.`];
  const sessions = new Set(group.said.map(({ session }) => session.key)).size;
  return [`${sessions > 1 ? "Asked for again in other sessions" : "Said in one session"}, without a word that it is for good.`];
}

/** The ordinal of the line that holds the rule. */
function lineOf(body: string, rule: string): number {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  return Math.max(
    0,
    lines.findIndex((line) => line.includes(rule)),
  );
}
