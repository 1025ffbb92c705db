import { mine } from "@/lib/dreams/mining/mine";
import { minedOf, Script } from "@/test/dream-fixtures";

const THINGS = "tabs spaces footers headings tables quotes icons labels captions links".split(" ");
const VERBS = "use add write include show".split(" ");

/** Pairs of a wish and its opposite by two people each. @returns how many pairs came out as one finding */
export function directivesOpposed(pairs: number): number {
  let merged = 0;
  for (let at = 0; at < pairs; at++) {
    const what = `${VERBS[at % VERBS.length]} ${at % 2 === 0 ? "" : "the "}${THINGS[Math.floor(at / 5) % THINGS.length]}`;
    const session = (name: string, person: string, words: string) =>
      minedOf(`${name}${at}`, new Script().says("Fix the page").agent("Done.").says(words, person));
    const { findings } = mine(
      [
        session("a", "Ada", `Always ${what}.`),
        session("b", "Bo", `always ${what}, please`),
        session("c", "Cy", `Never ${what}.`),
        session("d", "Di", `Do not ever ${what}.`),
      ],
      [],
    );
    const mixed = findings.some(({ members }) => members.some((key) => /:?[ab]\d/.test(key)) && members.some((key) => /:?[cd]\d/.test(key)));
    if (mixed) merged++;
  }
  return merged;
}
