import type { Fault } from "../features/features";
import type { RecoverySummary } from "../mining/recovery";
import {
  codeList,
  isRun,
  messageOf,
  plainArgument,
  plainList,
  plainTaking,
  plainTool,
  shorten,
  stepWord,
  TITLE_LIMIT,
  takeStep,
  titleWith,
  toolWord,
} from "./message";
import { changedLine, isWithout } from "./shell-line";

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
  const tool = tools[0] ?? "";
  const runs = isRun(tool, verb);
  const name = toolWord(tool, verb);
  const way = recovery.way;
  const says = { text: `${name} has failed with “${messageOf(template)}”.`, rests: "error" as const };
  const trigger = `you ${runs ? "run" : "call"} ${name}`;
  const plain = plainTool(tool, verb);
  const fails = titleWith(`${plain} fails`, template);
  if (way === null) {
    const text = runs ? "Rule that out first, and do not run it again unchanged." : "Rule that out before the call, and do not repeat the call unchanged.";
    return { title: fails, trigger, claims: [says, { text, rests: "error" }] };
  }
  if (way.how === "other")
    return { title: fails, trigger, claims: [says, { text: `When it fails like this, go on with ${stepWord(way.via)} instead.`, rests: "recovery" }] };
  if (way.how === "retry") {
    const text = `When it fails like this, ${runs ? "run it" : "make the same call"} once more before you give up.`;
    return { title: titleWith(`${plain} fails at first`, template), trigger, claims: [says, { text, rests: "recovery" }] };
  }
  const via = way.via ?? "";
  if (way.how === "steps") {
    const text = `${sentence(takeStep(via))} before you ${runs ? "run" : "call"} ${name}.`;
    return { title: shorten(`${plainTaking(via)} before ${plain}`, TITLE_LIMIT), trigger, claims: [{ text, rests: "recovery" }, says] };
  }
  const first = way.via === null ? "" : `${takeStep(way.via)}, then `;
  if (runs) {
    // A program in front of another one: what stands after it went well without it.
    const without = isWithout(way.changed, verb);
    const again = changedLine(way.changed, verb);
    const does = without ? "run what follows without it" : again === null ? "change the command before you run it again" : `run it again ${again}`;
    const text = `When it fails like this, ${first}${does}.`;
    const shown = without ? "run what follows without it" : `run it ${again?.replace(/`/g, "")}`;
    const title = without || again !== null ? shorten(`When ${plain} fails, ${shown}`, TITLE_LIMIT) : fails;
    return { title, trigger, claims: [says, { text, rests: "recovery" }] };
  }
  const changed = way.changed.length > 0 ? codeList(way.changed) : "its arguments";
  const again = way.changed.length > 1 ? `other values for ${changed}` : way.changed.length === 1 ? `another value for ${changed}` : "other arguments";
  return {
    title: shorten(`Check ${way.changed.length > 0 ? plainList(way.changed.map(plainArgument)) : "the arguments"} before ${plain}`, TITLE_LIMIT),
    trigger,
    claims: [
      { text: `Check ${changed} before the call.`, rests: "recovery" },
      says,
      { text: `When it fails like this, ${first}call it again with ${again}.`, rests: "recovery" },
    ],
  };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
