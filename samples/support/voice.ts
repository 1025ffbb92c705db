import type { Random } from "../random";

/** How one customer writes. */
export const STYLES = ["plain", "polite", "terse", "chatty"] as const;
export type Style = (typeof STYLES)[number];

const CHATTY = ["Honestly, ", "So, ", "Hmm, ", "Right, ", "Ok so "];
const TAILS = [" Thanks!", " Thank you so much.", " Appreciate it.", " Cheers."];

function typo(random: Random, text: string): string {
  const words = text.split(" ");
  const index = random.int(0, words.length - 1);
  const word = words[index] ?? "";
  if (word.length < 5 || /[#@_\d]/.test(word)) return text;
  const at = random.int(1, word.length - 3);
  words[index] = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  return words.join(" ");
}

/** The same words as another person would type them. */
export function voice(random: Random, style: Style, text: string): string {
  let said = text;
  if (style === "polite" && random.chance(0.45)) said += random.pick(TAILS);
  if (style === "chatty" && random.chance(0.5)) said = random.pick(CHATTY) + said.charAt(0).toLowerCase() + said.slice(1);
  if (style === "terse") said = said.replace(/[.!]$/, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  if (random.chance(style === "terse" ? 0.35 : 0.1)) said = typo(random, said);
  return said;
}
