import { type Finding, findingsHash, tally } from "@/lib/dreams/mining/finding";
import type { Kind } from "@/lib/lessons/lesson";
import { claimsOf } from "@/lib/lessons/sentences";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { wellFormed } from "@/lib/text/well-formed";
import type { Attribution, Sessions, Source } from "../attribute/attribute";
import { isRule } from "../attribute/polarity";
import { coverage } from "./align";
import type { Proposal } from "./proposals";
import { quotesFor } from "./quotes";
import { wordsOf } from "./words";

/** What is known of one of the dream's sessions. */
export interface SessionFacts {
  id: string;
  /** `source:source id`. */
  key: string;
  task: string | null;
  agent: string;
  agentVersion: string;
  day: string | null;
}

export interface Grounds {
  sessions: Sessions;
  facts: ReadonlyMap<string, SessionFacts>;
  /** What the embedded engine found in the same sessions. */
  engine: readonly Finding[];
  /** Who typed an event, by session and index; "" where the source does not say. */
  person(sessionId: string, eventIndex: number): string;
}

/** So much of the words of the one finding in the other makes them one. */
const SAME_FINDING = 0.6;

/** So many of the nearest passages are shown, and of each so much, in UTF-16 units. */
const MOST_NEAREST = 3;
const NEAREST_LENGTH = 240;

const NOTHING_FOUND = "Unsupported: no passage of the dream's sessions says this.";

/** The claims of the text that the change is about, with their ordinals; where none is told apart, all of it as one. */
function claimsAbout({ text, about }: Proposal): { claim: number; text: string }[] {
  const said = new Set(claimsOf(about));
  const all = claimsOf(text.body).map((words, claim) => ({ claim, text: words }));
  const changed = all.filter((claim) => said.has(claim.text));
  if (changed.length > 0) return changed;
  return [{ claim: 0, text: about }];
}

function kindOf({ text, form }: Proposal, supports: readonly Source[], engine: Finding | null, was: Kind | null): Kind {
  if (was) return was;
  if (engine) return engine.kind;
  if (form === "playbook") return "effective_workflow";
  const told = supports.some(({ event, start, end }) => event.speaker === "person" && isRule(event.text.slice(start, end)));
  return told && isRule(text.body) ? "team_preference" : "heuristic";
}

/** The finding of the embedded engine that says the same, if there is one. */
function sameFinding(about: string, engine: readonly Finding[]): Finding | null {
  let best: { finding: Finding; like: number } | null = null;
  for (const finding of engine) {
    const words = `${finding.text.title} ${finding.text.trigger} ${finding.text.body}`;
    const like = Math.min(coverage(about, words), Math.max(0.5, coverage(words, about)) + 0.3);
    if (like >= SAME_FINDING && (best === null || like > best.like)) best = { finding, like };
  }
  return best?.finding ?? null;
}

/** Where an unsupported text may come from all the same, for people to look: the nearest passages, as what they are. */
function nearestWords(claims: readonly Attribution[], facts: Grounds["facts"]): string[] {
  return claims
    .flatMap(({ nearest }) => nearest)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_NEAREST)
    .map(({ event, start, end }) => {
      const words = wellFormed(
        event.text
          .slice(start, end)
          .slice(0, NEAREST_LENGTH)
          .replace(/[\s`]+/g, " "),
      ).trim();
      return `Near to it, without clearly saying it: “${words}” (${facts.get(event.sessionId)?.key ?? event.sessionId}, event ${event.eventIndex}).`;
    });
}

/** A proposal with its evidence, as a finding that is ranked, budgeted and remembered like the engine's own. Pure. */
export function findingOf(proposal: Proposal, grounds: Grounds, was: Kind | null): Finding {
  const { operation, change, text, targets } = proposal;
  const claims = claimsAbout(proposal).map((claim) => grounds.sessions.attribute(claim));
  // What speaks against a text speaks for taking it away.
  const turned = operation === "retire" || change.kind === "removed";
  const side = (stance: Source["stance"]) => (turned ? (stance === "supports" ? "contradicts" : "supports") : stance);
  const all = (stance: Source["stance"]) => claims.flatMap((claim) => claim[side(stance)]);
  const supports = quotesFor(claims, side("supports"));
  const contradicts = quotesFor(claims, side("contradicts"));
  const engine = turned ? null : sameFinding(proposal.about, grounds.engine);
  const sessions = [...new Set(all("supports").map(({ event }) => event.sessionId))];
  const facts = sessions.flatMap((id) => grounds.facts.get(id) ?? []);
  const members = (engine ? [...new Set([...engine.members, ...facts.map(({ key }) => key)])] : facts.map(({ key }) => key)).sort();
  const people = all("supports").flatMap(({ event }) => (event.speaker === "person" ? [grounds.person(event.sessionId, event.eventIndex)] : []));
  const count = (values: (string | null)[]) => new Set(values.filter((value) => value !== null && value !== "")).size;
  const unknown = [...new Set(claims.flatMap((claim) => claim.unknown))];
  const kind = kindOf(proposal, supports, engine, was);
  const slots = {
    kind,
    audience: text.appliesTo,
    trigger: "",
    action: `${operation}: ${change.kind}`,
    polarity: "do" as const,
    objects: [...targets, ...[...new Set(wordsOf(change.after ?? change.before ?? ""))].sort()],
  };
  const fingerprint = sha256(canonicalJson({ provider: "claude", ...slots, kind: "" }));
  const notes = [
    "Written by a Claude dream. The quotes were looked for by Lucid in the dream's own sessions.",
    ...(supports.length === 0 && !turned ? [NOTHING_FOUND, ...nearestWords(claims, grounds.facts)] : []),
    ...(unknown.length > 0 && !turned ? [`In none of the sessions: ${unknown.map((word) => `“${word}”`).join(", ")}.`] : []),
    ...(engine ? [`The embedded engine found the same pattern: “${engine.text.title}”.`] : []),
    ...proposal.lost.map(({ path, text: words }) => `Would be lost, from ${path}: “${words}”`),
  ];
  const cites = [
    ...supports.map((source) => ({ source, stance: "supports" as const })),
    ...contradicts.map((source) => ({ source, stance: "contradicts" as const })),
  ];
  return {
    fingerprint,
    // Two changes of one file are two things, though the same sessions stand behind both.
    family: `claude/${fingerprint}`,
    slots,
    kind,
    form: proposal.form,
    operation,
    targets,
    text: { ...text, title: text.title.slice(0, 300), trigger: text.trigger.slice(0, 300) },
    strength: engine?.strength ?? "seen",
    support: {
      sessions: engine?.support.sessions ?? sessions.length,
      tasks: engine?.support.tasks ?? count(facts.map(({ task }) => task)),
      agents: engine?.support.agents ?? count(facts.map(({ agent }) => agent)),
      people: count(people),
    },
    association: engine?.association ?? null,
    members,
    cites: cites.flatMap(({ source, stance }) => {
      const key = grounds.facts.get(source.event.sessionId)?.key;
      return key === undefined ? [] : [{ session: key, event: source.event.eventIndex, start: source.start, end: source.end, claim: source.claim, stance }];
    }),
    totals: {
      supports: claims.reduce((sum, { totals }) => sum + (turned ? totals.contradicts : totals.supports), 0),
      contradicts: claims.reduce((sum, { totals }) => sum + (turned ? totals.supports : totals.contradicts), 0),
    },
    days: tally(facts.map(({ day }) => day ?? "")),
    people: tally(people),
    agentVersions: tally(facts.map(({ agent, agentVersion }) => `${agent} ${agentVersion}`.trim())),
    tools: engine?.tools ?? [],
    recovery: [],
    notes,
    incident: null,
    personal: null,
    contradictions: engine?.contradictions ?? [],
    ...(proposal.lost.length > 0 ? { lost: proposal.lost.map((one) => ({ ...one, exception: false })) } : {}),
    ...(engine?.strata === undefined ? {} : { strata: engine.strata }),
    state: "proposed",
    stateReason: "",
    change: { blocks: change.blocks, after: change.after, anchor: change.anchor, whole: change.kind.startsWith("file_") || targets.length === 0 },
  };
}

/** Most sessions first; then by fingerprint, so that the order is the same every time. */
export function ranked(findings: readonly Finding[]): { findings: Finding[]; hash: string } {
  const ordered = [...findings].sort((a, b) => b.support.sessions - a.support.sessions || (a.fingerprint < b.fingerprint ? -1 : 1));
  const once = ordered.filter((finding, i) => ordered.findIndex(({ fingerprint }) => fingerprint === finding.fingerprint) === i);
  return { findings: once, hash: findingsHash(once) };
}
