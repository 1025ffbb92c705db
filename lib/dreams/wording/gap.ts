import { unmask } from "@/lib/text/mask";
import type { GapFeature } from "../features/features";
import { isRun, plainMessage, plainTool, shorten, TITLE_LIMIT, toolWord } from "./message";

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
    title: shorten(`Check before handing in: ${name.replace(/`/g, "")}`, TITLE_LIMIT),
    trigger: "you hand in a result",
    body: `Check “${shorten(name, 200)}” before you hand in the first result.\nFirst results have missed it.`,
    first: 1,
    last: 0,
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
        body: `Fill in ${place} in ${subject}${value(after)}.\nFirst results have left it out.`,
        first: 1,
        last: 0,
      };
    if (after === "")
      return {
        title: shorten(`Leave out ${field} at the first attempt`, TITLE_LIMIT),
        trigger,
        body: `Leave ${place} out of ${subject}.\nFirst results have had it, and accepted ones have not.`,
        first: 1,
        last: 0,
      };
    return {
      title: shorten(`Check ${field} before handing in`, TITLE_LIMIT),
      trigger,
      body: `Check ${place} in ${subject}${value(after)}.\nAccepted results have had another value there than first ones.`,
      first: 1,
      last: 0,
    };
  }
  if (before === "")
    return {
      title: heading("Do not leave out", after),
      trigger,
      body: `Write ${quoted(after)} in ${subject} at the first attempt.\nFirst results have left it out.`,
      first: 1,
      last: 0,
    };
  if (after === "")
    return {
      title: heading("Leave out at the first attempt", before),
      trigger,
      body: `Leave ${quoted(before)} out of ${subject}.\nFirst results have had it, and accepted ones have not.`,
      first: 1,
      last: 0,
    };
  return {
    title: heading("Write at the first attempt", after),
    trigger,
    body: `Write ${quoted(after)} in ${subject} at the first attempt.\nFirst results have had ${quoted(before)} in its place.`,
    first: 1,
    last: 0,
  };
}

/** A call that people do not allow. */
export function wordRefusal(tool: string, verb: string): WordedGap {
  const name = toolWord(tool, verb);
  const runs = isRun(tool, verb);
  const doing = runs ? "run" : "call";
  return {
    title: shorten(`Ask before ${runs ? "running" : "calling"} ${plainTool(tool, verb)}`, TITLE_LIMIT),
    trigger: `you are about to ${doing} ${name}`,
    body: `Before you ${doing} ${name}, say what you want to do with it and wait for an answer.\nPeople have refused it.`,
    first: 1,
    last: 0,
  };
}
