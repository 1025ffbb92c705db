import type { Fault } from "../features/features";
import type { RecoverySummary } from "../mining/recovery";
import { codeList, messageOf, plainArgument, plainList, plainStep, plainTool, shorten, stepWord, TITLE_LIMIT, titleWith, toolWord } from "./message";

/** What a sentence of a lesson rests on. */
export type Rests = "error" | "recovery" | "wish" | "planted";

export interface Worded {
  title: string;
  trigger: string;
  /** The sentences of the body, one a line, with what they rest on. */
  claims: { text: string; rests: Rests }[];
}

/** The surroundings failed, whichever tool asked them. */
function wordOutage(tools: readonly string[], template: string, recovery: RecoverySummary): Worded {
  const some = tools.slice(0, 4);
  const name = codeList(some);
  const have = some.length > 1 ? "have" : "has";
  const retry = recovery.way?.how === "retry";
  return {
    title: titleWith(`${some.length > 1 ? "Several tools fail" : `${some[0] ?? "A tool"} fails`}${retry ? " at first" : ""}`, template),
    trigger: `you call ${some.length > 1 ? `one of ${name}` : name}`,
    claims: [
      { text: `${name} ${have} failed with “${messageOf(template)}”.`, rests: "error" },
      retry
        ? { text: "When that happens, make the same call once more before you give up.", rests: "recovery" }
        : { text: "When that happens, say that the system gives no answer, and do not guess what it would have said.", rests: "error" },
    ],
  };
}

/** Tells what happens and what to do. No word that the evidence does not hold: no counts, no causes. */
export function wordMistake(tools: readonly string[], verb: string, template: string, recovery: RecoverySummary, fault: Fault): Worded {
  if (fault === "environment") return wordOutage(tools, template, recovery);
  const name = toolWord(tools[0] ?? "", verb);
  const message = messageOf(template);
  const way = recovery.way;
  const says = { text: `${name} has failed with “${message}”.`, rests: "error" as const };
  const trigger = `you call ${name}`;
  const plain = plainTool(tools[0] ?? "", verb);
  if (way === null) {
    return {
      title: titleWith(`${plain} fails`, template),
      trigger,
      claims: [says, { text: "Rule that out before the call, and do not repeat the call unchanged.", rests: "error" }],
    };
  }
  if (way.how === "other") {
    return {
      title: titleWith(`${plain} fails`, template),
      trigger,
      claims: [says, { text: `When it fails like this, go on with ${stepWord(way.via)} instead.`, rests: "recovery" }],
    };
  }
  if (way.how === "retry") {
    return {
      title: titleWith(`${plain} fails at first`, template),
      trigger,
      claims: [says, { text: "When it fails like this, make the same call once more before you give up.", rests: "recovery" }],
    };
  }
  if (way.how === "steps") {
    return {
      title: shorten(`Call ${plainStep(way.via ?? "")} before ${plain}`, TITLE_LIMIT),
      trigger,
      claims: [{ text: `Call ${stepWord(way.via ?? "")} before you call ${name}.`, rests: "recovery" }, says],
    };
  }
  const changed = way.changed.length > 0 ? codeList(way.changed) : "its arguments";
  const again = way.changed.length > 1 ? `other values for ${changed}` : way.changed.length === 1 ? `another value for ${changed}` : "other arguments";
  return {
    title: shorten(`Check ${way.changed.length > 0 ? plainList(way.changed.map(plainArgument)) : "the arguments"} before ${plain}`, TITLE_LIMIT),
    trigger,
    claims: [
      { text: `Check ${changed} before the call.`, rests: "recovery" },
      says,
      { text: `When it fails like this, ${way.via ? `call ${stepWord(way.via)}, then ` : ""}call it again with ${again}.`, rests: "recovery" },
    ],
  };
}
