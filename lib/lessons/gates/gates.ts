import type { GateFlag, LessonText, Quote } from "../lesson";
import { CAPABILITY_RULES } from "./capability";
import { decodeLayers, type Layer } from "./decode";
import { ENCODED_RULES } from "./encoded";
import { fold, withoutDisguise } from "./fold";
import { findHidden, findLookAlikes } from "./hidden";
import { findIntents, type Intent } from "./intents/intents";
import { findNewCapabilities, findNovel } from "./novelty";
import { OVERRIDE_RULES } from "./override";
import { PAYLOAD_RULES } from "./payload";
import { type Field, isDiscussed, isReported, MAX_INSPECTED, scan } from "./rule";
import { SECRET_RULES } from "./secrets";

/** Changes whenever a rule does: what a reviewer saw was found by this version. */
export const GATES_VERSION = 3;

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

/** Several patterns of one rule may meet in one place: it is one finding. */
function withoutOverlaps(flags: readonly GateFlag[]): GateFlag[] {
  const kept: GateFlag[] = [];
  // What blocks stands for what is only to be looked at.
  for (const flag of [...flags.filter(({ severity }) => severity === "block"), ...flags.filter(({ severity }) => severity !== "block")]) {
    const meets = kept.some((other) => other.rule === flag.rule && (other.start ?? 0) < (flag.end ?? 0) && (flag.start ?? 0) < (other.end ?? 0));
    if (!meets) kept.push(flag);
  }
  return kept;
}

const SPOKEN = /^(?:override|conceal)\./;
const CONCEALS = /^(?:conceal\.|override\.withhold)/;
const HARMS =
  /^(?:exfiltrate|destroy|disable|escalate|remote_code|persist|impersonate|deceive|harm|harvest|payload|capability\.(?:sends_data|deletion|privilege|disables_check))/;

/** So far from each other, in UTF-16 units, a silence and a harm are taken to belong together. */
const NEAR = 300;

/** Keeping people in the dark is worth a look; keeping a harmful act from them is no guidance at all. */
function hiddenHarm(flags: readonly GateFlag[]): GateFlag[] {
  const harms = flags.filter(({ rule }) => HARMS.test(rule));
  const near = ({ start = 0, end = 0 }: GateFlag) => harms.some((harm) => (harm.start ?? 0) < end + NEAR && (harm.end ?? 0) > start - NEAR);
  return flags.map((flag) => (CONCEALS.test(flag.rule) && near(flag) ? { ...flag, severity: "block" as const } : flag));
}

const CODES: Readonly<Record<Layer["kind"], string>> = {
  base64: "Base64",
  base32: "Base32",
  hex: "hexadecimal",
  escapes: "escapes",
  percent: "percent signs",
  entities: "entities",
  codes: "character codes",
  binary: "binary",
  rotated: "shifted letters",
  reversed: "reversed letters",
  pig_latin: "pig Latin",
  morse: "Morse",
  spaced: "letters pulled apart",
  tags: "tag characters",
};
const ALWAYS_ENCODED: ReadonlySet<Layer["kind"]> = new Set([
  "base64",
  "base32",
  "hex",
  "escapes",
  "entities",
  "codes",
  "binary",
  "rotated",
  "reversed",
  "pig_latin",
  "morse",
  "tags",
]);
const MAX_DEPTH = 3;
/** So much of what is decoded is read; that there is more of it is told anyhow. */
const MAX_DECODED = 12_000;

/** What a text wants as it stands, by intent and by English pattern. */
function wants(text: string): Pick<Intent, "rule" | "severity" | "message">[] {
  return [...findIntents(text), ...scan([...BLOCKING_TEXT_RULES, ...PAYLOAD_RULES], text, "body").filter(({ severity }) => severity !== "info")] as Intent[];
}

/** What encoded passages say, however deep. Whatever they want is blocked: a reader was not meant to see it. */
function findEncoded(text: string, field: Field, depth = 0, left = { read: MAX_DECODED }): GateFlag[] {
  return decodeLayers(text).flatMap((layer) => {
    const { start, end } = layer;
    const read = layer.text.slice(0, Math.max(0, left.read));
    left.read -= layer.text.length;
    const found = wants(read);
    const deeper = depth < MAX_DEPTH && read !== "" ? findEncoded(read, field, depth + 1, left) : [];
    const worst = found.find(({ severity }) => severity === "block") ?? found[0];
    const place = { field, start, end };
    if (worst)
      return [{ rule: `encoded.${layer.kind}`, severity: "block" as const, message: `Says, written in ${CODES[layer.kind]}: ${worst.message}`, ...place }];
    if (deeper[0]) return [{ ...deeper[0], ...place }];
    const pulled = layer.kind === "spaced" && layer.text.length >= 12;
    return (ALWAYS_ENCODED.has(layer.kind) && layer.text.length >= 12) || pulled
      ? [
          {
            rule: `encoded.${layer.kind}`,
            severity: "block" as const,
            message: `Contains a passage in ${CODES[layer.kind]} that a reader cannot judge.`,
            ...place,
          },
        ]
      : [];
  });
}

function inspectText(text: string, field: Field, trusted: string): GateFlag[] {
  const bounded = text.slice(0, MAX_INSPECTED);
  const flags: GateFlag[] = [];
  if (text.length > MAX_INSPECTED) {
    flags.push({ rule: "text.too_long", severity: "block", message: `Longer than ${MAX_INSPECTED} characters: the rest was not inspected.`, field });
  }
  flags.push(...findHidden(bounded, field), ...findLookAlikes(bounded, field));
  flags.push(...withoutOverlaps([...scan(BLOCKING_TEXT_RULES, bounded, field), ...findIntents(bounded).map((intent) => ({ ...intent, field }))]));
  flags.push(...withoutOverlaps(findEncoded(bounded, field)));
  // To a model, full-width letters, accents, words cut by invisible characters and d1g1ts for letters read the same.
  const folded = fold(bounded);
  const plain = withoutDisguise(folded.text);
  if (plain !== null || folded.text !== bounded.toLowerCase()) {
    const seen = new Set(flags.map(({ rule }) => rule));
    const read = plain ?? folded.text;
    for (const flag of [
      ...scan([...BLOCKING_TEXT_RULES, ...PAYLOAD_RULES], read, field),
      ...findNewCapabilities(CAPABILITY_RULES, read, field, trusted),
      ...(plain === null ? [] : findIntents(plain).map((intent) => ({ ...intent, field }))),
    ]) {
      if (seen.has(flag.rule)) continue;
      flags.push({ ...flag, start: folded.starts[flag.start ?? 0] ?? 0, end: folded.ends[(flag.end ?? 1) - 1] ?? bounded.length });
    }
  }
  flags.push(...withoutOverlaps(scan(PAYLOAD_RULES, bounded, field)));
  flags.push(...findNewCapabilities(CAPABILITY_RULES, bounded, field, trusted), ...findNovel(bounded, field, trusted));
  return hiddenHarm(
    flags
      .filter(({ rule, start = 0, end = 0 }) => !SPOKEN.test(rule) || !isReported(bounded, start, end))
      .map((flag) => (SPOKEN.test(flag.rule) && isDiscussed(bounded, flag.start ?? 0, flag.end ?? 0) ? { ...flag, severity: "review" as const } : flag)),
  );
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
    const spoken = TRUSTED_SPEAKERS.has(quote.speaker)
      ? []
      : [...scan(OVERRIDE_RULES, exact, "evidence"), ...findIntents(exact)].filter(({ severity }) => severity === "block");
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
