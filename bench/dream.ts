import { unpack } from "@/lib/dreams/mining/columns-sessions";
import { mine } from "@/lib/dreams/mining/mine";
import { minedSession, packedFeatures, type Setting, shuffledOutcomes, World, type Written } from "./dreaming/generate";
import { directivesOpposed } from "./dreaming/polarity";
import { associations, SCORED, type Score, score } from "./dreaming/score";

// `npm run bench:dream -- [--seeds=20] [--shuffles=200] [--sessions=10000] [--curve]`: what a dream finds among sessions in which it is
// known what is there. Everything goes through the extractor and the miner that the product uses; no database.

const given = (name: string, otherwise: number): number => {
  const flag = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return flag === undefined ? otherwise : Number(flag.slice(name.length + 3));
};
const PLAIN: Setting = { seed: "0", tasks: 50, trials: 20, difference: 0.2, each: 3, distractors: 300 };

const say = (line: string): void => console.log(line);
const row = (measure: string, value: string, least: string): void => say(`| ${measure} | ${value} | ${least} |`);
const share = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(2));

function written(setting: Setting): { world: World; all: Written[] } {
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

function main(): void {
  const seeds = given("seeds", 20);
  say(
    `Seeds: ${seeds}; ${PLAIN.tasks} tasks × ${PLAIN.trials} trials, ${PLAIN.each} planted of each kind, ${PLAIN.distractors} distractors, difference ${PLAIN.difference}`,
  );
  say("| measure | here | at least |\n|---|---|---|");
  for (const [kind, one] of Object.entries(kinds(PLAIN, seeds)))
    row(
      `${kind}: precision / recall`,
      `${share(one.right, one.claimed)} / ${share(one.found, one.planted)} (${one.claimed} claimed, ${one.planted} planted)`,
      ".90 / .85",
    );

  const shuffles = given("shuffles", 200);
  const worlds = Math.min(10, shuffles);
  let found = 0;
  for (let at = 0; at < worlds; at++) {
    const sessions = written({ ...PLAIN, seed: `null-${at}` }).all.map((one) => minedSession(one, packedFeatures(one)));
    for (let round = at; round < shuffles; round += worlds) found += associations(mine(shuffledOutcomes(sessions, String(round)), []).findings);
  }
  row(`associations in ${shuffles} dreams with outcomes shuffled within task`, String(found), `≤ ${Math.ceil(shuffles / 10)}`);

  const { all } = written(PLAIN);
  const packed = all.map(packedFeatures);
  const sessions = all.map((one, at) => minedSession(one, packed[at]!));
  const { hash } = mine(sessions, []);
  const again = written(PLAIN).all.map((one) => minedSession(one, packedFeatures(one)));
  row("shuffled order, features kept or made again", mine([...again].reverse(), []).hash === hash ? "identical" : "DIFFERENT", "identical");
  row("opposite-polarity pairs merged", String(directivesOpposed(200)), "0");

  const events = all.reduce((sum, { script }) => sum + script.events.length, 0);
  for (const one of all) packedFeatures(one);
  const started = performance.now();
  const rounds = 5;
  for (let round = 0; round < rounds; round++) for (const one of all) packedFeatures(one);
  row("features, events a second, one core", Math.round((rounds * events) / ((performance.now() - started) / 1000)).toLocaleString("en"), "50,000");

  const many = given("sessions", 10_000);
  const large = written({ ...PLAIN, tasks: Math.ceil(many / PLAIN.trials) }).all;
  const stored = large.map(packedFeatures);
  const largeEvents = large.reduce((sum, { script }) => sum + script.events.length, 0);
  const facts = large.map((one, at) => ({ ...minedSession(one, stored[at]!), features: null }));
  const before = performance.now();
  const read = facts.map((one, at) => ({ ...one, features: unpack(stored[at]!) }));
  const unpacked = performance.now();
  const mined = mine(read, []);
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  row(
    `dream over the stored features of ${large.length.toLocaleString("en")} sessions, ${largeEvents.toLocaleString("en")} events`,
    `${seconds(performance.now() - before)} (reading ${seconds(unpacked - before)}), ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, ${mined.findings.length} findings`,
    "≤ 30 s and 2 GB at 100,000",
  );

  if (process.argv.includes("--curve")) {
    say("\n| trials a task | difference | workflow precision / recall | mistake precision / recall |\n|---|---|---|---|");
    for (const trials of [5, 10, 20, 40])
      for (const difference of [0.1, 0.2, 0.3]) {
        const { effective_workflow: flow, recurring_mistake: mistake } = kinds({ ...PLAIN, trials, difference }, Math.min(5, seeds));
        say(
          `| ${trials} | ${difference} | ${share(flow!.right, flow!.claimed)} / ${share(flow!.found, flow!.planted)} | ${share(mistake!.right, mistake!.claimed)} / ${share(mistake!.found, mistake!.planted)} |`,
        );
      }
  }
}

main();
