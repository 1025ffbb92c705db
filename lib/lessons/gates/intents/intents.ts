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
  const before = (concept: Concept, reach: number) =>
    (sentence.hits.get(concept) ?? []).some(
      (hit) => hit.clause === act.clause && hit.lastWord < act.word && act.word - hit.lastWord <= reach && !taken.includes(hit),
    );
  const after = (sentence.hits.get("neg_after") ?? []).some(
    (hit) => hit.clause === act.clause && hit.word > act.lastWord && hit.word - act.lastWord <= NEGATION_REACH && !taken.includes(hit),
  );
  return before("neg", NEGATION_REACH) || before("guard", GUARD_REACH) || after;
}

function matchAct(rule: IntentRule, sentence: Sentence, act: Hit, others: readonly (readonly Hit[])[]): Hit[] | null {
  const taken = [act];
  let languages = act.languages;
  for (const hits of others) {
    let best: Hit | null = null;
    for (const hit of hits) {
      if (hit.word > act.lastWord + rule.within) break;
      if ((hit.languages & languages) === 0 || distance(act, hit) > rule.within || taken.some((one) => meets(one, hit) && !isSuffix(one, hit))) continue;
      if (rule.ordered && (languages & VERB_FINAL) === 0 && hit.word <= (taken.at(-1)?.lastWord ?? 0)) continue;
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
  const [acts = [], ...others] = rule.slots.map((slot) => hitsOf(sentence, slot));
  for (const act of acts.slice(0, MAX_ACTS)) {
    const found = beside(act) ? null : matchAct(rule, sentence, act, others);
    if (found) return found;
  }
  return null;
}

/** Everything a text wants that the table of classes knows, in the table's order, each rule in one place of a sentence at most. */
export function findIntents(text: string): Intent[] {
  const sentences = readSentences(text);
  const found: Intent[] = [];
  for (const rule of INTENT_RULES) {
    let places = 0;
    for (const sentence of sentences) {
      if (places >= MAX_PLACES) break;
      const hits = matchSentence(rule, sentence);
      if (!hits) continue;
      places++;
      found.push({
        rule: rule.rule,
        severity: rule.severity,
        message: rule.message,
        start: Math.min(...hits.map(({ start }) => start)),
        end: Math.max(...hits.map(({ end }) => end)),
      });
    }
  }
  return found;
}
