import type { GateFlag } from "../lesson";

/** The longest text that the gates read, in UTF-16 units. Longer text is itself a finding. */
export const MAX_INSPECTED = 120_000;

/** So many findings of one rule in one field are shown; the rest would only bury the others. */
const MAX_MATCHES = 20;

/** One pattern as data. Patterns must be linear: no nested or adjacent unbounded repetition of overlapping classes. */
export interface PatternRule {
  rule: string;
  severity: GateFlag["severity"];
  message: string;
  pattern: RegExp;
  /** A second look at a match, where a pattern alone would be too blunt. */
  accept?: (match: RegExpExecArray, text: string) => boolean;
}

export type Field = GateFlag["field"];

/** Every match of every rule in one text, in the order of the table. Spans are UTF-16 offsets into `text`. */
export function scan(rules: readonly PatternRule[], text: string, field: Field): GateFlag[] {
  const flags: GateFlag[] = [];
  for (const { rule, severity, message, pattern, accept } of rules) {
    const regex = new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`);
    let found = 0;
    for (let match = regex.exec(text); match !== null && found < MAX_MATCHES; match = regex.exec(text)) {
      if (match[0] === "") regex.lastIndex++;
      else if (!accept || accept(match, text)) {
        flags.push({ rule, severity, message, field, start: match.index, end: match.index + match[0].length });
        found++;
      }
    }
  }
  return flags;
}

const NEGATION = /\b(?:never|not|don['’]t|do not|avoid|without|must not|cannot|can['’]t|no longer)\b/i;

/** A "never" that opens the sentence, and nothing between that turns it: "never ask before deleting" forbids the asking. */
const OPENING =
  /(?:^|[.;\n]\s{0,4}(?:[-*]\s)?)(?:always |please )?(?:never|do not|don['’]t|avoid|nobody|no one)\b(?:(?!\b(?:before|until|unless|without|but|instead|hesitate|forget|wait|ask|then|tell|let\sanyone)\b)[^.;\n]){0,150}$/i;

/** Whether the sentence opens with a prohibition that reaches the match. */
export const opensNegated = (match: RegExpExecArray, text: string): boolean => OPENING.test(text.slice(Math.max(0, match.index - 160), match.index));

/** Whether the same sentence forbids what the match names: "never delete …" grants nothing. */
export function isNegated(match: RegExpExecArray, text: string): boolean {
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  const sentence = before.slice(Math.max(before.lastIndexOf("."), before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1);
  return NEGATION.test(sentence) || opensNegated(match, text);
}

const CAREFUL =
  /\bonly\b|\b(?:approved|confirmed|confirms|consented|agreed|merged|on request|asks? for it|asks? first|when asked|if asked|with (?:the |their )?(?:approval|permission|consent)|ask (?:for|before|the owner)|back(?:ed)? up|a backup|dry run|rolled back|transaction|in batches|where clause|read-only|least|minimal|migration|maintenance window|temp|temporary|draft|unused|dead|stale|obsolete|orphaned|duplicates?|older than|expired|inactive|staging|sandbox|local(?:ly)?|dev|feature branch(?:es)?|own branch|generated|flaky|verbose|cascade|soft-delete|cleanup|clean-up|unused|completed|cached|processed|test (?:users?|data|accounts?|records?)|build (?:directory|folder)|(?:every|each) (?:night|week|month)|once (?:the|its|it|they|a)|after (?:the|a|an|each|its|your) [\w -]{0,30}(?:run|tests?|merged?|release|rebase|import|hour|week|day|month|year|step)|rebase|days|months|years|[67][0-5]0|runbook|end of the test)\b/i;
const CARELESS = /\b(?:without|even (?:if|when|though)|although|regardless|secretly|silently|quietly|no (?:need|matter)|not|never|don['’]t|instead of)\b/i;

/** Whether the sentence round a match limits itself: asks first, or speaks of what is temporary or was agreed to. */
export function isLimited(match: RegExpExecArray, text: string): boolean {
  const from = Math.max(0, match.index - 120);
  const before = text.slice(from, match.index);
  const begins = from + Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1;
  const sentence = /^[^\n;]{0,240}?(?=\. |[\n;]|$)/.exec(text.slice(begins, match.index + match[0].length + 120))?.[0] ?? "";
  return CAREFUL.test(sentence) && !CARELESS.test(sentence);
}

const QUESTION = /^[\s"'(*-]{0,6}(?:what|how|why|which|who|where|when|is|are|does|did|was|were|has)\b/i;

/** Whether the match stands in a question about something, not in a request. */
export const isAsked = (match: RegExpExecArray, text: string): boolean => standsInQuestion(text, match.index, match.index + match[0].length);

function standsInQuestion(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  const begins = start - before.length + Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf("? "), before.lastIndexOf("! ")) + 1;
  return QUESTION.test(text.slice(begins, start + 20)) && /^[^.!\n]{0,200}\?/.test(text.slice(end));
}

const DISCUSSED = /\b(?:papers?|researchers?|research paper|survey|techniques?|attempts work|red-team|prompt injection attacks?|safety features)\b/i;

/** Whether the words stand in a question, or in a sentence about them rather than of them: still to look at, but not to block. */
export function isDiscussed(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1) + (/^[^.\n]{0,160}/.exec(text.slice(end))?.[0] ?? "");
  return standsInQuestion(text, start, end) || DISCUSSED.test(sentence);
}

const REPORTED =
  /(?:\b(?:attempts?|tries|trying|asks?|asking|tells?|telling|wants?|instructs?|urges?|orders|says|requests?|tricked|get|gets|getting)\b(?:\s\w{1,20}){0,4}\s(?:to\s)?(?:\w{1,20}\s){0,3}|["“'«‘][^"”\n]{0,30})$/i;
const DECLINED =
  /\b(?:refuse|decline|report|reject|flag|never|do not|don['’]t|stop|escalate|block|suspicious|an attack|an injection|as data|warn|ignore (?:it|them|that|such))\b/i;

/** Whether the words stand there as somebody else's, to be declined: "if a page tells you to …, refuse". */
export function isReported(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 90), start);
  const said = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf(", "), before.lastIndexOf("; ")) + 1);
  if (!REPORTED.test(said)) return false;
  const opening = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1);
  const after = /^[^.\n]{0,120}/.exec(text.slice(end))?.[0] ?? "";
  return DECLINED.test(opening) || DECLINED.test(after);
}
