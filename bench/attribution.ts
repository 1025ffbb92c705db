import { refit } from "./attribution/fit";
import { judge, type Score } from "./attribution/judge";
import { loadWorlds } from "./attribution/worlds";
import type { Bench } from "./bench";

// Where does a sentence come from? 400 sentences about twenty made-up worlds, asked of the product's own attribution:
// `npm run bench attribution`; with `--fit` the weights are made anew from the development half and printed.

const share = (right: number, of: number) => `${right} of ${of} (${of === 0 ? "–" : `${Math.round((100 * right) / of)} %`})`;

function told(score: Score): string[] {
  const { of, right, near, foreign } = score;
  return [
    `known: right source in the first three quotes ${share(right.known, of.known)}; among the nearest three passages ${share(near.known, of.known)}`,
    `paraphrased: ${share(right.paraphrased, of.paraphrased)}; among the nearest three ${share(near.paraphrased, of.paraphrased)}`,
    `invented: called unsupported ${share(right.invented, of.invented)}`,
    `about another world: called unsupported ${share(foreign.right, foreign.of)}`,
  ];
}

const bench: Bench = {
  async run({ say, flags }) {
    for (const half of ["development", "held out"] as const) {
      const worlds = loadWorlds(half);
      say(`${half}, ${worlds.length} worlds, ${worlds.reduce((sum, { items }) => sum + items.length, 0)} sentences`);
      for (const line of told(judge(worlds))) say(`  ${line}`);
    }
    say("goals: known 90 %, paraphrased 70 %, invented 90 %");
    if (flags.includes("--fit")) for (const line of refit(loadWorlds("development"))) say(line);
  },
};

export default bench;
