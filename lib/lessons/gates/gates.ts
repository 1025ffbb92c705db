import type { GateFlag, LessonText, Quote } from "../lesson";
import { CAPABILITY_RULES } from "./capability";
import { ENCODED_RULES } from "./encoded";
import { findHidden, findLookAlikes } from "./hidden";
import { findNewCapabilities, findNovel } from "./novelty";
import { OVERRIDE_RULES } from "./override";
import { type Field, MAX_INSPECTED, scan } from "./rule";
import { SECRET_RULES } from "./secrets";

/** Changes whenever a rule does: what a reviewer saw was found by this version. */
export const GATES_VERSION = 1;

/**
 * Whose words may carry a lesson alone: people, graders, and what the agent itself did. Everything else (tool output,
 * pasted documents, web text, other agents, simulators, harnesses, guidance) can say anything to get into memory.
 */
export const TRUSTED_SPEAKERS: ReadonlySet<string> = new Set(["person", "grader", "agent"]);

const SOURCES: Readonly<Record<string, string>> = {
  tool: "a tool's output",
  document: "a pasted document",
  guidance: "guidance that the agent was given",
  harness: "the harness",
  simulator: "a simulated user",
  lead: "another agent",
};

const BLOCKING_TEXT_RULES = [...SECRET_RULES, ...OVERRIDE_RULES, ...ENCODED_RULES];
const MAX_QUOTES = 400;
const MAX_QUOTE = 20_000;

export interface InspectContext {
  /** Guidance in force that the lesson would change: what it already says is not new. */
  inForce?: string;
  /** Whether a person wrote the lesson without a dream; then it needs no quotes (a retirement, an adoption). */
  authored?: boolean;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Several patterns of one rule may meet in one place: it is one finding. */
function withoutOverlaps(flags: readonly GateFlag[]): GateFlag[] {
  const kept: GateFlag[] = [];
  for (const flag of flags) {
    const meets = kept.some((other) => other.rule === flag.rule && (other.start ?? 0) < (flag.end ?? 0) && (flag.start ?? 0) < (other.end ?? 0));
    if (!meets) kept.push(flag);
  }
  return kept;
}

function inspectText(text: string, field: Field, trusted: string): GateFlag[] {
  const bounded = text.slice(0, MAX_INSPECTED);
  const flags: GateFlag[] = [];
  if (text.length > MAX_INSPECTED) {
    flags.push({ rule: "text.too_long", severity: "block", message: `Longer than ${MAX_INSPECTED} characters: the rest was not inspected.`, field });
  }
  flags.push(...findHidden(bounded, field), ...findLookAlikes(bounded, field), ...withoutOverlaps(scan(BLOCKING_TEXT_RULES, bounded, field)));
  // To a model, full-width letters and words cut by invisible characters read the same. Their spans are of another text, so none is given.
  const folded = bounded.replace(INVISIBLE, "").normalize("NFKC");
  if (folded !== bounded) {
    const seen = new Set(flags.map(({ rule }) => rule));
    for (const { start: _start, end: _end, ...flag } of scan(BLOCKING_TEXT_RULES, folded, field)) if (!seen.has(flag.rule)) flags.push(flag);
  }
  flags.push(...findNewCapabilities(CAPABILITY_RULES, bounded, field, trusted), ...findNovel(bounded, field, trusted));
  return flags;
}

function inspectQuotes(quotes: readonly Quote[], authored: boolean): GateFlag[] {
  const flags: GateFlag[] = [];
  const supporting = quotes.filter(({ stance }) => stance === "supports");
  if (supporting.length === 0) {
    if (!authored) flags.push({ rule: "evidence.none", severity: "review", message: "No quote supports this lesson.", field: "evidence" });
  } else if (!supporting.some(({ speaker }) => TRUSTED_SPEAKERS.has(speaker))) {
    const speakers = [...new Set(supporting.map(({ speaker }) => speaker))]
      .sort()
      .map((speaker) => SOURCES[speaker] ?? speaker)
      .join(", ");
    flags.push({
      rule: "evidence.untrusted_source",
      severity: "block",
      message: `Untrusted source: every supporting quote is the words of ${speakers}, where anyone may have put them.`,
      field: "evidence",
    });
  }
  const rules = new Map<string, GateFlag>();
  for (const quote of quotes.slice(0, MAX_QUOTES)) {
    const exact = quote.exact.slice(0, MAX_QUOTE);
    const spoken = TRUSTED_SPEAKERS.has(quote.speaker) ? [] : scan(OVERRIDE_RULES, exact, "evidence").filter(({ severity }) => severity === "block");
    for (const found of [...findHidden(exact, "evidence", "review"), ...spoken, ...scan(SECRET_RULES, exact, "evidence")]) {
      rules.set(found.rule, { rule: found.rule, severity: "review", message: `A quote: ${found.message}`, field: "evidence" });
    }
  }
  return [...flags, ...rules.values()];
}

/**
 * Everything the safety gates find in a lesson's text and evidence. Pure, linear in its input, bounded. Spans are UTF-16
 * offsets into the field. A `block` flag quarantines; a `review` flag is something to look at before deciding.
 */
export function inspect(text: LessonText, quotes: readonly Quote[], context: InspectContext = {}): GateFlag[] {
  const trusted = [
    context.inForce ?? "",
    ...quotes
      .slice(0, MAX_QUOTES)
      .filter(({ speaker, stance }) => stance === "supports" && TRUSTED_SPEAKERS.has(speaker))
      .map((quote) => `${quote.prefix}${quote.exact}${quote.suffix}`.slice(0, MAX_QUOTE)),
  ]
    .join("\n")
    .slice(0, MAX_INSPECTED * 2);
  const audience = Object.values(text.appliesTo).flat().join("\n");
  return [
    ...inspectText(text.title, "title", trusted),
    ...inspectText(text.trigger, "trigger", trusted),
    ...inspectText(text.body, "body", trusted),
    ...findHidden(audience, "trigger").map(({ start: _start, end: _end, ...flag }) => ({ ...flag, message: `Who gets it: ${flag.message}` })),
    ...inspectQuotes(quotes, context.authored === true),
  ];
}

/** Whether any flag keeps the lesson from being approved. */
export function isBlocked(flags: readonly Pick<GateFlag, "severity">[]): boolean {
  return flags.some(({ severity }) => severity === "block");
}
