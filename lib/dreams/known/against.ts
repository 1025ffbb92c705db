import { byText, type Finding, findingsHash, fingerprintOf, type MinedSession } from "../mining/finding";
import type { Mined } from "../mining/mine";
import { contradictedFindings, withContradictions } from "./contradicted";
import type { KnownItem } from "./known";
import { mergeFindings } from "./merge";
import { quietFindings, roomFindings } from "./retire";
import { revisions } from "./sharper";

/**
 * What was mined, with what it means for the guidance in force: items to revise, to merge, and to retire because sessions contradict
 * them, their failure is gone or room is needed. One item is proposed to go only once.
 * @param whole whether the dream read every session: only then can something be missing
 */
export function againstKnown(mined: Mined, items: readonly KnownItem[], sessions: readonly MinedSession[], options: { cap: number; whole: boolean }): Mined {
  const said = new Map(items.map((item) => [wordsOf(item), item.path]));
  const isKnown = (finding: Finding) => finding.operation === "add" && said.has(wordsOf(finding.text));
  const told = mined.findings.filter((finding) => !isKnown(finding));
  const fresh = withContradictions(revisions(told, items, isMadeFrom), items);
  const changed = fresh.some((finding, at) => finding !== told[at]);
  const repeated = mined.findings
    .filter(isKnown)
    .map(({ text, support }) => ({ gate: "guidance in force says it already", what: said.get(wordsOf(text)) ?? "", sessions: support.sessions }));
  const coming = fresh.filter(({ operation, state }) => operation === "add" && state === "proposed").length;
  const agents = [...new Set(sessions.map(({ agent }) => agent))].filter((agent) => agent !== "" && agent !== "unknown").sort(byText);
  const candidates = [
    ...contradictedFindings(items, fresh),
    ...mergeFindings(items),
    ...(options.whole ? quietFindings(items, sessions, mined.findings) : []),
    ...roomFindings(items, agents, coming, options.cap),
  ];
  const going = new Set(fresh.flatMap(({ targets }) => targets));
  const added: Finding[] = [];
  for (const finding of candidates) {
    if (finding.targets.some((path) => going.has(path))) continue;
    for (const path of finding.targets) going.add(path);
    added.push(finding);
  }
  if (added.length === 0 && repeated.length === 0 && !changed) return mined;
  const findings = [...fresh, ...added];
  const { funnel } = mined;
  return {
    findings,
    hash: findingsHash(findings),
    funnel: { ...funnel, candidates: funnel.candidates + added.length, findings: findings.length, dropped: [...repeated, ...funnel.dropped] },
  };
}

/** Whether the item in force was made from this very finding: its next look at it is no revision. */
function isMadeFrom({ fingerprint }: Finding, { slots }: KnownItem): boolean {
  return slots !== null && fingerprintOf(slots) === fingerprint;
}

/** An exact duplicate, whatever its title. */
function wordsOf({ trigger, body }: { trigger: string; body: string }): string {
  return JSON.stringify([trigger.trim(), body.trim()]);
}

/**
 * Families arrive as one card: of findings of one family that share half of the smaller one's sessions, the one with the most
 * sessions is the card. @returns the card's title by the fingerprint of what belongs to it
 */
export function familyCards(findings: readonly Finding[]): Map<string, string> {
  const cards: Finding[] = [];
  const within = new Map<string, string>();
  for (const finding of findings) {
    const card = finding.members.length === 0 ? undefined : cards.find((one) => isOneFamily(one, finding));
    if (card) within.set(finding.fingerprint, card.text.title);
    else if (finding.state === "proposed") cards.push(finding);
  }
  return within;
}

function isOneFamily(card: Finding, finding: Finding): boolean {
  if (card.kind !== finding.kind || card.family !== finding.family || card.operation !== finding.operation || card.slots.polarity !== finding.slots.polarity)
    return false;
  const members = new Set(card.members);
  const shared = finding.members.filter((member) => members.has(member)).length;
  return shared / Math.min(members.size, finding.members.length) >= 0.5;
}
