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

/** Whether the same sentence forbids what the match names: "never delete …" grants nothing. */
export function isNegated(match: RegExpExecArray, text: string): boolean {
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  const sentence = before.slice(Math.max(before.lastIndexOf("."), before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1);
  return NEGATION.test(sentence);
}
