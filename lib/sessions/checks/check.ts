import type { Speaker, VerdictResult } from "../session";
import { mismatch } from "./json-schema";

/** How a workspace judges sessions whose source gives no verdict. Pure: the same events give the same verdict. */

/** A tool by name, or a piece of text; `*` stands for anything. Never a regular expression: hostile text must not make matching slow. */
export type Rule =
  | { kind: "tool_called"; tool: string }
  | { kind: "tool_not_called"; tool: string }
  | { kind: "argument_matches"; tool: string; pattern: string }
  | { kind: "text_matches"; speaker: "agent" | "tool" | "person"; pattern: string }
  | { kind: "text_not_matches"; speaker: "agent" | "tool" | "person"; pattern: string }
  | { kind: "json_schema"; of: SchemaSubject; tool: string; schema: string }
  | { kind: "no_unrecovered_error" }
  | { kind: "turn_limit"; turns: number }
  | { kind: "person_accepted" };

/** What a JSON schema is held against: the agent's last answer, or every call of a tool, or everything that a tool answered without an error. */
export type SchemaSubject = "answer" | "arguments" | "result";

export interface Check {
  id: string;
  name: string;
  /** Whose sessions it judges; null for every agent's. */
  agent: string | null;
  /** All must hold. */
  rules: Rule[];
}

/** The part of an event that a check looks at. */
export interface CheckedEvent {
  index: number;
  type: string;
  speaker: Speaker;
  toolName: string | null;
  isError: boolean;
  text: string;
}

export interface Judgement {
  result: Extract<VerdictResult, "satisfied" | "failed">;
  /** The first rule that does not hold, in words; empty when all do. */
  why: string;
  /** The event that decided, where one did. */
  eventIndex: number | null;
}

/**
 * Whether `text` holds `pattern`, where `*` stands for any characters and case does not count. Linear in the text: each piece is
 * looked for once, after the one before.
 */
export function holds(text: string, pattern: string): boolean {
  const hay = text.toLowerCase();
  let from = 0;
  for (const piece of pattern.toLowerCase().split("*")) {
    const at = hay.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** A tool's whole name, where `*` stands for any characters. */
export function isTool(name: string | null, pattern: string): boolean {
  if (name === null) return false;
  const pieces = pattern.split("*");
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return name === pattern;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  return holds(name.slice(first.length, name.length - last.length), pieces.slice(1, -1).join("*"));
}

/** Words by which a person accepts what was done, as a whole turn or its beginning. */
const ACCEPTS =
  /^\s*(?:thanks?(?: you)?|thank you|perfect|great|looks good|lgtm|well done|that works|works(?: now| great)?|done|accepted|danke(?: dir| schön)?|perfekt|super|passt|sieht gut aus)\b/iu;
const REFUSES = /\b(?:but|however|not|n['’]t|aber|nicht|leider)\b/iu;

function accepts(text: string): boolean {
  const start = text.slice(0, 200);
  return ACCEPTS.test(start) && !REFUSES.test(start);
}

const SPEAKERS: Record<"agent" | "tool" | "person", readonly Speaker[]> = { agent: ["agent", "lead"], tool: ["tool"], person: ["person"] };

const isCall = (event: CheckedEvent) => /^agent\.(?:mcp_|custom_)?tool_use$/.test(event.type);
const isResult = (event: CheckedEvent) => /tool_result$/.test(event.type);

interface Outcome {
  holds: boolean;
  eventIndex: number | null;
  /** What exactly was wrong, where the rule alone does not say it. */
  why?: string;
}

const found = (event: CheckedEvent | undefined, wanted: boolean): Outcome => ({ holds: (event !== undefined) === wanted, eventIndex: event?.index ?? null });

/** The last error of a tool after which that tool never succeeded again. */
function unrecovered(events: readonly CheckedEvent[]): CheckedEvent | undefined {
  const open = new Map<string, CheckedEvent>();
  for (const event of events) {
    if (!isResult(event)) continue;
    const tool = event.toolName ?? "";
    if (event.isError) open.set(tool, event);
    else open.delete(tool);
  }
  return [...open.values()].sort((a, b) => b.index - a.index)[0];
}

/** The texts that a schema is held against, with their events. Arguments stand in a call's text between its brackets. */
function subjects({ of, tool }: { of: SchemaSubject; tool: string }, events: readonly CheckedEvent[]): { event: CheckedEvent; text: string }[] {
  if (of === "answer") {
    const last = events.findLast((event) => event.type === "agent.message" && SPEAKERS.agent.includes(event.speaker));
    return last ? [{ event: last, text: last.text }] : [];
  }
  if (of === "result")
    return events.filter((event) => isResult(event) && !event.isError && isTool(event.toolName, tool)).map((event) => ({ event, text: event.text }));
  return events
    .filter((event) => isCall(event) && isTool(event.toolName, tool))
    .map((event) => ({ event, text: event.text.slice((event.toolName ?? "").length + 1, -1) }));
}

/** Nothing to hold it against: an answer is missing then, and a tool that was not called has broken no rule. */
function matchesSchema(rule: Extract<Rule, { kind: "json_schema" }>, events: readonly CheckedEvent[]): Outcome {
  const found = subjects(rule, events);
  if (found.length === 0) return { holds: rule.of !== "answer", eventIndex: null };
  for (const { event, text } of found) {
    const why = mismatch(rule.schema, text);
    if (why !== null) return { holds: false, eventIndex: event.index, why };
  }
  return { holds: true, eventIndex: found.at(-1)?.event.index ?? null };
}

function apply(rule: Rule, events: readonly CheckedEvent[]): Outcome {
  switch (rule.kind) {
    case "tool_called":
    case "tool_not_called":
      return found(
        events.find((event) => isCall(event) && isTool(event.toolName, rule.tool)),
        rule.kind === "tool_called",
      );
    case "argument_matches":
      return found(
        events.find((event) => isCall(event) && isTool(event.toolName, rule.tool) && holds(event.text, rule.pattern)),
        true,
      );
    case "text_matches":
    case "text_not_matches":
      return found(
        events.find((event) => SPEAKERS[rule.speaker].includes(event.speaker) && !isCall(event) && holds(event.text, rule.pattern)),
        rule.kind === "text_matches",
      );
    case "json_schema":
      return matchesSchema(rule, events);
    case "no_unrecovered_error":
      return found(unrecovered(events), false);
    case "turn_limit": {
      const turns = events.filter((event) => event.type === "agent.message" || isCall(event));
      return { holds: turns.length <= rule.turns, eventIndex: turns[rule.turns]?.index ?? null };
    }
    case "person_accepted": {
      const last = events.findLast((event) => event.speaker === "person");
      return { holds: last !== undefined && accepts(last.text), eventIndex: last?.index ?? null };
    }
  }
}

const WHO = { agent: "the agent", tool: "a tool", person: "a person" } as const;

/** A rule in words: "refund was called". */
export function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case "tool_called":
      return `${rule.tool} was called`;
    case "tool_not_called":
      return `${rule.tool} was not called`;
    case "argument_matches":
      return `${rule.tool} was called with “${rule.pattern}”`;
    case "text_matches":
      return `${WHO[rule.speaker]} said “${rule.pattern}”`;
    case "text_not_matches":
      return `${WHO[rule.speaker]} never said “${rule.pattern}”`;
    case "json_schema":
      if (rule.of === "answer") return "the agent’s last answer matches the JSON schema";
      return rule.of === "arguments" ? `every call of ${rule.tool} matches the JSON schema` : `every answer of ${rule.tool} matches the JSON schema`;
    case "no_unrecovered_error":
      return "no tool ended on an error";
    case "turn_limit":
      return `at most ${rule.turns} turns of the agent`;
    case "person_accepted":
      return "a person accepted it in the end";
  }
}

/** Judges one session: satisfied when every rule holds. */
export function judge(check: Pick<Check, "rules">, events: readonly CheckedEvent[]): Judgement {
  for (const rule of check.rules) {
    const outcome = apply(rule, events);
    if (!outcome.holds)
      return {
        result: "failed",
        why: `Does not hold: ${ruleWords(rule)}${outcome.why === undefined ? "" : ` (${outcome.why})`}.`,
        eventIndex: outcome.eventIndex,
      };
  }
  return { result: "satisfied", why: "", eventIndex: null };
}
