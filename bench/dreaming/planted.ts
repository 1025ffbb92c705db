import { mine } from "@/lib/dreams/mining/mine";
import { minedSession, packedFeatures, type Setting, World, type Written } from "./generate";
import { directivesOpposed } from "./polarity";
import { row, say, share } from "./say";
import { SCORED, type Score, score } from "./score";

/** The setting of the figures: 1,000 sessions of 50 tasks × 20, three patterns of each kind among 300 distractors. */
export const PLAIN: Setting = { seed: "0", tasks: 50, trials: 20, difference: 0.2, each: 3, distractors: 300 };

export function written(setting: Setting): { world: World; all: Written[] } {
  const world = new World(setting);
  return { world, all: [...world.sessions()] };
}

function kinds(setting: Setting, seeds: number): Record<string, Score> {
  const sums: Record<string, Score> = Object.fromEntries(SCORED.map((kind) => [kind, { found: 0, planted: 0, right: 0, claimed: 0 }]));
  for (let seed = 0; seed < seeds; seed++) {
    const { world, all } = written({ ...setting, seed: String(seed) });
    const { findings } = mine(
      all.map((one) => minedSession(one, packedFeatures(one))),
      [],
    );
    for (const [kind, one] of Object.entries(score(findings, world.planted)))
      for (const part of ["found", "planted", "right", "claimed"] as const) sums[kind]![part] += one[part];
  }
  return sums;
}

/** Precision and recall of the planted patterns, mean of the seeds. */
export function benchPlanted(seeds: number): void {
  for (const [kind, one] of Object.entries(kinds(PLAIN, seeds)))
    row(
      `${kind}: precision / recall, ${seeds} seeds`,
      `${share(one.right, one.claimed)} / ${share(one.found, one.planted)} (${one.claimed} claimed, ${one.planted} planted)`,
      ".90 / .85",
    );
}

/** The same in any order of import, with features kept or made again. */
export function benchSame(): void {
  const { all } = written(PLAIN);
  const { hash } = mine(
    all.map((one) => minedSession(one, packedFeatures(one))),
    [],
  );
  const again = written(PLAIN).all.map((one) => minedSession(one, packedFeatures(one)));
  row("shuffled order, features kept or made again", mine([...again].reverse(), []).hash === hash ? "identical" : "DIFFERENT", "identical");
  row("opposite-polarity pairs merged", String(directivesOpposed(200)), "0");
}

/** How precision and recall move with the number of trials and with the difference. */
export function benchCurve(seeds: number): void {
  say("\n| trials a task (50 tasks) | difference | workflow precision / recall | mistake precision / recall |\n|---|---|---|---|");
  for (const trials of [5, 10, 20, 40])
    for (const difference of [0.1, 0.2, 0.3]) {
      const { effective_workflow: flow, recurring_mistake: mistake } = kinds({ ...PLAIN, trials, difference }, seeds);
      say(
        `| ${trials} | ${difference} | ${share(flow!.right, flow!.claimed)} / ${share(flow!.found, flow!.planted)} | ${share(mistake!.right, mistake!.claimed)} / ${share(mistake!.found, mistake!.planted)} |`,
      );
    }
  say("");
}
