import { ALARM } from "@/lib/effect/e-process";
import type { Bench } from "./bench";
import { simulate } from "./effect/simulate";

/** How often the effect's test alarms without an effect, and how often it finds one: seeded simulations, watched after every session. */

const SIZES = [
  { holdOut: 0.1, sessions: 900 },
  { holdOut: 0.2, sessions: 500 },
  { holdOut: 0.5, sessions: 300 },
] as const;
const TASKS = 20;

function share(runs: number, alarms: (seed: number) => boolean): number {
  let found = 0;
  for (let seed = 1; seed <= runs; seed++) if (alarms(seed)) found++;
  return found / runs;
}

const bench: Bench = {
  async run({ say, flags }) {
    const runs = Number(flags.find((flag) => flag.startsWith("--streams="))?.split("=")[1] ?? 1000);
    say(`${runs} streams each, ${TASKS} tasks with base rates of .35 to .9, an alarm at ${ALARM}`);
    for (const { holdOut, sessions } of SIZES) {
      const of = (difference: number, seed: number) => simulate({ seed, sessions, holdOut, difference, tasks: TASKS });
      const harm = share(runs, (seed) => of(0, seed + 1_000_000).mostHarm >= ALARM);
      const benefit = share(runs, (seed) => of(0, seed + 1_000_000).mostBenefit >= ALARM);
      const found = [-0.1, -0.2, -0.3].map((difference) => share(runs, (seed) => of(difference, seed).mostHarm >= ALARM));
      const [ten, twenty, thirty] = found.map((value) => `${(value * 100).toFixed(1)} %`);
      say(
        `hold-out ${holdOut * 100} %, ${sessions} sessions: harm of 10 points found ${ten}, 20 points ${twenty} (goal 80 % or more), 30 points ${thirty}; ` +
          `false alarms: harm ${(harm * 100).toFixed(1)} %, benefit ${(benefit * 100).toFixed(1)} % (goal 5 % or less)`,
      );
    }
  },
};

export default bench;
