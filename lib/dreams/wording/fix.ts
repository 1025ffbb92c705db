import type { Fix } from "../mining/fixes";
import { messageOf, plainArgument, plainStep, plainTool, shorten, stepWord, TITLE_LIMIT, toolWord } from "./message";
import type { Worded } from "./mistake";

function change(name: string, value: string, as: (name: string) => string): string {
  const argument = as(name.slice(1));
  if (name.startsWith("-")) return `without ${argument}`;
  if (value !== "") return `with ${argument} set to ${value}`;
  return name.startsWith("+") ? `with ${argument} added` : `with another value for ${argument}`;
}

function joined(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A known fix: the failure, and the change that resolves it more often than others. */
export function wordFix(tool: string, verb: string, template: string, { changed, values, via }: Fix): Worded {
  const name = toolWord(tool, verb);
  const code = (argument: string) => `\`${argument}\``;
  const how = joined(changed.map((each, at) => change(each, values[at] === "" ? "" : `\`${(values[at] ?? "").replace(/^"|"$/g, "")}\``, code)));
  const plainHow = joined(changed.map((each, at) => change(each, (values[at] ?? "").replace(/^"|"$/g, ""), plainArgument)));
  const first = via === null ? "" : `call ${stepWord(via)} first, then `;
  const plain = plainTool(tool, verb);
  const title = changed.length === 0 ? `When ${plain} fails, call ${plainStep(via ?? "")} first` : `When ${plain} fails, call it ${plainHow}`;
  return {
    title: shorten(title, TITLE_LIMIT),
    trigger: `${name} fails with “${messageOf(template, 120)}”`,
    claims: [
      { text: `${name} has failed with “${messageOf(template)}”.`, rests: "error" },
      { text: `When it fails like this, ${first}call it again${how === "" ? "" : ` ${how}`}.`, rests: "recovery" },
    ],
  };
}
