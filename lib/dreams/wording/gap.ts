import { unmask } from "@/lib/text/mask";
import type { GapFeature } from "../features/features";
import { plainMessage, plainTool, shorten, TITLE_LIMIT, toolWord } from "./message";

export interface WordedGap {
  title: string;
  trigger: string;
  body: string;
  /** The line that rests on what stood first, and the one that rests on what came to stand. */
  first: number;
  last: number;
}

function quoted(template: string): string {
  return `“${shorten(
    unmask(template)
      .replace(/["“”`]/g, "'")
      .replace(/[.!?]\s+(?=\p{Lu})/gu, "; ")
      .replace(/[.!?]$/, ""),
    140,
  )}”`;
}

function heading(start: string, template: string): string {
  return shorten(`${start}: ${plainMessage(template, Math.max(20, TITLE_LIMIT - start.length - 2))}`, TITLE_LIMIT);
}

const what = (tool: string): string => (tool === "message" ? "your answer" : `what you write with \`${tool}\``);

/** A rubric criterion that first results miss. */
export function wordCriterion(criterion: string): WordedGap {
  const name = criterion
    .replace(/\s+/g, " ")
    .replace(/[“”"]/g, "'")
    .replace(/[.:]+$/, "")
    .trim();
  return {
    title: shorten(`Meet the criterion before handing in: ${name.replace(/`/g, "")}`, TITLE_LIMIT),
    trigger: "you hand in a result",
    body: `First results have missed “${shorten(name, 200)}”.\nCheck it before you hand in the first result.`,
    first: 0,
    last: 1,
  };
}

/** A difference between first and accepted results. */
export function wordGap({ what: tool, form, before, after, path }: GapFeature): WordedGap {
  const trigger = tool === "message" ? "you give your answer" : `you call \`${tool}\``;
  const subject = what(tool);
  if (form === "path") {
    const place = `\`${path}\``;
    const field = path.replace(/^\$\.?/, "").replaceAll("[]", "") || "the value";
    const value = (masked: string) => (masked === "" || /<[^>]+>/.test(masked) ? "" : ` (accepted: ${quoted(masked.replace(/^<str>$/, ""))})`);
    if (before === "")
      return {
        title: shorten(`Fill in ${field} at the first attempt`, TITLE_LIMIT),
        trigger,
        body: `First results have left out ${place}.\nFill it in before you hand in ${subject}${value(after)}.`,
        first: 0,
        last: 1,
      };
    if (after === "")
      return {
        title: shorten(`Leave out ${field} at the first attempt`, TITLE_LIMIT),
        trigger,
        body: `First results have had ${place}, and accepted ones have not.\nLeave it out of ${subject}.`,
        first: 0,
        last: 1,
      };
    return {
      title: shorten(`Check ${field} before handing in`, TITLE_LIMIT),
      trigger,
      body: `Accepted results have had another value in ${place} than first ones.\nCheck it before you hand in ${subject}${value(after)}.`,
      first: 0,
      last: 1,
    };
  }
  if (before === "")
    return {
      title: heading("Do not leave out", after),
      trigger,
      body: `First results have left out ${quoted(after)}.\nPut it into ${subject} at the first attempt.`,
      first: 0,
      last: 1,
    };
  if (after === "")
    return {
      title: heading("Leave out at the first attempt", before),
      trigger,
      body: `First results have had ${quoted(before)}, and accepted ones have not.\nLeave it out of ${subject}.`,
      first: 0,
      last: 1,
    };
  return {
    title: heading("Write at the first attempt", after),
    trigger,
    body: `First results have had ${quoted(before)}.\nWrite ${quoted(after)} instead in ${subject}.`,
    first: 0,
    last: 1,
  };
}

/** A call that people do not allow. */
export function wordRefusal(tool: string, verb: string): WordedGap {
  const name = toolWord(tool, verb);
  return {
    title: shorten(`Ask before calling ${plainTool(tool, verb)}`, TITLE_LIMIT),
    trigger: `you are about to call ${name}`,
    body: `People have refused ${name}.\nSay what you want to do with it and wait for an answer before you call it.`,
    first: 0,
    last: 1,
  };
}
