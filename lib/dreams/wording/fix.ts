import type { Fix } from "../mining/fixes";
import { isRun, messageOf, plainArgument, plainTaking, plainTool, shorten, TITLE_LIMIT, takeStep, toolWord } from "./message";
import type { Worded } from "./mistake";
import { changedLine, isWithout } from "./shell-line";

function change(name: string, value: string, as: (name: string) => string): string {
  const argument = as(name.slice(1));
  if (name.startsWith("-")) return `without ${argument}`;
  if (value !== "") return `with ${argument} set to ${value}`;
  return name.startsWith("+") ? `with ${argument} added` : `with another value for ${argument}`;
}

function joined(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** What resolves it, to stand after "call it again": in code for a sentence, in plain words for a heading. */
function howOf({ changed, values }: Fix): { code: string; plain: string } {
  const value = (at: number) => (values[at] ?? "").replace(/^"|"$/g, "");
  return {
    code: joined(changed.map((each, at) => change(each, value(at) === "" ? "" : `\`${value(at)}\``, (argument) => `\`${argument}\``))),
    plain: joined(changed.map((each, at) => change(each, value(at), plainArgument))),
  };
}

/** A known fix: the failure, and the change that resolves it more often than others. */
export function wordFix(tool: string, verb: string, template: string, fix: Fix): Worded {
  const { changed, via } = fix;
  const name = toolWord(tool, verb);
  const runs = isRun(tool, verb);
  const line = runs ? changedLine(changed, verb) : null;
  const how = line === null ? howOf(fix) : { code: line, plain: line.replace(/`/g, "") };
  const again = runs ? "run it again" : "call it again";
  // What changed in a line of a shell is more than can be named.
  const unnamed = runs && line === null && changed.length > 0;
  const start = `When ${plainTool(tool, verb)} fails, `;
  const without = runs && isWithout(changed, verb);
  const titled = without
    ? "run what follows without it"
    : unnamed
      ? "change the command"
      : changed.length > 0
        ? `${runs ? "run" : "call"} it ${how.plain}`
        : `${plainTaking(via ?? "", true)} first`;
  const first = via === null ? "" : `${takeStep(via)} first, then `;
  const does = without ? "run what follows without it" : unnamed ? "change the command and run it again" : changed.length > 0 ? `${again} ${how.code}` : again;
  return {
    title: shorten(start + titled, TITLE_LIMIT),
    trigger: `${name} fails with “${messageOf(template, 120)}”`,
    claims: [
      { text: `${name} has failed with “${messageOf(template)}”.`, rests: "error" },
      { text: `When it fails like this, ${first}${does}.`, rests: "recovery" },
    ],
  };
}
