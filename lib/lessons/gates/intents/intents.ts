import type { GateFlag } from "../../lesson";
import { INTENT_RULES, type IntentRule } from "./classes";
import type { Concept } from "./lexicon";
import { type Hit, readSentences, type Sentence, VERB_FINAL } from "./read";

/** So many places of one rule in one text are shown. */
const MAX_PLACES = 6;
/** So many acts of one rule in one sentence are tried. */
const MAX_ACTS = 24;
const NEGATION_REACH = 4;
const GUARD_REACH = 6;
/** A "never" that opens a sentence governs more of it. */
const OPENING_REACH = 9;
const CLAUSE_REACH = 40;
/** A question stands at the beginning: "what is …", not "keep what was said …". */
const OPENS = 3;
const ASKS_LEAVE: ReadonlySet<Concept> = new Set(["without", "telling_nobody"]);

export interface Intent {
  rule: string;
  severity: Exclude<GateFlag["severity"], "info">;
  message: string;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
}

const hitsOf = (sentence: Sentence, concepts: readonly Concept[]): Hit[] =>
  concepts.length === 1
    ? [...(sentence.hits.get(concepts[0] ?? "neg") ?? [])]
    : concepts.flatMap((concept) => sentence.hits.get(concept) ?? []).sort((a, b) => a.word - b.word);

const distance = (a: Hit, b: Hit): number => (b.word > a.lastWord ? b.word - a.lastWord : a.word > b.lastWord ? a.word - b.lastWord : 0);
const meets = (a: Hit, b: Hit): boolean => a.word <= b.lastWord && b.word <= a.lastWord;

// Turkish says "do not tell" in one word.
const isSuffix = (a: Hit, b: Hit): boolean => a.concept === "neg_after" || b.concept === "neg_after";

/** Whether the act is forbidden where it stands: "never delete", "lösche nicht", "refuse to send". */
function isForbidden(sentence: Sentence, act: Hit, taken: readonly Hit[]): boolean {
  // "Share nothing of it with others without their consent" forbids from afar.
  const afar = ASKS_LEAVE.has(act.concept) ? CLAUSE_REACH : 0;
  const before = (concept: Concept, reach: number) =>
    (sentence.hits.get(concept) ?? []).some(
      (hit) =>
        hit.clause === act.clause &&
        hit.lastWord < act.word &&
        act.word - hit.lastWord <= Math.max(hit.word - sentence.begins <= 1 ? OPENING_REACH : reach, afar) &&
        !taken.includes(hit),
    );
  const after = (sentence.hits.get("neg_after") ?? []).some(
    (hit) => hit.clause === act.clause && hit.word > act.lastWord && hit.word - act.lastWord <= Math.max(NEGATION_REACH, afar) && !taken.includes(hit),
  );
  return before("neg", NEGATION_REACH) || before("guard", GUARD_REACH) || after;
}

const CARELESS: readonly Concept[] = ["without", "concession", "secretly", "softly", "telling_nobody"];

/** Whether a sentence limits what it says: by leave, by "only", to what is temporary; not "without approval" or "even if it was approved". */
function isCareful({ hits }: Sentence): boolean {
  if (CARELESS.some((concept) => hits.has(concept))) return false;
  if (hits.has("only") || (hits.has("ordinary") && !hits.has("every"))) return true;
  const negations = hits.get("neg") ?? [];
  return (hits.get("approved") ?? []).some((leave) => !negations.some((neg) => neg.lastWord < leave.word && leave.word - neg.lastWord <= NEGATION_REACH));
}

function matchAct(rule: IntentRule, sentence: Sentence, act: Hit, others: readonly (readonly Hit[])[]): Hit[] | null {
  const taken = [act];
  let languages = act.languages;
  for (const hits of others) {
    let best: Hit | null = null;
    for (const hit of hits) {
      if (hit.word > act.lastWord + rule.within) break;
      if ((hit.languages & languages) === 0 || distance(act, hit) > rule.within || taken.some((one) => meets(one, hit) && !isSuffix(one, hit))) continue;
      if (rule.together && hit.clause !== act.clause) continue;
      if (rule.ordered && act.concept !== "neg_after" && (languages & VERB_FINAL) === 0 && hit.word <= (taken.at(-1)?.lastWord ?? 0)) continue;
      if (!best || distance(act, hit) < distance(act, best)) best = hit;
    }
    if (!best) return null;
    taken.push(best);
    languages &= best.languages;
  }
  return rule.even_if_forbidden || !isForbidden(sentence, act, taken) ? taken : null;
}

function matchSentence(rule: IntentRule, sentence: Sentence): Hit[] | null {
  if (rule.slots.some((slot) => !slot.some((concept) => sentence.hits.has(concept)))) return null;
  const beside = (act: Hit) => rule.unless_beside?.some((concept) => sentence.hits.get(concept)?.some((hit) => hit.clause === act.clause)) ?? false;
  if (rule.unless?.some((concept) => sentence.hits.has(concept))) return null;
  if (rule.unless_careful && isCareful(sentence)) return null;
  const [acts = [], ...others] = rule.slots.map((slot) => hitsOf(sentence, slot));
  for (const act of acts.slice(0, MAX_ACTS)) {
    if (act.concept === "asks_what" && act.word - sentence.begins > OPENS) continue;
    const found = beside(act) ? null : matchAct(rule, sentence, act, others);
    if (found) return found;
  }
  return null;
}

/** What a mere question can want, too. */
const ASKED = /^(?:harvest|harm)\./;

/** The rules by each concept that can be their act: most sentences hold few of these. */
const BY_ACT = new Map<Concept, number[]>();
for (const [index, { slots }] of INTENT_RULES.entries()) for (const concept of slots[0] ?? []) BY_ACT.set(concept, [...(BY_ACT.get(concept) ?? []), index]);

/** Everything a text wants that the table of classes knows, in the table's order, each rule in one place of a sentence at most. */
export function findIntents(text: string): Intent[] {
  const places: Intent[][] = INTENT_RULES.map(() => []);
  for (const sentence of readSentences(text)) {
    const candidates = new Set([...sentence.hits.keys()].flatMap((concept) => BY_ACT.get(concept) ?? []));
    for (const index of candidates) {
      const rule = INTENT_RULES[index];
      const found = places[index];
      if (!rule || !found || found.length >= MAX_PLACES) continue;
      if (sentence.asks && rule.severity === "review" && !ASKED.test(rule.rule)) continue;
      const hits = matchSentence(rule, sentence);
      if (!hits) continue;
      found.push({
        rule: rule.rule,
        severity: rule.severity,
        message: rule.message,
        start: Math.min(...hits.map(({ start }) => start)),
        end: Math.max(...hits.map(({ end }) => end)),
      });
    }
  }
  return places.flat();
}
